package dev.roster.life;

import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an account, named by the status before and after it. The table is total: every pair of states,
 * no state at all included, has exactly one step.
 */
public enum Transition {
    /** The user is not there yet and comes, in whatever state. */
    ARRIVE,
    /** Nothing happens to the state. */
    STAY,
    /** An active or suspended account waits for an acceptance. */
    INVITE,
    /** An invitation is accepted. */
    ACCEPT,
    /** Kept out for the time being. */
    SUSPEND,
    /** A suspension ends. */
    UNSUSPEND,
    /** Put to rest. */
    DEACTIVATE,
    /** Brought back from rest. */
    REACTIVATE,
    /** Deleted for people, kept for Roster. */
    SOFT_DELETE,
    /** A soft deletion is taken back, into whatever state. */
    RESTORE,
    /** The user goes for good. */
    LEAVE;

    /**
     * Names the step from one state to another.
     *
     * @param before the stored state, or null for a user who is not there
     * @param after the wanted state, or null for a user who shall not be there
     * @return the step
     * @throws NullPointerException if both are null
     */
    public static Transition between(@Nullable UserStatus before, @Nullable UserStatus after) {
        if (before == null) {
            Objects.requireNonNull(after, "a step needs a state before or after it");
            return ARRIVE;
        }
        if (after == null) {
            return LEAVE;
        }
        if (before == after) {
            return STAY;
        }
        return switch (before) {
            case DELETED -> RESTORE;
            case INACTIVE -> after == UserStatus.DELETED ? SOFT_DELETE : REACTIVATE;
            case INVITED, ACTIVE, SUSPENDED -> ofAwake(before, after);
        };
    }

    /**
     * What a plan calls the change from one state to another: whether the account is put to rest or brought back.
     *
     * @param before the stored state, or null for a user who is not there
     * @param after the wanted state, or null for a user who shall not be there
     * @return the kind, which always writes
     * @throws NullPointerException if both are null
     */
    public static ChangeKind kindOf(@Nullable UserStatus before, @Nullable UserStatus after) {
        if (before == null) {
            Objects.requireNonNull(after, "a change needs a state before or after it");
            return ChangeKind.CREATE;
        }
        if (after == null) {
            return ChangeKind.DELETE;
        }
        if (before.isAtRest() == after.isAtRest()) {
            return ChangeKind.UPDATE;
        }
        return after.isAtRest() ? ChangeKind.DEACTIVATE : ChangeKind.REACTIVATE;
    }

    private static Transition ofAwake(UserStatus before, UserStatus after) {
        return switch (after) {
            case INVITED -> INVITE;
            case ACTIVE -> before == UserStatus.INVITED ? ACCEPT : UNSUSPEND;
            case SUSPENDED -> SUSPEND;
            case INACTIVE -> DEACTIVATE;
            case DELETED -> SOFT_DELETE;
        };
    }
}
