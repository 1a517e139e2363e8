package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Where only deactivated users are deleted, a row that deletes somebody else takes both steps at once, and whoever wants that
 * must be allowed both: no file does what the calls do not. Immutable.
 *
 * @param authorizer who may do what
 * @param policy what the application wants of the life of an account
 */
public record BothSteps(Authorizer authorizer, AccountPolicy policy) {

    /**
     * Decides about the first step, where there are two.
     *
     * @param actor who acts
     * @param before the user as stored, or null for a new one
     * @param after the user as wanted, or null when deleted for good
     * @return what the rules say to the deactivation; allowed where there is none
     */
    public Decision decide(Actor actor, @Nullable User before, @Nullable User after) {
        boolean isDeleted = after == null || after.access().status() == UserStatus.DELETED;
        if (before == null || !isDeleted || before.access().status().isAtRest()) {
            return Decision.allow();
        }
        return switch (policy.deletion()) {
            case ANY_TIME -> Decision.allow();
            case AFTER_DEACTIVATION ->
                authorizer.decide(actor, Action.DEACTIVATE, before, Action.DEACTIVATE.appliedTo(before));
        };
    }
}
