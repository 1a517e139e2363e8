package dev.roster.account;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.profile.RegistrationSettings;
import java.time.Instant;
import java.util.Objects;

/**
 * A registration whose address can be verified now, for the page behind its link. Immutable.
 *
 * @param user who registered, as stored; typed by whoever registered, perhaps not by who has the link, so escape it where it is
 *     shown and let them correct it
 * @param address where the link was sent
 * @param approval whether an administrator lets them in afterwards
 * @param expiresAt from when the link is good no longer, UTC
 */
public record Verification(User user, EmailAddress address, RegistrationSettings.Approval approval, Instant expiresAt) {

    /** Checks that everything is there. */
    public Verification {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
