package dev.roster.model;

/**
 * The identity of a user inside one tenant: given once, never changed, never given again.
 *
 * @param value 1 to 64 visible ASCII characters without spaces, compared as they are
 */
public record UserId(String value) implements Comparable<UserId> {

    private static final int MAX_LENGTH = 64;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if the text is empty, too long or holds anything but visible ASCII
     */
    public UserId {
        if (!isId(value)) {
            throw new IllegalArgumentException("user id must have 1 to 64 visible ASCII characters without spaces");
        }
    }

    /**
     * Reads an id without throwing; spaces around it are dropped.
     *
     * @param text any text
     * @return the id, or {@link IssueCode#USER_REFERENCE_INVALID}
     */
    public static Parsed<UserId> parse(String text) {
        String stripped = text.strip();
        return isId(stripped) ? Parsed.of(new UserId(stripped)) : Parsed.failed(IssueCode.USER_REFERENCE_INVALID);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_LENGTH;
    }
}
