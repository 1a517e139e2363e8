package dev.roster.profile;

import dev.roster.model.CanonicalForm;
import dev.roster.model.IssueCode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which texts a field takes in one kind of file, whatever else exists. */
public sealed interface Allowed permits Allowed.OneOf, Allowed.NewInOneWord {

    /** Whether capitals count. */
    enum Spelling {
        /** Any case: {@code Lms} is LMS. */
        ANY_CASE,
        /** As it is written: {@code Admin} is not admin. */
        EXACT
    }

    /**
     * These texts and no others, whatever their case.
     *
     * @param values the texts
     * @return what is taken
     */
    static Allowed oneOf(String... values) {
        return new OneOf(new LinkedHashSet<>(List.of(values)), Spelling.ANY_CASE);
    }

    /**
     * These texts and no others, exactly as they are written.
     *
     * @param values the texts
     * @return what is taken
     */
    static Allowed exactly(String... values) {
        return new OneOf(new LinkedHashSet<>(List.of(values)), Spelling.EXACT);
    }

    /** {@return what exists already, and new names without a blank in them} */
    static Allowed newInOneWord() {
        return new NewInOneWord();
    }

    /**
     * Judges a text.
     *
     * @param text the text as the cell spells it, of one element for a list
     * @param isKnown whether it is the name of something that exists
     * @return what is wrong with it, empty when it is taken
     */
    Optional<IssueCode> problem(String text, boolean isKnown);

    /** {@return the texts to choose from; empty for any} */
    Set<String> values();

    /**
     * Some texts.
     *
     * @param values the texts, in the order in which they are offered
     * @param spelling whether capitals count
     */
    record OneOf(Set<String> values, Spelling spelling) implements Allowed {

        /** Copies the texts. */
        public OneOf {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public Optional<IssueCode> problem(String text, boolean isKnown) {
            boolean isTaken = spelling == Spelling.EXACT
                    ? values.contains(text.strip())
                    : values.stream().map(CanonicalForm::of).anyMatch(CanonicalForm.of(text)::equals);
            return isTaken ? Optional.empty() : Optional.of(IssueCode.VALUE_NOT_ALLOWED);
        }
    }

    /** What exists, and new names without a blank in them. */
    record NewInOneWord() implements Allowed {

        @Override
        public Optional<IssueCode> problem(String text, boolean isKnown) {
            boolean hasBlank = !isKnown
                    && text.strip().chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
            return hasBlank ? Optional.of(IssueCode.VALUE_HAS_BLANKS) : Optional.empty();
        }

        @Override
        public Set<String> values() {
            return Set.of();
        }
    }
}
