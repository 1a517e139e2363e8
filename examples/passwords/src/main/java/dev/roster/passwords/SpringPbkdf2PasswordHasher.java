package dev.roster.passwords;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * PBKDF2 with HMAC-SHA-1, as {@code Pbkdf2PasswordEncoder} of Spring Security kept passwords until 5.8: 80 hexadecimal digits, of
 * which the first 16 are the salt. How often it was iterated stands nowhere, so it is the same for all hashes. There to verify what
 * users bring, where the encoder had no secret of its own; new hashes are made by another hasher. Immutable, and safe for use by many
 * threads.
 *
 * <p>Takes 1,024 bytes, as many as PBKDF2 of the core.
 */
public final class SpringPbkdf2PasswordHasher implements PasswordHasher {

    private static final int STANDARD_ITERATIONS = 185_000;
    private static final int MIN_ITERATIONS = 1_000;
    private static final int MAX_ITERATIONS = 2_000_000;
    private static final int MAX_BYTES = 1_024;
    private static final int SALT_BYTES = 8;
    private static final int HASH_BYTES = 32;

    /** Small letters alone, as they were written: one text for one hash. */
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{80}");

    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    private SpringPbkdf2PasswordHasher(int iterations) {
        this.iterations = iterations;
    }

    /**
     * With the 185,000 iterations that Spring Security had unless told.
     *
     * @return the hasher
     */
    public static SpringPbkdf2PasswordHasher standard() {
        return of(STANDARD_ITERATIONS);
    }

    /**
     * With the number of iterations that the encoder was given.
     *
     * @param iterations 1,000 to 2,000,000
     * @return the hasher
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public static SpringPbkdf2PasswordHasher of(int iterations) {
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException("iterations are " + MIN_ITERATIONS + " to " + MAX_ITERATIONS + ", found "
                    + iterations + "; " + STANDARD_ITERATIONS + " is what Spring Security had");
        }
        return new SpringPbkdf2PasswordHasher(iterations);
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return hex.formatHex(salt) + hex.formatHex(derive(password, salt));
    }

    @Override
    public boolean verify(Password password, String encoded) {
        if (!accepts(encoded) || !password.fits(MAX_BYTES)) {
            return false;
        }
        byte[] kept = HexFormat.of().parseHex(encoded);
        byte[] salt = Arrays.copyOf(kept, SALT_BYTES);
        return MessageDigest.isEqual(Arrays.copyOfRange(kept, SALT_BYTES, kept.length), derive(password, salt));
    }

    @Override
    public boolean accepts(String encoded) {
        return FORM.matcher(encoded).matches();
    }

    @Override
    public boolean needsRehash(String encoded) {
        return !accepts(encoded);
    }

    @Override
    public int maxLength() {
        return MAX_BYTES;
    }

    @Override
    public String toString() {
        return "pbkdf2 of Spring Security with " + iterations + " iterations";
    }

    private byte[] derive(Password password, byte[] salt) {
        byte[] bytes = password.utf8(MAX_BYTES);
        PKCS5S2ParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(new SHA1Digest());
        pbkdf2.init(bytes, salt, iterations);
        try {
            return ((KeyParameter) pbkdf2.generateDerivedMacParameters(HASH_BYTES * Byte.SIZE)).getKey();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
