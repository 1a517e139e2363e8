package dev.roster.spi;

/**
 * What a one-time token is good for; it is good for nothing else. Hosts add purposes of their own.
 *
 * @param name 1 to 40 lower-case ASCII letters or {@code -}
 */
public record TokenPurpose(String name) {

    /** Accept an invitation and set up the account. */
    public static final TokenPurpose INVITATION = new TokenPurpose("invitation");
    /** Set a new password. */
    public static final TokenPurpose PASSWORD_RESET = new TokenPurpose("password-reset");
    /** Confirm a new e-mail address, to which the token was sent. */
    public static final TokenPurpose EMAIL_CHANGE = new TokenPurpose("email-change");

    private static final int MAX_LENGTH = 40;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no purpose
     */
    public TokenPurpose {
        boolean isWord = name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
        if (!isWord || name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "token purpose \"" + name + "\" must be lower-case ASCII like password-reset");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
