package dev.roster.model;

/**
 * The key of a product module, in canonical form: {@code "lms"} whatever the spelling in the file.
 *
 * @param value 1 to 100 characters, folded by {@link CanonicalForm}; no {@code |}, line break or invisible character
 */
public record ModuleKey(String value) implements Comparable<ModuleKey> {

    /**
     * Folds and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds a forbidden character
     */
    public ModuleKey {
        value = Keys.require(value, "module key");
    }

    /**
     * Reads a key without throwing.
     *
     * @param text any text
     * @return the key, or {@link IssueCode#KEY_INVALID}
     */
    public static Parsed<ModuleKey> parse(String text) {
        return Keys.parse(text, ModuleKey::new);
    }

    @Override
    public int compareTo(ModuleKey other) {
        return CanonicalForm.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
