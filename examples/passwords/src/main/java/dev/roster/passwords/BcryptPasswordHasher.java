package dev.roster.passwords;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Bcrypt, as OpenBSD and most systems of before keep passwords: {@code $2b$12$} with 53 characters of salt and hash. Verifies
 * {@code $2a$}, {@code $2b$} and {@code $2y$}, which are one algorithm, with a cost of 4 to 16, and writes {@code $2b$}. Immutable, and
 * safe for use by many threads.
 *
 * <p>Takes 72 bytes of UTF-8, since bcrypt reads no more. Others cut what is longer, and so does whoever hashed a longer password
 * elsewhere: it is refused here, and its owner sets another one. New hashes are better made by {@link Argon2PasswordHasher}.
 */
public final class BcryptPasswordHasher implements PasswordHasher {

    /** The least cost. */
    public static final int MIN_COST = 4;

    /** The greatest cost, some seconds for one hash; each step takes twice as long as the one before. */
    public static final int MAX_COST = 16;

    private static final String VERSION = "2b";
    private static final int STANDARD_COST = 12;
    private static final int MAX_BYTES = 72;
    private static final int SALT_BYTES = 16;

    /** The last characters of salt and hash hold 2 and 4 bits; others there would be another text for the same hash. */
    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]");

    private final int cost;
    private final SecureRandom random = new SecureRandom();

    private BcryptPasswordHasher(int cost) {
        this.cost = cost;
    }

    /**
     * Bcrypt with a cost of 12, a quarter of a second; the Password Storage Cheat Sheet of OWASP asks for 10 or more.
     *
     * @return the hasher
     */
    public static BcryptPasswordHasher standard() {
        return of(STANDARD_COST);
    }

    /**
     * Bcrypt with another cost.
     *
     * @param cost the binary logarithm of how often the key is set up, {@value #MIN_COST} to {@value #MAX_COST}; less than 10 in
     *     tests only
     * @return the hasher
     * @throws IllegalArgumentException if the cost is out of bounds
     */
    public static BcryptPasswordHasher of(int cost) {
        if (cost < MIN_COST || cost > MAX_COST) {
            throw new IllegalArgumentException("the cost of bcrypt is " + MIN_COST + " to " + MAX_COST + ", found "
                    + cost + "; " + STANDARD_COST + " is the standard");
        }
        return new BcryptPasswordHasher(cost);
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] bytes = password.utf8(MAX_BYTES);
        try {
            return OpenBSDBCrypt.generate(VERSION, bytes, salt, cost);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public boolean verify(Password password, String encoded) {
        if (!accepts(encoded) || !password.fits(MAX_BYTES)) {
            return false;
        }
        byte[] bytes = password.utf8(MAX_BYTES);
        try {
            return OpenBSDBCrypt.checkPassword(encoded, bytes); // compares in constant time
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public boolean accepts(String encoded) {
        return FORM.matcher(encoded).matches();
    }

    @Override
    public boolean needsRehash(String encoded) {
        Matcher form = FORM.matcher(encoded);
        return !form.matches() || Integer.parseInt(form.group(1)) < cost;
    }

    @Override
    public int maxLength() {
        return MAX_BYTES;
    }

    @Override
    public String toString() {
        return "bcrypt with a cost of " + cost;
    }
}
