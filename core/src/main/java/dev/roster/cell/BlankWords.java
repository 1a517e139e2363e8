package dev.roster.cell;

import dev.roster.model.CanonicalForm;
import dev.roster.words.ValueWords;
import java.util.HashSet;
import java.util.Set;

/**
 * The words that say in one column that there is nothing.
 *
 * @param inAnyCase those that do in every spelling, in canonical form
 * @param asSpelled those that do exactly as they are spelled
 */
public record BlankWords(Set<String> inAnyCase, Set<String> asSpelled) {

    /** Longer texts are not looked up: nearly every cell is passed over by its length or its first letter. */
    private static final int MAX_LENGTH = 16;

    /** Copies the sets. */
    public BlankWords {
        inAnyCase = Set.copyOf(inAnyCase);
        asSpelled = Set.copyOf(asSpelled);
    }

    /** {@return no word at all} */
    public static BlankWords none() {
        return new BlankWords(Set.of(), Set.of());
    }

    /**
     * The same words, and more that count exactly as they are spelled.
     *
     * @param more the other words
     * @return the changed copy
     */
    public BlankWords with(Set<String> more) {
        Set<String> all = new HashSet<>(asSpelled);
        all.addAll(more);
        return new BlankWords(inAnyCase, all);
    }

    /** Whether a text is one of them. */
    public boolean contains(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !ValueWords.beginsBlank(text.charAt(0))) {
            return false;
        }
        return asSpelled.contains(text) || inAnyCase.contains(CanonicalForm.of(text));
    }
}
