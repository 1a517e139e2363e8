package dev.roster.model;

/**
 * The key of an organization, in canonical form: {@code "acme corp"} whatever the spelling in the file.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record OrganizationKey(String value) implements Comparable<OrganizationKey> {

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public OrganizationKey {
        value = Keys.require(value, "organization key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<OrganizationKey> parse(String text) {
        return Keys.parse(text, OrganizationKey::new);
    }

    @Override
    public int compareTo(OrganizationKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
