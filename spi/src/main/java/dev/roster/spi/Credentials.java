package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a user signs in with: hashes and sealed texts alone, nothing that anybody could type. Immutable.
 *
 * @param user whose they are
 * @param version 1 when they are saved for the first time, 1 more with every save
 * @param generation of which generation the sessions are that begin now, 0 or more; those of earlier ones are over
 * @param password the password, or null when there is none
 * @param secondFactor the second factor, or null when none is enrolled
 */
public record Credentials(
        UserId user,
        long version,
        long generation,
        @Nullable Password password,
        @Nullable SecondFactor secondFactor) {

    /** How long a hash or a sealed text may be, in characters. */
    public static final int MAX_TEXT = 1_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the version is not positive, or the generation negative
     */
    public Credentials {
        Objects.requireNonNull(user, "user");
        if (version < 1) {
            throw new IllegalArgumentException("credentials have a version of 1 or more, found " + version);
        }
        if (generation < 0) {
            throw new IllegalArgumentException("a generation is 0 or more, found " + generation);
        }
    }

    /**
     * The first credentials of a user.
     *
     * @param user whose they are
     * @param password the password, or null for none
     * @param secondFactor the second factor, or null for none
     * @return the credentials, of version 1 and generation 0
     */
    public static Credentials first(UserId user, @Nullable Password password, @Nullable SecondFactor secondFactor) {
        return new Credentials(user, 1, 0, password, secondFactor);
    }

    /**
     * Gives what a save writes over these credentials.
     *
     * @param password the password from now on, or null for none
     * @param secondFactor the second factor from now on, or null for none
     * @return the credentials, with the version after this one and of the same generation
     */
    public Credentials next(@Nullable Password password, @Nullable SecondFactor secondFactor) {
        return new Credentials(user, Math.addExact(version, 1), generation, password, secondFactor);
    }

    /** {@return the same credentials, of the next generation: sessions that began until now are over once they are saved} */
    public Credentials endingSessions() {
        return new Credentials(user, version, Math.addExact(generation, 1), password, secondFactor);
    }

    /** {@return user and version alone, and what is there: nothing of it belongs into logs} */
    @Override
    public String toString() {
        return "Credentials[" + user + ", version " + version + (password == null ? "" : ", a password")
                + (secondFactor == null ? "" : ", a second factor") + "]";
    }

    /**
     * A password as it is kept.
     *
     * @param hash the hash with its parameters, such as a PHC string; 1 to 1,000 visible ASCII characters
     * @param changedAt when it was set, UTC, kept to the microsecond
     * @param mustChange whether the user has to set another one before anything else
     * @param validUntil from when a temporary one is good no longer, UTC, kept to the microsecond and after {@code changedAt};
     *     null for one that stays good
     * @param history the hashes of earlier ones, the newest first; at most {@value #MAX_HISTORY}
     */
    public record Password(
            String hash,
            Instant changedAt,
            boolean mustChange,
            @Nullable Instant validUntil,
            List<String> history) {

        /** How many earlier hashes are kept at the most. */
        public static final int MAX_HISTORY = 24;

        /**
         * Copies the history and cuts the moments to the microsecond.
         *
         * @throws IllegalArgumentException if a text is no hash, there are too many, or the password would never be good; no
         *     message quotes a text
         */
        public Password {
            requireVisible("hash of a password", hash);
            changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
            validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.MICROS);
            if (validUntil != null && !validUntil.isAfter(changedAt)) {
                throw new IllegalArgumentException(
                        "a password set at " + changedAt + " cannot be valid until " + validUntil);
            }
            history = List.copyOf(history);
            requireAtMost(MAX_HISTORY, "earlier hashes of a password", history);
            history.forEach(earlier -> requireVisible("earlier hash of a password", earlier));
        }

        /**
         * Tells whether a temporary password is too old. The end is half-open: at the very moment it is good no longer.
         *
         * @param now the present
         * @return whether it has expired
         */
        public boolean isExpired(Instant now) {
            return validUntil != null && !now.isBefore(validUntil);
        }

        /** {@return when it was set, without any hash} */
        @Override
        public String toString() {
            return "Password[set at " + changedAt + (mustChange ? ", must be changed" : "")
                    + (validUntil == null ? "" : ", until " + validUntil) + "]";
        }
    }

    /**
     * A second factor as it is kept.
     *
     * @param secret the secret of the codes, sealed so that only the host's key opens it; 1 to 1,000 visible ASCII characters
     * @param enrolledAt since when it is asked for, UTC, kept to the microsecond
     * @param lastStep the last time step of which a code was used, so that none of it or of an earlier one is good again; 0 for
     *     none
     * @param recoveryCodes the hashes of recovery codes that are unused, each once and of 1 to 1,000 visible ASCII characters,
     *     in the order in which they were handed out; at most {@value #MAX_RECOVERY_CODES}
     */
    public record SecondFactor(String secret, Instant enrolledAt, long lastStep, List<String> recoveryCodes) {

        /** How many recovery codes there are at the most. */
        public static final int MAX_RECOVERY_CODES = 20;

        /**
         * Copies the codes and cuts the moment to the microsecond.
         *
         * @throws IllegalArgumentException if a text is neither sealed nor a hash, there are too many of them or one twice, or
         *     the step is negative; no message quotes a text
         */
        public SecondFactor {
            requireVisible("sealed secret of a second factor", secret);
            enrolledAt = enrolledAt.truncatedTo(ChronoUnit.MICROS);
            if (lastStep < 0) {
                throw new IllegalArgumentException("the last used time step is 0 or more, found " + lastStep);
            }
            recoveryCodes = List.copyOf(recoveryCodes);
            requireAtMost(MAX_RECOVERY_CODES, "recovery codes", recoveryCodes);
            recoveryCodes.forEach(code -> requireVisible("hash of a recovery code", code));
            if (new HashSet<>(recoveryCodes).size() < recoveryCodes.size()) {
                throw new IllegalArgumentException("a recovery code is there twice; draw another one in its place");
            }
        }

        /** {@return when it was enrolled and how many codes are left, without secret and codes} */
        @Override
        public String toString() {
            return "SecondFactor[enrolled at " + enrolledAt + ", " + recoveryCodes.size() + " recovery codes]";
        }
    }

    private static void requireVisible(String what, String text) {
        boolean isVisible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!isVisible || text.isEmpty() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("the " + what + " has 1 to " + MAX_TEXT
                    + " visible ASCII characters without spaces, found " + text.length()
                    + " characters; encode it before it is kept");
        }
    }

    private static void requireAtMost(int most, String what, List<String> texts) {
        if (texts.size() > most) {
            throw new IllegalArgumentException(
                    "there are at most " + most + " " + what + ", found " + texts.size() + "; leave out the oldest");
        }
    }
}
