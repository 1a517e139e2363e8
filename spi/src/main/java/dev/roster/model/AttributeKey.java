package dev.roster.model;

/**
 * The key of a custom attribute, such as {@code costCenter}; compared as it is written.
 *
 * @param value a letter, then up to 63 letters, digits, {@code _}, {@code -} or {@code .}, all ASCII
 */
public record AttributeKey(String value) implements Comparable<AttributeKey> {

    private static final int MAX_LENGTH = 64;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is not an attribute key
     */
    public AttributeKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("attribute key \"" + value
                    + "\" must be a letter followed by up to 63 letters, digits, '_', '-' or '.'");
        }
    }

    @Override
    public int compareTo(AttributeKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isKey(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
