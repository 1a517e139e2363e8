package dev.roster.life;

import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to an account. What each does to an account in each state, {@link LifeTable} tells. */
public enum Transition {
    /** The user is not there yet and comes, in whatever state. */
    ARRIVE,
    /** Fields change, and nothing happens to the state. */
    STAY,
    /** The account waits for an acceptance. */
    INVITE,
    /** The invitation is sent once more. */
    RESEND,
    /** An invitation is accepted. */
    ACCEPT,
    /** An invitation is too old to be accepted; the account goes on waiting, for another one. */
    EXPIRE,
    /** Kept out for the time being. */
    SUSPEND,
    /** Put to rest. */
    DEACTIVATE,
    /** Brought back from a suspension or from rest; who owes an acceptance ({@link PendingAcceptance}) waits for it again. */
    REACTIVATE,
    /** Deleted for people, kept for Roster. */
    SOFT_DELETE,
    /** A soft deletion is taken back; who owes an acceptance waits for it again. */
    RESTORE,
    /** The user goes for good. */
    LEAVE;

    /**
     * Names the step from one state to another, be it one forward or one that takes such a step back.
     *
     * @param before the stored state, or null for a user who is not there
     * @param after the wanted state, or null for a user who shall not be there
     * @return the step
     * @throws NullPointerException if both are null
     */
    public static Transition between(@Nullable UserStatus before, @Nullable UserStatus after) {
        if (before == null) {
            Objects.requireNonNull(after, "a step needs a state before or after it");
        }
        return LifeTable.leading(before, after);
    }

    /**
     * Names what somebody wants who wants a user to have a state: {@code suspended} is a suspension, whatever the state is now.
     *
     * @param before the stored state
     * @param wanted the wanted state
     * @return the step, which the table may refuse
     */
    public static Transition wanted(UserStatus before, UserStatus wanted) {
        if (before == wanted) {
            return STAY;
        }
        return switch (wanted) {
            case INVITED -> INVITE;
            case ACTIVE -> before == UserStatus.INVITED ? ACCEPT : to(wanted);
            case SUSPENDED, INACTIVE, DELETED -> to(wanted);
        };
    }

    /**
     * Names what is done to everybody who shall have a state, as by a profile that says so: nobody accepts for others.
     *
     * @param wanted the wanted state
     * @return the step
     */
    public static Transition to(UserStatus wanted) {
        return switch (wanted) {
            case INVITED -> INVITE;
            case ACTIVE -> REACTIVATE;
            case SUSPENDED -> SUSPEND;
            case INACTIVE -> DEACTIVATE;
            case DELETED -> SOFT_DELETE;
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
}
