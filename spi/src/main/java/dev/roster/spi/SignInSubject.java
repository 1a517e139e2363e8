package dev.roster.spi;

import dev.roster.model.UserId;

/**
 * Whose attempts to sign in are counted together. A name that nobody has is counted too, so that a lock does
 * not tell who exists; it is hashed before, because people type passwords into the wrong place.
 *
 * @param value 1 to 100 visible ASCII characters without spaces, compared as they are
 */
public record SignInSubject(String value) {

    private static final int MAX_LENGTH = 100;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if the text is empty, too long or holds anything but visible ASCII
     */
    public SignInSubject {
        boolean isVisible = value.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!isVisible || value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a sign-in subject has 1 to 100 visible ASCII characters without spaces; hash names of nobody");
        }
    }

    /**
     * The subject of a stored user, under whatever name the user signs in.
     *
     * @param user the user
     * @return the subject
     */
    public static SignInSubject of(UserId user) {
        return new SignInSubject("user:" + user.value());
    }
}
