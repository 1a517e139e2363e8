package dev.roster.json;

import dev.roster.plan.PlanException;
import dev.roster.spi.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells plans that were made here from others: HMAC-SHA256 (RFC 2104) over the digest of a plan. Without a key nothing is
 * sealed, and a digest stops accidents alone. Safe for use by many threads.
 */
public final class PlanSeal {

    /** Seals nothing. */
    public static final PlanSeal NONE = new PlanSeal(null);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String START = "{\"seal\":\"";
    private static final String PURPOSE = "roster-plan ";

    private final @Nullable SecretKeySpec key;

    private PlanSeal(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Seals with a key.
     *
     * @param key {@value SealingKeys#MIN_BYTES} or more bytes that nobody else knows
     * @return the seal
     * @throws IllegalArgumentException if the key is shorter
     */
    public static PlanSeal of(byte[] key) {
        if (key.length < SealingKeys.MIN_BYTES) {
            throw new IllegalArgumentException(
                    "a key that seals plans has 32 bytes or more from a secure random source, found " + key.length);
        }
        return new PlanSeal(new SecretKeySpec(key, ALGORITHM));
    }

    /** Whether a line of a file is a seal. */
    static boolean isLine(byte[] line) {
        byte[] start = START.getBytes(StandardCharsets.UTF_8);
        return line.length >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    /** The line behind a plan of this digest; empty when nothing is sealed. */
    String lineFor(String digest) {
        return key == null ? "" : START + HexFormat.of().formatHex(of(digest, key)) + "\"}\n";
    }

    /**
     * Checks the line behind a plan.
     *
     * @param line the line, or "" when there is none
     * @throws PlanException if it is not the one of this seal
     */
    void require(String digest, String line) {
        byte[] wanted = lineFor(digest).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, line.getBytes(StandardCharsets.UTF_8))) {
            throw new PlanException(
                    PlanException.Reason.UNREADABLE,
                    key == null
                            ? "this plan is sealed with a key that is not known here, so nobody can tell whether it was"
                                    + " altered; make a new plan from the file"
                            : "this plan was not sealed here, or was altered afterwards; make a new plan from the file");
        }
    }

    private static byte[] of(String digest, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + digest).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
