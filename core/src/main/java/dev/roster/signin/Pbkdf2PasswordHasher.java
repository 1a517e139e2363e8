package dev.roster.signin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 with HMAC-SHA-256, kept as {@code $pbkdf2-sha256$i=600000$salt$hash}, with {@code l=64} for a hash of 64 bytes. */
final class Pbkdf2PasswordHasher implements PasswordHasher {

    static final int ITERATIONS = 600_000;

    private static final String ID = "pbkdf2-sha256";
    private static final int MIN_ITERATIONS = 1_000;
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int MAX_BYTES = 1_024;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** Each 32 bytes of a hash cost all iterations once more; other programs that write this form keep 64 at the most. */
    private static final int MAX_HASH_BYTES = 64;

    private static final int MIN_HASH_BYTES = 16;
    private static final int MIN_SALT_BYTES = 8;

    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    private Pbkdf2PasswordHasher(int iterations) {
        this.iterations = iterations;
    }

    static Pbkdf2PasswordHasher with(int iterations) {
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("iterations are " + MIN_ITERATIONS + " to " + MAX_ITERATIONS + ", found "
                    + iterations + "; " + ITERATIONS + " is the default");
        }
        return new Pbkdf2PasswordHasher(iterations);
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(password, salt, iterations, HASH_BYTES);
        return new PhcString(ID, null, Map.of("i", iterations), salt, hash).encoded();
    }

    @Override
    public boolean verify(Password password, String encoded) {
        PhcString kept = read(encoded).orElse(null);
        if (kept == null || !password.fits(MAX_BYTES)) {
            return false;
        }
        byte[] expected = kept.hash();
        return MessageDigest.isEqual(expected, derive(password, kept.salt(), iterations(kept), expected.length));
    }

    @Override
    public boolean accepts(String encoded) {
        return read(encoded).isPresent();
    }

    @Override
    public boolean needsRehash(String encoded) {
        return read(encoded)
                .filter(kept -> iterations(kept) >= iterations
                        && kept.salt().length >= SALT_BYTES
                        && kept.hash().length >= HASH_BYTES)
                .isEmpty();
    }

    @Override
    public int maxLength() {
        return MAX_BYTES;
    }

    @Override
    public String toString() {
        return ID + " with " + iterations + " iterations";
    }

    private static Optional<PhcString> read(String encoded) {
        return PhcString.parse(encoded).filter(Pbkdf2PasswordHasher::isBounded);
    }

    /** A hash of other than 32 bytes says so, for one that was cut would verify: each byte is computed by itself. */
    private static boolean isBounded(PhcString kept) {
        Map<String, Integer> named = kept.parameters();
        int hash = kept.hash().length;
        return kept.id().equals(ID)
                && kept.version() == null
                && Set.of("i", "l").containsAll(named.keySet())
                && iterations(kept) >= 1
                && iterations(kept) <= MAX_ITERATIONS
                && named.getOrDefault("l", HASH_BYTES) == hash
                && hash >= MIN_HASH_BYTES
                && hash <= MAX_HASH_BYTES
                && kept.salt().length >= MIN_SALT_BYTES;
    }

    /** How often it was iterated; 0 where the hash does not say so. */
    private static int iterations(PhcString kept) {
        return kept.parameters().getOrDefault("i", 0);
    }

    static byte[] derive(Password password, byte[] salt, int iterations, int bytes) {
        char[] chars = password.charsFor(MAX_BYTES);
        PBEKeySpec secret = new PBEKeySpec(chars, salt, iterations, bytes * Byte.SIZE);
        Arrays.fill(chars, '\0');
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(secret)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(
                    "this Java runtime has no PBKDF2WithHmacSHA256; name another PasswordHasher", missing);
        } finally {
            secret.clearPassword();
        }
    }
}
