package dev.roster.model;

/**
 * The key of a group, in canonical form: {@code "support team"} whatever the spelling in the file.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record GroupKey(String value) implements Comparable<GroupKey> {

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public GroupKey {
        value = Keys.require(value, "group key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<GroupKey> parse(String text) {
        return Keys.parse(text, GroupKey::new);
    }

    @Override
    public int compareTo(GroupKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
