package dev.roster.access;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * That somebody acts in the place of another for a while. Immutable.
 *
 * @param id which one; of no use to anybody but who began it, so a host may carry it from request to request
 * @param by who began it and answers for everything in it: a user id, or the name of an operator
 * @param target in whose place
 * @param reason why, 1 to {@value #MAX_REASON} characters
 * @param from when it began, UTC
 * @param until the first moment at which it is over, UTC
 */
public record Impersonation(String id, String by, UserId target, String reason, Instant from, Instant until) {

    /** The longest reason, in UTF-16 characters. */
    public static final int MAX_REASON = 500;

    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if it is blank, too long, or holds control characters
     */
    public Impersonation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (reason.isBlank() || reason.length() > MAX_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an impersonation needs a reason of 1 to 500 characters without control"
                    + " characters, such as the number of the request for help");
        }
    }

    /**
     * Tells whether its time is up.
     *
     * @param now a moment
     * @return whether it is over then
     */
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
