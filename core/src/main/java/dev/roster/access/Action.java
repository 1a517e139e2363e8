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
    /** Change fields of a stored user, roles and suspension included, but neither into nor out of {@code INACTIVE}. */
    UPDATE,
    /** Move the status from active, invited or suspended to {@code INACTIVE}; other fields may change with it. */
    DEACTIVATE,
    /** Move the status from {@code INACTIVE} to any other; other fields may change with it. */
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
        boolean wasInactive = before.access().status() == UserStatus.INACTIVE;
        boolean isInactive = after.access().status() == UserStatus.INACTIVE;
        if (wasInactive == isInactive) {
            return UPDATE;
        }
        return isInactive ? DEACTIVATE : REACTIVATE;
    }
}
