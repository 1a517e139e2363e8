package dev.roster.signin;

import java.util.ArrayList;
import java.util.List;

/**
 * How passwords are hashed: a text that shows nothing of the password, and holds the salt and all parameters with which it was
 * made. Safe for use by many threads (PH-12). No password and no hash stands in an exception, a log or {@code toString()} (PH-11).
 * {@code dev.roster.testing.PasswordHasherContract} has the rules PH-01 to PH-12 as tests of a hasher of yours.
 *
 * <pre>{@code
 * PasswordHasher hasher = PasswordHasher.pbkdf2();
 * String kept = hasher.hash(password);
 * boolean isRight = hasher.verify(typed, kept);
 * if (isRight && hasher.needsRehash(kept)) { kept = hasher.hash(typed); }
 * }</pre>
 */
public interface PasswordHasher {

    /**
     * Hashes a password with a new salt (PH-02).
     *
     * @param password the password
     * @return what is kept of it, in a form that {@link #accepts} knows: ASCII without blanks, 512 characters at the most (PH-03,
     *     PH-04)
     * @throws PasswordRefusedException if it takes more than {@link #maxLength()} bytes, which are never cut, or is not usable
     *     (PH-08 to PH-10)
     */
    String hash(Password password);

    /**
     * Tells whether a password is the one that was hashed (PH-01). Hashes compare in a time that does not tell how much of them is
     * equal.
     *
     * @param password what was typed
     * @param encoded what is kept, or any text, which never makes it throw
     * @return whether it is; false, without hashing anything, where the form is not accepted or the password is longer than {@link
     *     #maxLength()} or not usable; false, too, for a hash that was cut or changed (PH-06)
     */
    boolean verify(Password password, String encoded);

    /**
     * Tells whether a hash is of a form, and with parameters, that this one verifies. Costs no hashing, and parameters that would
     * take too much time or memory are not accepted, so that a hash that somebody planted cannot stop the process (PH-05, PH-07).
     *
     * @param encoded what is kept, or any text
     * @return whether {@link #verify} would hash to compare with it
     */
    boolean accepts(String encoded);

    /**
     * Tells whether a hash should be made again at the next sign-in, when the password is at hand.
     *
     * @param encoded what is kept
     * @return whether it was made with less than {@link #hash} takes now, or is not accepted
     */
    boolean needsRehash(String encoded);

    /** {@return the longest password in bytes of UTF-8; 64 or more, so that what NIST SP 800-63B asks for can be kept} */
    int maxLength();

    /**
     * Tells the longest password that is hashed to compare it with a hash, where several ways are known.
     *
     * @param encoded what is kept, of a form that is {@linkplain #accepts accepted}
     * @return how many bytes of UTF-8; by default {@link #maxLength()}
     */
    default int maxLength(String encoded) {
        return maxLength();
    }

    /**
     * Hashes with this one, and verifies what others made, too: hashes of before, or of the system that users came from.
     *
     * @param others who verifies what this one does not accept, the first who accepts it
     * @return the hasher; what others made needs to be made again
     */
    default PasswordHasher alsoVerifying(PasswordHasher... others) {
        List<PasswordHasher> all = new ArrayList<>();
        all.add(this);
        all.addAll(List.of(others));
        return new HasherChain(all);
    }

    /**
     * PBKDF2 with HMAC-SHA-256 of the JDK (RFC 8018) with the 600,000 iterations that the Password Storage Cheat Sheet of OWASP
     * asks for, a salt of 16 bytes and a hash of 32. Takes 1,024 bytes, and verifies up to 2,000,000 iterations.
     *
     * <p>Where memory-hard hashing is wanted, which costs attackers more, name a hasher with Argon2id.
     *
     * @return the hasher, the default
     */
    static PasswordHasher pbkdf2() {
        return Pbkdf2PasswordHasher.with(Pbkdf2PasswordHasher.ITERATIONS);
    }

    /**
     * The same with another number of iterations, such as 1,300,000 on faster machines.
     *
     * @param iterations 1,000 to 2,000,000; less than 600,000 in tests only
     * @return the hasher
     * @throws IllegalArgumentException if the number is out of bounds
     */
    static PasswordHasher pbkdf2(int iterations) {
        return Pbkdf2PasswordHasher.with(iterations);
    }
}
