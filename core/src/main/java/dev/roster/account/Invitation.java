package dev.roster.account;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import java.time.Instant;
import java.util.Objects;

/**
 * An invitation that can be accepted now, for the page behind its link. Immutable.
 *
 * @param user who is invited, as stored
 * @param address where the link was sent
 * @param inviter what people call who sent it; typed by a person, so escape it where it is shown
 * @param expiresAt from when it is good no longer, UTC
 */
public record Invitation(User user, EmailAddress address, String inviter, Instant expiresAt) {

    /** Checks that everything is there. */
    public Invitation {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(inviter, "inviter");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
