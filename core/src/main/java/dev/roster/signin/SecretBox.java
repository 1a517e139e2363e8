package dev.roster.signin;

import java.util.Optional;

/**
 * Seals secrets with a key of the host, so that who reads the store alone learns none: a vault, a key server, or {@link #aesGcm}.
 * Safe for use by many threads.
 */
public interface SecretBox {

    /**
     * Seals a secret.
     *
     * @param secret the secret; stays the caller's to overwrite
     * @param boundTo for what it is sealed, such as whose it is: it opens for nothing else
     * @return the sealed text: 1 to 1,000 visible ASCII characters without spaces, another one each time
     */
    String seal(byte[] secret, String boundTo);

    /**
     * Opens what was sealed.
     *
     * @param sealed the sealed text, or any text
     * @param boundTo for what it was sealed
     * @return the secret; empty when it was sealed with a key that is not there, or for something else, or was changed
     */
    Optional<byte[]> open(String sealed, String boundTo);

    /**
     * Tells whether a secret should be sealed again when it is at hand.
     *
     * @param sealed the sealed text
     * @return whether it was sealed with a key of before
     */
    boolean needsReseal(String sealed);

    /**
     * AES in Galois/Counter Mode of the JDK (NIST SP 800-38D), with a random nonce of 96 bits. One key seals up to 2^32 secrets.
     *
     * @param key 32 bytes from a secure random source, kept apart from the store
     * @param older keys of before, which open what they sealed and seal nothing
     * @return the box
     * @throws IllegalArgumentException if a key has another length
     */
    static SecretBox aesGcm(byte[] key, byte[]... older) {
        return AesGcmBox.of(key, older);
    }
}
