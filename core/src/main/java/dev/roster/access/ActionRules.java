package dev.roster.access;

import dev.roster.life.LifeTable;
import dev.roster.life.Transition;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;

/**
 * Decides about an action as the call itself does: who may do it, then whether the state of the account lets it happen, which
 * binds the operator, too. Immutable.
 *
 * @param authorizer who may do what
 * @param policy what the application wants of the life of an account
 */
public record ActionRules(Authorizer authorizer, AccountPolicy policy) {

    /**
     * Decides about one action on one user.
     *
     * @param actor who acts
     * @param action any action but {@link Action#CREATE}
     * @param user the user as stored
     * @return the decision
     * @throws IllegalArgumentException if the action makes a new user
     */
    public Decision decide(Actor actor, Action action, User user) {
        Decision allowed = authorizer.decide(actor, action, user, action.appliedTo(user));
        return allowed.isAllowed() ? ofState(action, user) : allowed;
    }

    /**
     * Decides by the state of the account alone.
     *
     * @param action the action
     * @param user the user as stored
     * @return the decision
     */
    public Decision ofState(Action action, User user) {
        if (action.equals(Action.IMPERSONATE)) {
            return ofImpersonated(user);
        }
        Transition step = action.step();
        return step == null
                ? Decision.allow()
                : LifeTable.of(policy)
                        .refusal(user.access().status(), step)
                        .map(Decision::ofState)
                        .orElse(Decision.allow());
    }

    private static Decision ofImpersonated(User user) {
        if (user.access().roles().contains(RoleCatalog.BLOCKED)) {
            return Refusal.IMPERSONATES_BLOCKED.of(user.label());
        }
        return user.access().status() == UserStatus.ACTIVE
                ? Decision.allow()
                : Refusal.STATUS.of(user.label(), user.access().status().word(), UserStatus.ACTIVE.word());
    }
}
