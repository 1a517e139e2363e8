package dev.roster.compact;

import dev.roster.model.Field;
import dev.roster.model.UserId;

/**
 * 64-bit hashes that stand for identities seen in a file, so that a million rows cost a few megabytes. Two
 * different identities of ten million share a hash with a chance of about one in 200,000; the
 * consequence would be a row that is rejected as a duplicate, never a wrong write.
 */
public final class Hashes {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    /**
     * The hash of a key.
     *
     * @param field what it is a key of
     * @param canonical its canonical text
     * @return 64 bits
     */
    public static long of(Field<?> field, String canonical) {
        return hash(field.key().hashCode(), canonical);
    }

    /**
     * The hash of a user.
     *
     * @param id the user
     * @return 64 bits
     */
    public static long of(UserId id) {
        return of(Field.ID, id.value());
    }

    /**
     * The hash of a text that stands for itself.
     *
     * @param text any text
     * @return 64 bits
     */
    public static long of(String text) {
        return hash(0, text);
    }

    private static long hash(int seed, String text) {
        long hash = seed * GOLDEN ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    /**
     * The finishing step of SplitMix64 (Steele, Lea, Flood 2014).
     *
     * @param value any number
     * @return a number of which every bit depends on every bit of that one
     */
    public static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
