package dev.roster.signin;

import dev.roster.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a user signs in, for administrators. Immutable.
 *
 * @param user who
 * @param password what is known of the password, or null for none
 * @param secondFactor what is known of the second factor, or null for none
 * @param lockedUntil until when passwords are refused, or null
 * @param codesLockedUntil until when codes are refused, or null
 * @param failures the last attempts that failed, the newest first, {@value #MOST_FAILURES} at the most
 */
public record SignInState(
        User user,
        @Nullable PasswordState password,
        @Nullable SecondFactorState secondFactor,
        @Nullable Instant lockedUntil,
        @Nullable Instant codesLockedUntil,
        List<Failure> failures) {

    /** How many attempts are shown. */
    public static final int MOST_FAILURES = 50;

    /**
     * What is known of a password.
     *
     * @param changedAt when it was set
     * @param mustChange whether another one is set at the next sign-in
     * @param validUntil until when a temporary one is good, or null
     */
    public record PasswordState(
            Instant changedAt, boolean mustChange, @Nullable Instant validUntil) {}

    /**
     * What is known of a second factor.
     *
     * @param enrolledAt since when there is one
     * @param recoveryCodes how many recovery codes are left
     */
    public record SecondFactorState(Instant enrolledAt, int recoveryCodes) {}

    /**
     * An attempt that failed.
     *
     * @param at when
     * @param why what was wrong with it
     * @param source from where, or null where the host did not say
     * @param device what the client called itself, or null
     */
    public record Failure(
            Instant at,
            String why,
            @Nullable String source,
            @Nullable String device) {}

    /** Copies the failures. */
    public SignInState {
        Objects.requireNonNull(user, "user");
        failures = List.copyOf(failures);
    }
}
