package dev.roster.model;

/**
 * The key of a team, in canonical form: {@code "backend"} whatever the spelling in the file.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record TeamKey(String value) implements Comparable<TeamKey> {

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public TeamKey {
        value = Keys.require(value, "team key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<TeamKey> parse(String text) {
        return Keys.parse(text, TeamKey::new);
    }

    @Override
    public int compareTo(TeamKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
