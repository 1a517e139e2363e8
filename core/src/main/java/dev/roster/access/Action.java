package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserStatus;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do to a user. */
public enum Action {
    /** See the user: {@code roster user show ada}. */
    READ,
    /** Add a user that was not stored before. */
    CREATE,
    /** Change fields of a stored user, roles and suspension included, but put the account neither to rest nor back. */
    UPDATE,
    /** Put the account {@linkplain UserStatus#isAtRest() to rest}; other fields may change with it. */
    DEACTIVATE,
    /** Bring the account back from rest; other fields may change with it. */
    REACTIVATE,
    /** Remove a stored user. */
    DELETE;

    /**
     * Names the action that turns one state of a user into another.
     *
     * @param before the stored state, or null when there is none
     * @param after the wanted state, or null when there shall be none
     * @return the action; {@link #UPDATE} when the states are equal, never {@link #READ}
     * @throws IllegalArgumentException if both are null
     */
    public static Action of(@Nullable User before, @Nullable User after) {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change needs a user before or after it");
        }
        if (before == null) {
            return CREATE;
        }
        if (after == null) {
            return DELETE;
        }
        boolean wasAtRest = before.access().status().isAtRest();
        boolean isAtRest = after.access().status().isAtRest();
        if (wasAtRest == isAtRest) {
            return UPDATE;
        }
        return isAtRest ? DEACTIVATE : REACTIVATE;
    }
}
