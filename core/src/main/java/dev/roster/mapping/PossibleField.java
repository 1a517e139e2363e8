package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.Set;

/**
 * A field that a column may feed, and how sure that is.
 *
 * @param field the field
 * @param percent how sure it is, 0 to 100
 * @param isInverted whether yes means inactive
 * @param reason why, for people
 * @param languages the languages of the word that says so; empty when it is no word
 */
record PossibleField(Field<?> field, int percent, boolean isInverted, String reason, Set<String> languages) {

    static final int AUTO = 80;
    static final int SUGGESTED = 50;
    static final int HINT = 45;

    PossibleField(Field<?> field, int percent, boolean isInverted, String reason) {
        this(field, percent, isInverted, reason, Set.of());
    }

    /** {@return whether it is sure enough to import the column without a question} */
    boolean isAuto() {
        return percent >= AUTO;
    }

    /** The same field, a little less sure. */
    PossibleField weaker(int by, String how) {
        return by == 0 ? this : new PossibleField(field, percent - by, isInverted, reason + how, languages);
    }

    /** The same field, with more to its reason. */
    PossibleField because(String how) {
        return new PossibleField(field, percent, isInverted, reason + how, languages);
    }

    Candidate toCandidate() {
        return new Candidate(field, percent / 100.0, reason);
    }
}
