package dev.roster.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * The secret of an authenticator's codes, which both sides know. Kept sealed by a {@link SecretBox}, and shown once, by {@link
 * #otpauth} or {@link #base32()}; {@link #toString()} shows nothing of it. Immutable.
 */
public final class TotpSecret {

    /** RFC 4226 §4 R6 recommends 160 bits. */
    private static final int BYTES = 20;
    /** RFC 4226 §4 R6 asks for 128 bits. */
    private static final int MIN_BYTES = 16;
    /** A block of SHA-1; HMAC hashes longer keys first (RFC 2104). */
    private static final int MAX_BYTES = 64;

    /** RFC 4648 §6. */
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;
    private static final int GROUP = 4;

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return a new secret of 160 random bits} */
    public static TotpSecret draw() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return new TotpSecret(drawn);
    }

    /**
     * A secret that was drawn before.
     *
     * @param bytes 16 to 64 bytes, which are copied
     * @return the secret
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static TotpSecret of(byte[] bytes) {
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a secret of codes has " + MIN_BYTES + " to " + MAX_BYTES
                    + " bytes, found " + bytes.length + "; draw a new one");
        }
        return new TotpSecret(bytes.clone());
    }

    /** {@return a copy of the bytes, for a {@link SecretBox}; the caller's to overwrite} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the secret for who types it: Base32 (RFC 4648 §6) without padding, in groups of 4 with a blank between} */
    public String base32() {
        return base32(bytes).replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    /**
     * The address that an authenticator app reads from a picture, in the Key Uri Format of Google Authenticator. It names neither
     * algorithm nor digits nor period, which are the ones that the format has for granted. It holds the secret: no log and no other
     * host may see it.
     *
     * @param issuer what the app calls the application
     * @param account what the app calls the user, such as their address
     * @return such as {@code otpauth://totp/Acme%20Co:ada%40example.com?secret=…&issuer=Acme%20Co}; a colon, which the format
     *     forbids in both, is a blank
     * @throws IllegalArgumentException if nothing but blanks and colons is in one of them
     */
    public URI otpauth(String issuer, String account) {
        String name = label("issuer", issuer);
        return URI.create("otpauth://totp/" + name + ":" + label("account", account) + "?secret=" + base32(bytes)
                + "&issuer=" + name);
    }

    /** {@return the same for every secret} */
    @Override
    public String toString() {
        return "•••";
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += BITS) {
            int first = bit / Byte.SIZE;
            int second = first + 1 < bytes.length ? bytes[first + 1] & 0xff : 0;
            int pair = (bytes[first] & 0xff) << Byte.SIZE | second;
            int unused = 2 * Byte.SIZE - BITS - bit % Byte.SIZE;
            text.append(BASE32.charAt(pair >> unused & BASE32.length() - 1));
        }
        return text.toString();
    }

    /**
     * Percent-encoded as RFC 3986 §2.3 has it; forms of HTML have a plus for a blank and leave the asterisk.
     *
     * @throws IllegalArgumentException if nothing would be shown
     */
    private static String label(String what, String text) {
        String label = text.replace(':', ' ').strip();
        if (label.isEmpty()) {
            throw new IllegalArgumentException("the " + what
                    + " that an authenticator shows is blank; name it, such as by the title of the application"
                    + " or the address of the user");
        }
        return URLEncoder.encode(label, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
