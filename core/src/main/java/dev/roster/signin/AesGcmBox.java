package dev.roster.signin;

import dev.roster.spi.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with one key, kept as {@code v1.<mark of the key>.<nonce, ciphertext and tag in base64url>}. */
final class AesGcmBox implements SecretBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int MARK_CHARS = 8;
    private static final byte[] NOTHING = {};

    private final SecretKeySpec key;
    /** What stands before everything that this key seals. */
    private final String head;

    private final SecureRandom random = new SecureRandom();

    private AesGcmBox(SecretKeySpec key, String head) {
        this.key = key;
        this.head = head;
    }

    static AesGcmBox of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key that seals secrets has " + KEY_BYTES
                    + " bytes from a secure random source, found " + key.length);
        }
        return new AesGcmBox(new SecretKeySpec(key, "AES"), "v1." + markOf(key) + ".");
    }

    @Override
    public String seal(byte[] secret, String boundTo) {
        if (secret.length == 0 || secret.length > MAX_SECRET) {
            throw new IllegalArgumentException(
                    "a secret that is sealed has 1 to " + MAX_SECRET + " bytes, found " + secret.length);
        }
        byte[] body = new byte[NONCE_BYTES + secret.length + TAG_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        System.arraycopy(nonce, 0, body, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce, boundTo).doFinal(secret, 0, secret.length, body, NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
        return head + base64(body);
    }

    @Override
    public Optional<byte[]> open(String sealed, String boundTo) {
        byte[] body = body(sealed);
        if (body.length <= NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(body, NONCE_BYTES), boundTo)
                    .doFinal(body, NONCE_BYTES, body.length - NONCE_BYTES));
        } catch (AEADBadTagException alteredOrForSomethingElse) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public boolean needsReseal(String sealed) {
        return !sealed.startsWith(head);
    }

    /** {@return the mark, by which operators find the key} */
    @Override
    public String toString() {
        return "AES-256-GCM " + head;
    }

    /** What stands behind the head; one text for one body, so Base64 that ends in stray bits is none. */
    private byte[] body(String sealed) {
        if (needsReseal(sealed) || sealed.length() > Credentials.MAX_TEXT) {
            return NOTHING;
        }
        String text = sealed.substring(head.length());
        try {
            byte[] body = Base64.getUrlDecoder().decode(text);
            return base64(body).equals(text) ? body : NOTHING;
        } catch (IllegalArgumentException notBase64) {
            return NOTHING;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        // Unit by unit, so that no two texts are one, as halved surrogates are in UTF-8.
        ByteBuffer bound = ByteBuffer.allocate(boundTo.length() * Character.BYTES);
        bound.asCharBuffer().put(boundTo);
        cipher.updateAAD(bound);
        return cipher;
    }

    private static String markOf(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] mark = mac.doFinal("roster-secret-box mark".getBytes(StandardCharsets.UTF_8));
            return base64(mark).substring(0, MARK_CHARS);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("every Java has AES-GCM and HMAC-SHA-256", cause);
    }
}
