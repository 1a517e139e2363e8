package dev.roster.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time (RFC 6238, which is RFC 4226 with time steps for a counter): 6 digits of HMAC-SHA-1, others every 30
 * seconds, the one kind that every authenticator app makes. Whoever asks counts the attempts first: a guess is right three times
 * in a million. And keeps the step that was used, by a conditional write, before anybody is let in.
 */
public final class Totp {

    /** How long a time step is, in seconds. */
    public static final int STEP_SECONDS = 30;

    private static final int DIGITS = 6;
    /** How many steps a clock may be off, to either side; RFC 6238 §5.2 recommends one for the delay of the network. */
    private static final int DRIFT = 1;
    /** No number of 31 bits has more decimal digits. */
    private static final String ZEROS = "0000000000";

    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /**
     * Counts the time steps since 1970 (RFC 6238 §4.2).
     *
     * @param moment any moment
     * @return the step that it is in, negative before 1970
     */
    public static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * Makes the code that an authenticator shows in a time step.
     *
     * @param secret the secret of both
     * @param step the step
     * @return 6 digits
     * @throws IllegalStateException if this Java has no HMAC-SHA-1, which every Java has
     */
    public static String code(TotpSecret secret, long step) {
        return code(secret, step, DIGITS);
    }

    /**
     * Finds the time step of which somebody typed the code: the present one, the one before or the one after, and later than the
     * last that was used, so that a code is good once. Where several of them have this very code, it is the latest, so that none of
     * the others is left to use the code again. All are compared, each in a time that does not tell how much of it is right.
     *
     * @param secret the secret of both
     * @param typed any text; its blanks and dashes do not count, and only the digits of ASCII are digits
     * @param now the present
     * @param lastStep the last step of which a code was used, 0 for none
     * @return the step to keep as the last one; empty where the code is wrong or used
     * @throws IllegalStateException if this Java has no HMAC-SHA-1, which every Java has
     */
    public static OptionalLong match(TotpSecret secret, String typed, Instant now, long lastStep) {
        return match(secret, typed, now, lastStep, DIGITS);
    }

    static OptionalLong match(TotpSecret secret, String typed, Instant now, long lastStep, int digits) {
        byte[] code = TypedCode.of(typed).getBytes(StandardCharsets.UTF_8);
        long present = stepAt(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            byte[] right = code(secret, step, digits).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, code) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** HOTP of RFC 4226 §5.3, the step being the counter. */
    static String code(TotpSecret secret, long step, int digits) {
        byte[] hash = hmac(secret, step);
        int offset = hash[hash.length - 1] & 0xf;
        String number = ZEROS + (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE);
        return number.substring(number.length() - digits);
    }

    private static byte[] hmac(TotpSecret secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
