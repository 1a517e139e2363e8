package dev.roster.model;

/**
 * The name with which a user signs in (SCIM {@code userName}, RFC 7643 §4.1.1); unique in its tenant whatever its case.
 *
 * @param value 1 to 255 visible characters, kept as given without spaces around it
 */
public record UserName(String value) implements Comparable<UserName> {

    private static final int MAX_LENGTH = 255;

    /**
     * Strips and checks the text.
     *
     * @throws IllegalArgumentException if the text is blank, too long or holds an invisible character
     */
    public UserName {
        value = value.strip();
        if (!isValid(value)) {
            throw new IllegalArgumentException("user name must have 1 to 255 visible characters");
        }
    }

    /**
     * Reads a text without throwing; spaces around it are dropped.
     *
     * @param text any text
     * @return the value, or {@link IssueCode#USER_NAME_INVALID}
     */
    public static Parsed<UserName> parse(String text) {
        String stripped = text.strip();
        return isValid(stripped) ? Parsed.of(new UserName(stripped)) : Parsed.failed(IssueCode.USER_NAME_INVALID);
    }

    /** {@return the form in which two of them are compared} */
    public String canonical() {
        return CanonicalForm.of(value);
    }

    @Override
    public int compareTo(UserName other) {
        return canonical().compareTo(other.canonical());
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && CanonicalForm.isVisible(text);
    }
}
