package dev.roster.spi;

/**
 * The SHA-256 of the secret in a one-time link. The secret itself is sent, never stored; that a hash has 64
 * digits keeps a secret of 128 bits from being taken for one.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record TokenHash(String value) {

    private static final int LENGTH = 64;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no hash; the message does not quote it, for it may be a secret
     */
    public TokenHash {
        boolean isHex = value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!isHex || value.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a token hash has 64 lower-case hexadecimal digits; hash the secret before it is stored");
        }
    }
}
