package dev.roster.access;

import java.util.List;

/** The rules of {@link Authorizer}, in the order in which they are asked; each must pass. */
public enum Rule {
    /** The actor is active and not blocked, and does no more than somebody may do in the place of another, if somebody does. */
    ACTOR,
    /** Nobody changes their own standing, or deletes, creates or impersonates themselves. */
    ONESELF,
    /** A role or grant gives each needed permission, and its scope reaches the user, before and after. */
    SCOPE,
    /** Who reaches a user as the manager alone leaves alone what is closed to managers. */
    ATTRIBUTES,
    /** Nobody widens their own reach, or moves users into groups from outside. */
    MOVES,
    /** No role of the user, before or after, is above the actor; of who is impersonated none is as high. */
    RANK;

    private static final List<Rule> ALL = List.of(values());
    private static final List<Rule> OF_READING = List.of(ACTOR, SCOPE);

    static List<Rule> of(Action action) {
        return action.equals(Action.READ) ? OF_READING : ALL;
    }
}
