package dev.roster.signin;

import dev.roster.spi.AttemptWindow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How users sign in whose passwords Roster keeps. The defaults are those of NIST SP 800-63B-4 and OWASP ASVS. Immutable.
 *
 * <pre>{@code
 * SignInSettings.defaults().with(Argon2PasswordHasher.defaults()).with(BreachedPasswords.inFile(list))
 * }</pre>
 *
 * @param hasher how passwords are hashed
 * @param passwords what is asked of new ones
 * @param breached who knows stolen ones; asked at every sign-in as well, so it answers within a time of its own
 * @param limits how many attempts there are
 * @param secondFactors what is asked of second factors, or null where there are none
 * @param ticketLife how long the steps of a sign-in may take
 * @param resetLife how long a link of a reset is good
 * @param temporaryLife how long a password is good that administrators hand out, or null where they hand out none
 */
public record SignInSettings(
        PasswordHasher hasher,
        PasswordPolicy passwords,
        BreachedPasswords breached,
        Limits limits,
        @Nullable SecondFactors secondFactors,
        Duration ticketLife,
        Duration resetLife,
        @Nullable Duration temporaryLife) {

    /** How long a temporary password is good by default: {@value} hours. */
    public static final int TEMPORARY_HOURS = 24;

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final SignInSettings DEFAULTS = new SignInSettings(
            PasswordHasher.pbkdf2(),
            PasswordPolicy.defaults(),
            BreachedPasswords.NONE,
            Limits.DEFAULTS,
            null,
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            null);

    /**
     * How many attempts somebody has. A window that is used up locks until it ends; one that follows it is twice as long.
     *
     * @param perUser attempts to sign in as one user; 5 in 15 minutes by default, later windows up to a day
     * @param perFactor codes of a second factor of one user; 5 in 15 minutes by default, later windows up to a day
     * @param perSource attempts that failed from one source, whoever they were for; 100 in 15 minutes by default, since many
     *     people may share an address
     * @param perReset links of a reset that are asked for with one name; 5 in an hour by default
     */
    public record Limits(
            AttemptWindow.Limit perUser,
            AttemptWindow.Limit perFactor,
            AttemptWindow.Limit perSource,
            AttemptWindow.Limit perReset) {

        private static final Limits DEFAULTS = new Limits(
                new AttemptWindow.Limit(5, Duration.ofMinutes(15), Duration.ofDays(1)),
                new AttemptWindow.Limit(5, Duration.ofMinutes(15), Duration.ofDays(1)),
                new AttemptWindow.Limit(100, Duration.ofMinutes(15), Duration.ofDays(1)),
                new AttemptWindow.Limit(5, Duration.ofHours(1), Duration.ofHours(1)));

        /** Checks that everything is there. */
        public Limits {
            Objects.requireNonNull(perUser, "perUser");
            Objects.requireNonNull(perFactor, "perFactor");
            Objects.requireNonNull(perSource, "perSource");
            Objects.requireNonNull(perReset, "perReset");
        }

        /** {@return the defaults} */
        public static Limits defaults() {
            return DEFAULTS;
        }

        /**
         * With another limit for each user.
         *
         * @param other the limit, of passwords and of codes alike
         * @return the limits
         */
        public Limits perUser(AttemptWindow.Limit other) {
            return new Limits(other, other, perSource, perReset);
        }

        /**
         * With another limit for each source.
         *
         * @param other the limit
         * @return the limits
         */
        public Limits perSource(AttemptWindow.Limit other) {
            return new Limits(perUser, perFactor, other, perReset);
        }
    }

    /**
     * Checks that everything is there, and the times.
     *
     * @throws IllegalArgumentException if a time is not positive, or longer than a day, which no step of a sign-in, link of a reset or
     *     temporary password is good for; or the hasher does not take what NIST asks for
     */
    public SignInSettings {
        Objects.requireNonNull(breached, "breached");
        Objects.requireNonNull(limits, "limits");
        PasswordScreening.of(passwords, hasher, breached);
        requireShort("steps of a sign-in", ticketLife);
        requireShort("links of a reset", resetLife);
        if (temporaryLife != null) {
            requireShort("temporary passwords", temporaryLife);
        }
    }

    private static void requireShort(String what, Duration life) {
        if (life.isZero() || life.isNegative() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " are good for up to a day, found " + life);
        }
    }

    /**
     * {@return PBKDF2, passwords as NIST asks for, no list of stolen ones, no second factors; 10 minutes for the steps of a
     * sign-in, an hour for a link of a reset, and no temporary passwords}
     */
    public static SignInSettings defaults() {
        return DEFAULTS;
    }

    /**
     * With another hasher.
     *
     * @param other such as one with Argon2id; {@link PasswordHasher#alsoVerifying} takes hashes of before, which are renewed at
     *     the next sign-in of their users
     * @return the settings
     */
    public SignInSettings with(PasswordHasher other) {
        return new SignInSettings(
                other, passwords, breached, limits, secondFactors, ticketLife, resetLife, temporaryLife);
    }

    /**
     * With another policy for passwords.
     *
     * @param other the policy
     * @return the settings
     */
    public SignInSettings with(PasswordPolicy other) {
        return new SignInSettings(hasher, other, breached, limits, secondFactors, ticketLife, resetLife, temporaryLife);
    }

    /**
     * With a list of stolen passwords.
     *
     * @param other the list; where it cannot be asked, passwords are taken, and that is audited
     * @return the settings
     */
    public SignInSettings with(BreachedPasswords other) {
        return new SignInSettings(
                hasher, passwords, other, limits, secondFactors, ticketLife, resetLife, temporaryLife);
    }

    /**
     * With other limits.
     *
     * @param other the limits
     * @return the settings
     */
    public SignInSettings with(Limits other) {
        return new SignInSettings(
                hasher, passwords, breached, other, secondFactors, ticketLife, resetLife, temporaryLife);
    }

    /**
     * With second factors.
     *
     * @param other what is asked of them
     * @return the settings
     */
    public SignInSettings with(SecondFactors other) {
        return new SignInSettings(hasher, passwords, breached, limits, other, ticketLife, resetLife, temporaryLife);
    }

    /**
     * With temporary passwords that administrators hand out (C11): generated, shown once, gone at their first use.
     *
     * @param life how long they are good, a day at the most
     * @return the settings
     * @throws IllegalArgumentException if that is no time, or longer
     */
    public SignInSettings withTemporaryPasswords(Duration life) {
        return new SignInSettings(hasher, passwords, breached, limits, secondFactors, ticketLife, resetLife, life);
    }

    /** {@return who looks at new passwords} */
    public PasswordScreening screening() {
        return PasswordScreening.of(passwords, hasher, breached);
    }
}
