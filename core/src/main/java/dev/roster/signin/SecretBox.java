package dev.roster.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals what has to be read again, such as the secret of a second factor, so that whoever has the store alone has nothing: {@link
 * #aesGcm} with a key of the host, or a vault of yours. Safe for use by many threads.
 *
 * <pre>{@code
 * SecretBox box = SecretBox.aesGcm(key).alsoOpening(SecretBox.aesGcm(olderKey));
 * String kept = box.seal(secret.bytes(), "acme/" + user);
 * box.open(kept, "acme/" + user).map(TotpSecret::of);
 * }</pre>
 */
public interface SecretBox {

    /** The longest secret, in bytes. */
    int MAX_SECRET = 512;

    /**
     * Seals a secret.
     *
     * @param secret 1 to {@value #MAX_SECRET} bytes; the caller's to overwrite
     * @param boundTo what it is for, such as tenant and user with a sign between that neither holds: it opens with the same text
     *     alone, and so for nobody else whose row it is copied into
     * @return 1 to 1,000 visible ASCII characters without spaces, others each time
     * @throws IllegalArgumentException if the secret is empty or longer
     */
    String seal(byte[] secret, String boundTo);

    /**
     * Opens what was sealed.
     *
     * @param sealed any text
     * @param boundTo what the secret is for
     * @return the secret, the caller's to overwrite; empty, whatever the text is, where it was sealed with a key that is not known
     *     here or for something else, was altered in any place, or was never sealed
     */
    Optional<byte[]> open(String sealed, String boundTo);

    /**
     * Tells whether a secret should be sealed again when it is open. Opens nothing.
     *
     * @param sealed any text
     * @return whether it was sealed in another way, or with another key, than {@link #seal} does it now
     */
    boolean needsReseal(String sealed);

    /**
     * Seals with this one, and opens what others sealed, too: with the keys of before, or in the place that secrets come from.
     *
     * @param others who opens what this one does not, the first who does
     * @return the box; what others sealed needs to be sealed again
     */
    default SecretBox alsoOpening(SecretBox... others) {
        List<SecretBox> all = new ArrayList<>();
        all.add(this);
        all.addAll(List.of(others));
        return new SecretBoxChain(all);
    }

    /**
     * AES-256-GCM of the JDK (NIST SP 800-38D) with a random nonce of 96 bits. The text tells which key sealed it by a mark, which
     * tells nothing else of the key. One key is good for 2^32 seals (§8.3): with more of them two would have the same nonce too probably.
     *
     * @param key 32 bytes from a secure random source, the same in every process of the host, and kept apart from the store; copied.
     *     Without it nothing opens again. Example: 32 bytes from the host's vault
     * @return the box
     * @throws IllegalArgumentException if the key has another length
     */
    static SecretBox aesGcm(byte[] key) {
        return AesGcmBox.of(key);
    }
}
