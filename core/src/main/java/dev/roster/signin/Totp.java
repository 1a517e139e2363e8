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
 * Codes by time (RFC 6238 on RFC 4226): six digits of HMAC-SHA-1, another one every 30 seconds, as every authenticator makes them.
 */
public final class Totp {

    /** How long a code is the one of the present, in seconds. */
    public static final int STEP_SECONDS = 30;

    private static final int DIGITS = 6;
    /** How many steps a device's clock may be off, either way (RFC 6238 §6). */
    private static final int DRIFT = 1;

    private static final int MAX_TYPED = 20;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /**
     * The step that a moment is in.
     *
     * @param moment the moment, not before 1970
     * @return the step
     */
    public static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), (long) STEP_SECONDS);
    }

    /**
     * Finds the step of which somebody typed the code. All steps that come into question are compared, in a time that does not tell
     * which one it is.
     *
     * @param secret the secret
     * @param typed what was typed, any text; blanks in it do not count
     * @param now the present
     * @param lastStep the last step of which a code was used; none of it and of earlier ones is good again
     * @return the earliest later step whose code it is: that of now, the one before or the one after
     */
    public static OptionalLong match(TotpSecret secret, String typed, Instant now, long lastStep) {
        byte[] digits = digits(typed);
        OptionalLong found = OptionalLong.empty();
        for (long step = stepAt(now) + DRIFT; step >= stepAt(now) - DRIFT; step--) {
            byte[] right = code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, digits) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] digits(String typed) {
        String digits = typed.length() > MAX_TYPED ? "" : typed.replace(" ", "");
        return digits.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The code of a step.
     *
     * @param secret the secret
     * @param step the step
     * @return six digits
     */
    public static String code(TotpSecret secret, long step) {
        return code(secret, step, DIGITS);
    }

    static String code(TotpSecret secret, long step, int digits) {
        byte[] hash = hmac(secret.bytes(), step);
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            code.append((char) ('0' + number % 10));
            number /= 10;
        }
        return code.reverse().toString();
    }

    private static byte[] hmac(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(0, step).array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, missing);
        }
    }
}
