package dev.roster.passwords;

import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PhcString;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), which costs whoever tries passwords memory, too. Kept as {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash} with
 * a salt of 16 bytes and a hash of 32. Immutable, and safe for use by many threads, each of which takes the memory for itself.
 *
 * <p>Takes 1,024 bytes, as many as PBKDF2 of the core, so that going from one to the other locks nobody out. Argon2 itself takes
 * 4 GiB, and digests them before its work begins.
 *
 * <p>Verifies up to 128 MiB of memory, and 512 MiB in all passes together: half a second to two on one processor. What asks for
 * more is not accepted, since anybody who can write a hash could stop the process by it.
 */
public final class Argon2PasswordHasher implements PasswordHasher {

    /** The most memory that is taken for one hash, in KiB. */
    public static final int MAX_MEMORY = 131_072;

    /** The most memory that all passes over it write, in KiB. */
    public static final int MAX_WORK = 524_288;

    /** The most lanes, which are computed one after the other. */
    public static final int MAX_LANES = 16;

    private static final String ID = "argon2id";
    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    /** Argon2 has four slices of two blocks, of 1 KiB each, in every lane (RFC 9106 §3.1). */
    private static final int MIN_MEMORY_OF_LANE = 8;

    private static final int MAX_BYTES = 1_024;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_HASH_BYTES = 16;
    private static final int MAX_HASH_BYTES = 64;

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();

    private Argon2PasswordHasher(Cost cost) {
        this.cost = cost;
    }

    /**
     * Argon2id with 19 MiB, two passes and one lane, which the Password Storage Cheat Sheet of OWASP names first.
     *
     * @return the hasher
     */
    public static Argon2PasswordHasher standard() {
        return of(19_456, 2, 1);
    }

    /**
     * Argon2id with other parameters, such as the 64 MiB, three passes and four lanes that RFC 9106 §4 recommends where memory is
     * short.
     *
     * @param memory the memory in KiB, 8 for each lane to {@value #MAX_MEMORY}; less than 19,456 in tests only
     * @param passes how often it is written, 1 or more; with {@code memory} not more than {@value #MAX_WORK} KiB
     * @param lanes how many parts of it an attacker may compute at once, 1 to {@value #MAX_LANES}
     * @return the hasher
     * @throws IllegalArgumentException if one is out of bounds
     */
    public static Argon2PasswordHasher of(int memory, int passes, int lanes) {
        Cost cost = new Cost(memory, passes, lanes);
        if (!cost.isBounded()) {
            throw new IllegalArgumentException("Argon2 takes 1 to " + MAX_LANES + " lanes, " + MIN_MEMORY_OF_LANE
                    + " KiB for each lane to " + MAX_MEMORY + " KiB, and 1 pass or more over " + MAX_WORK
                    + " KiB in all, found " + cost + "; 19456, 2 and 1 are the standard");
        }
        return new Argon2PasswordHasher(cost);
    }

    @Override
    public String hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(password, salt, cost, HASH_BYTES);
        return new PhcString(ID, VERSION, cost.parameters(), salt, hash).encoded();
    }

    @Override
    public boolean verify(Password password, String encoded) {
        PhcString kept = read(encoded).orElse(null);
        if (kept == null || !password.fits(MAX_BYTES)) {
            return false;
        }
        byte[] expected = kept.hash();
        return MessageDigest.isEqual(expected, derive(password, kept.salt(), Cost.of(kept), expected.length));
    }

    @Override
    public boolean accepts(String encoded) {
        return read(encoded).isPresent();
    }

    /** Tells whether it was made with less memory, fewer passes or fewer bytes; lanes are no matter of strength. */
    @Override
    public boolean needsRehash(String encoded) {
        return read(encoded)
                .filter(kept -> Cost.of(kept).isAtLeast(cost)
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
        return ID + " with " + cost;
    }

    private static Optional<PhcString> read(String encoded) {
        return PhcString.parse(encoded).filter(Argon2PasswordHasher::isBounded);
    }

    private static boolean isBounded(PhcString kept) {
        int hash = kept.hash().length;
        return kept.id().equals(ID)
                && Objects.equals(kept.version(), VERSION)
                && kept.parameters().keySet().equals(Set.of("m", "t", "p"))
                && Cost.of(kept).isBounded()
                && kept.salt().length >= MIN_SALT_BYTES
                && hash >= MIN_HASH_BYTES
                && hash <= MAX_HASH_BYTES;
    }

    private static byte[] derive(Password password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(VERSION)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        byte[] bytes = password.utf8(MAX_BYTES);
        try {
            argon2.generateBytes(bytes, hash);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        return hash;
    }

    /** What one hash costs. */
    private record Cost(int memory, int passes, int lanes) {

        static Cost of(PhcString kept) {
            Map<String, Integer> named = kept.parameters();
            return new Cost(named.getOrDefault("m", 0), named.getOrDefault("t", 0), named.getOrDefault("p", 0));
        }

        boolean isBounded() {
            return lanes >= 1
                    && lanes <= MAX_LANES
                    && memory >= MIN_MEMORY_OF_LANE * lanes
                    && memory <= MAX_MEMORY
                    && passes >= 1
                    && (long) memory * passes <= MAX_WORK;
        }

        boolean isAtLeast(Cost other) {
            return memory >= other.memory && passes >= other.passes;
        }

        Map<String, Integer> parameters() {
            Map<String, Integer> ordered = new LinkedHashMap<>();
            ordered.put("m", memory);
            ordered.put("t", passes);
            ordered.put("p", lanes);
            return ordered;
        }

        @Override
        public String toString() {
            return memory + " KiB, " + passes + " passes and " + lanes + " lanes";
        }
    }
}
