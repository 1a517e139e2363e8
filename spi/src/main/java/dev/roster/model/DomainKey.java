package dev.roster.model;

/**
 * A part of the product that may have administrators of its own, such as people, content or budget; hosts name theirs.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record DomainKey(String value) implements Comparable<DomainKey> {

    /** The domain of what Roster itself does: users, their groups and attributes. */
    public static final DomainKey PEOPLE = new DomainKey("people");

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public DomainKey {
        value = Keys.require(value, "domain key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<DomainKey> parse(String text) {
        return Keys.parse(text, DomainKey::new);
    }

    @Override
    public int compareTo(DomainKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
