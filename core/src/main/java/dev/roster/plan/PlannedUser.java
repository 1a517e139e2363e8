package dev.roster.plan;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user that a planned change concerns, enough to show it.
 *
 * @param id the identity, also of a user who is still to be created
 * @param primaryEmail the address before the change, or the new user's; null when there is none
 * @param label what to call the user in a list
 */
public record PlannedUser(UserId id, @Nullable String primaryEmail, String label) {

    /** Checks that everything is there. */
    public PlannedUser {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
    }

    /**
     * Shows a user of whom nothing but the id is known, or may be kept.
     *
     * @param id the identity
     * @return the user, called by the id
     */
    public static PlannedUser of(UserId id) {
        return new PlannedUser(id, null, id.value());
    }

    /**
     * Shows a user.
     *
     * @param user the user
     * @return what a plan keeps of it
     */
    public static PlannedUser of(User user) {
        EmailAddress email = user.contact().primaryEmail();
        return new PlannedUser(user.id(), email == null ? null : email.value(), user.label());
    }
}
