package dev.roster.model;

/**
 * The key of a role, in canonical form: {@code "org admin"} whatever the spelling in the file.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record RoleKey(String value) implements Comparable<RoleKey> {

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public RoleKey {
        value = Keys.require(value, "role key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<RoleKey> parse(String text) {
        return Keys.parse(text, RoleKey::new);
    }

    @Override
    public int compareTo(RoleKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
