package dev.roster.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A box whose texts say which key sealed them: {@code v1.mark.nonce-and-ciphertext}. */
final class AesGcmBox implements SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK_CHARS = 8;
    private static final String VERSION = "v1";

    private final Map<String, SecretKeySpec> keys;
    private final String writing;
    private final SecureRandom random = new SecureRandom();

    private AesGcmBox(Map<String, SecretKeySpec> keys, String writing) {
        this.keys = keys;
        this.writing = writing;
    }

    static AesGcmBox of(byte[] key, byte[]... older) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        String writing = markOf(key);
        keys.put(writing, new SecretKeySpec(key, "AES"));
        for (byte[] earlier : older) {
            keys.putIfAbsent(markOf(earlier), new SecretKeySpec(earlier, "AES"));
        }
        return new AesGcmBox(keys, writing);
    }

    /**
     * Tells keys apart, and nothing else of them.
     *
     * @throws IllegalArgumentException if the key has another length
     * @throws IllegalStateException if this Java has no SHA-256, which every Java has
     */
    private static String markOf(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key of a box has " + KEY_BYTES + " bytes from a secure random source, found " + key.length);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("roster-box".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key)).substring(0, MARK_CHARS);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    @Override
    public String seal(byte[] secret, String boundTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keyOf(writing), nonce, boundTo).doFinal(secret);
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return VERSION + "." + writing + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has AES/GCM", missing);
        }
    }

    private @Nullable SecretKeySpec keyOf(@Nullable String mark) {
        return keys.get(mark);
    }

    @Override
    public Optional<byte[]> open(String sealed, String boundTo) {
        String[] parts = sealed.split("\\.", -1);
        SecretKeySpec key = parts.length == 3 && parts[0].equals(VERSION) ? keyOf(parts[1]) : null;
        if (key == null) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(parts[2]);
            boolean isWritten =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(both).equals(parts[2]);
            if (!isWritten || both.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (IllegalArgumentException | GeneralSecurityException foreign) {
            return Optional.empty();
        }
    }

    @Override
    public boolean needsReseal(String sealed) {
        return !sealed.startsWith(VERSION + "." + writing + ".");
    }

    private static Cipher cipher(int mode, @Nullable SecretKeySpec key, byte[] nonce, String boundTo)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** {@return how many keys there are, and none of them} */
    @Override
    public String toString() {
        return "AES-256-GCM with " + keys.size() + " keys";
    }
}
