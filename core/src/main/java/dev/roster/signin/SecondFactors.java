package dev.roster.signin;

import dev.roster.model.Lifecycle;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of second factors: codes by time (TOTP). Immutable.
 *
 * @param box seals the secrets
 * @param issuer what authenticators call the application: 1 to 100 characters
 * @param requiredFor the roles whose holders need one, held everywhere or at a place
 * @param requiredSince from when, so that the grace of users who were there before begins then; null for always
 * @param grace how long somebody with such a role gets in without, from their creation or from {@code requiredSince} on, whichever is
 *     later
 * @param isEncouraged whether everybody else is asked to set one up
 */
public record SecondFactors(
        SecretBox box,
        String issuer,
        Set<RoleKey> requiredFor,
        @Nullable Instant requiredSince,
        Duration grace,
        boolean isEncouraged) {

    private static final int MAX_ISSUER = 100;

    /**
     * Checks the bounds, and copies the roles.
     *
     * @throws IllegalArgumentException if the issuer is blank or too long, or the grace is negative
     */
    public SecondFactors {
        Objects.requireNonNull(box, "box");
        if (issuer.isBlank() || issuer.length() > MAX_ISSUER) {
            throw new IllegalArgumentException("an issuer has 1 to " + MAX_ISSUER + " characters, such as the name of"
                    + " the application, found " + issuer.length());
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace is no time or some, found " + grace);
        }
        requiredFor = Set.copyOf(requiredFor);
    }

    /**
     * Second factors for who wants one.
     *
     * @param box seals the secrets
     * @param issuer what authenticators call the application
     * @return required of nobody, encouraged for nobody
     * @throws IllegalArgumentException if the issuer is blank or longer than 100 characters
     */
    public static SecondFactors of(SecretBox box, String issuer) {
        return new SecondFactors(box, issuer, Set.of(), null, Duration.ZERO, false);
    }

    /**
     * Required of some.
     *
     * @param roles whose holders need one
     * @return the same, required
     */
    public SecondFactors requiredFor(RoleKey... roles) {
        return new SecondFactors(box, issuer, Set.of(roles), requiredSince, grace, isEncouraged);
    }

    /**
     * With some time before it is required.
     *
     * @param since from when it is required; nobody's time began before
     * @param time how long somebody gets in without
     * @return the same with that grace
     * @throws IllegalArgumentException if the time is negative
     */
    public SecondFactors withGrace(Instant since, Duration time) {
        return new SecondFactors(box, issuer, requiredFor, since, time, isEncouraged);
    }

    /** {@return the same, encouraged for everybody} */
    public SecondFactors encouraged() {
        return new SecondFactors(box, issuer, requiredFor, requiredSince, grace, true);
    }

    /**
     * From when a user needs one.
     *
     * @param user the user
     * @return the moment; empty for who never does
     */
    public Optional<Instant> requiredFrom(User user) {
        boolean isRequired = user.access().roles().stream().anyMatch(requiredFor::contains)
                || user.access().grants().stream().anyMatch(grant -> requiredFor.contains(grant.role()));
        if (!isRequired) {
            return Optional.empty();
        }
        Lifecycle life = user.lifecycle();
        Instant created = Objects.requireNonNullElse(life.createdAt(), Instant.EPOCH);
        Instant since = Objects.requireNonNullElse(requiredSince, Instant.EPOCH);
        return Optional.of((created.isAfter(since) ? created : since).plus(grace));
    }
}
