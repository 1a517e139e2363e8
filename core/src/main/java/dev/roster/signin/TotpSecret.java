package dev.roster.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The secret that an authenticator and Roster share. Shows itself in no text but {@link #base32()} and {@link #otpauth}. Immutable.
 */
public final class TotpSecret {

    /** RFC 4226 §4 recommends 160 bits. */
    private static final int BYTES = 20;

    private static final int MIN_BYTES = 16;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int LOW = 31;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** {@return a new secret of 160 random bits} */
    public static TotpSecret draw() {
        byte[] drawn = new byte[BYTES];
        RANDOM.nextBytes(drawn);
        return new TotpSecret(drawn);
    }

    /**
     * A secret that was drawn before.
     *
     * @param bytes 16 or more
     * @return the secret
     * @throws IllegalArgumentException if there are fewer (RFC 4226 §4)
     */
    public static TotpSecret of(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "a secret of codes has " + MIN_BYTES + " bytes or more, found " + bytes.length);
        }
        return new TotpSecret(bytes);
    }

    /** {@return a copy of the bytes, for a {@link SecretBox}} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the secret for people who type it: Base32 (RFC 4648) without padding, in groups of four} */
    public String base32() {
        String plain = plain();
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < plain.length(); i += GROUP) {
            grouped.append(i == 0 ? "" : " ").append(plain, i, Math.min(plain.length(), i + GROUP));
        }
        return grouped.toString();
    }

    private String plain() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (byte one : bytes) {
            buffer = (buffer << Byte.SIZE) | (one & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(ALPHABET.charAt((buffer >> held) & LOW));
            }
            buffer &= (1 << held) - 1;
        }
        if (held > 0) {
            text.append(ALPHABET.charAt((buffer << (BITS - held)) & LOW));
        }
        return text.toString();
    }

    /**
     * The address that authenticators read from a picture, as Google Authenticator's Key URI Format has it: the defaults of RFC 6238,
     * which all of them know, go without saying.
     *
     * @param issuer what the authenticator calls the application
     * @param account what it calls the user
     * @return such as {@code otpauth://totp/Acme:ada%40example.com?secret=…&issuer=Acme}; a colon in either is a blank
     */
    public URI otpauth(String issuer, String account) {
        String name = encoded(issuer.replace(':', ' '));
        return URI.create("otpauth://totp/" + name + ":" + encoded(account.replace(':', ' ')) + "?secret=" + plain()
                + "&issuer=" + name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "TotpSecret[" + bytes.length + " bytes]";
    }
}
