package dev.roster.signin;

/** Says that a password cannot be hashed. Its message holds nothing of the password. */
public final class PasswordRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private PasswordRefusedException(String message) {
        super(message);
    }

    static PasswordRefusedException tooLong(int maxLength) {
        return new PasswordRefusedException("the password takes more than the " + maxLength
                + " bytes of UTF-8 that are hashed, and is never cut; ask for a shorter one");
    }

    static PasswordRefusedException unusable() {
        return new PasswordRefusedException("the password is empty, longer than " + Password.MAX_CHARS
                + " UTF-16 units, or holds a character that no password may hold; ask Password.isUsable first");
    }
}
