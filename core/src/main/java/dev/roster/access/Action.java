package dev.roster.access;

import dev.roster.life.Transition;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.profile.Instruction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do to a user. Open: an application has actions of its own, such as
 * {@code new Action("unlock", Permission.ADMINISTER_USERS)}, which are decided by the same rules.
 *
 * @param name what people and programs call it, such as {@code deactivate}
 * @param permission what it needs at least; what it changes may need more
 */
public record Action(String name, Permission permission) {

    /** See the user: {@code roster user show ada}. */
    public static final Action READ = new Action("read", Permission.READ_USERS);

    /** Add a user that was not stored before. */
    public static final Action CREATE = new Action("create", Permission.CREATE_USERS);

    /** Change fields of a stored user, roles included, and the state no further than an invitation and its acceptance. */
    public static final Action UPDATE = new Action("update", Permission.UPDATE_USERS);

    /** Keep the user out for the time being; other fields may change with it. */
    public static final Action SUSPEND = new Action("suspend", Permission.ADMINISTER_USERS);

    /** Put the account {@linkplain UserStatus#isAtRest() to rest}; other fields may change with it. */
    public static final Action DEACTIVATE = new Action("deactivate", Permission.ADMINISTER_USERS);

    /** Bring the account back from a suspension or from rest; other fields may change with it. */
    public static final Action REACTIVATE = new Action("reactivate", Permission.ADMINISTER_USERS);

    /** Delete the user for people and keep it for Roster ({@link UserStatus#DELETED}). */
    public static final Action SOFT_DELETE = new Action("soft-delete", Permission.DELETE_USERS);

    /** Take a soft deletion back. */
    public static final Action RESTORE = new Action("restore", Permission.DELETE_USERS);

    /** Remove a stored user. */
    public static final Action DELETE = new Action("delete", Permission.DELETE_USERS);

    /** Give what the user owns in the application to somebody else; the user stays as they are. */
    public static final Action TRANSFER = new Action("transfer-ownership", Permission.ADMINISTER_USERS);

    /** Write to the user; the user stays as they are. */
    public static final Action MESSAGE = new Action("message", Permission.UPDATE_USERS);

    /** Reset the password of the user; the user stays as they are. */
    public static final Action RESET = new Action("reset-password", Permission.ADMINISTER_USERS);

    /** Lift the locks of the user's sign-in; the user stays as they are. */
    public static final Action UNLOCK = new Action("unlock", Permission.ADMINISTER_USERS);

    /** Remove the second factor of the user, who lost it. */
    public static final Action RESET_SECOND_FACTOR = new Action("reset-second-factor", Permission.ADMINISTER_USERS);

    /** Hand the user a password that is good once. */
    public static final Action TEMPORARY_PASSWORD = new Action("temporary-password", Permission.ADMINISTER_USERS);

    /** Export everything that is kept about the user. */
    public static final Action EXPORT = new Action("export-person", Permission.ADMINISTER_USERS);

    /** Send the invitation of somebody who waits once more; the user stays as they are. */
    public static final Action RESEND = new Action("resend-invitation", Permission.UPDATE_USERS);

    /** Act in the place of the user for a while, as {@link Impersonations} says. */
    public static final Action IMPERSONATE = new Action("impersonate", Permission.IMPERSONATE_USERS);

    private static final List<Action> BUILT_IN = List.of(
            READ,
            CREATE,
            UPDATE,
            SUSPEND,
            DEACTIVATE,
            REACTIVATE,
            SOFT_DELETE,
            RESTORE,
            DELETE,
            TRANSFER,
            MESSAGE,
            RESET,
            UNLOCK,
            RESET_SECOND_FACTOR,
            TEMPORARY_PASSWORD,
            EXPORT,
            RESEND,
            IMPERSONATE);

    /** What nobody does to themselves: they would need nothing of what they sign in with. */
    private static final Set<Action> OF_CREDENTIALS = Set.of(UNLOCK, RESET_SECOND_FACTOR, TEMPORARY_PASSWORD);

    private static final Map<Action, Transition> STEPS = Map.of(
            UPDATE, Transition.STAY,
            SUSPEND, Transition.SUSPEND,
            DEACTIVATE, Transition.DEACTIVATE,
            REACTIVATE, Transition.REACTIVATE,
            SOFT_DELETE, Transition.SOFT_DELETE,
            RESTORE, Transition.RESTORE,
            DELETE, Transition.LEAVE,
            RESEND, Transition.RESEND);

    /**
     * Checks that everything is there.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Action {
        Objects.requireNonNull(permission, "permission");
        if (name.isBlank()) {
            throw new IllegalArgumentException("an action has a name, such as unlock");
        }
    }

    /** {@return the actions that Roster knows itself} */
    public static List<Action> builtIn() {
        return BUILT_IN;
    }

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
        return switch (Transition.between(statusOf(before), statusOf(after))) {
            case ARRIVE -> CREATE;
            case STAY, INVITE, RESEND, ACCEPT, EXPIRE -> UPDATE;
            case SUSPEND -> SUSPEND;
            case DEACTIVATE -> DEACTIVATE;
            case REACTIVATE -> REACTIVATE;
            case SOFT_DELETE -> SOFT_DELETE;
            case RESTORE -> RESTORE;
            case LEAVE -> DELETE;
        };
    }

    /**
     * What somebody must be allowed to do to a user so that an instruction is carried out.
     *
     * @param kind the kind of the instruction
     * @return the action; empty where the change that it goes with is enough
     */
    public static Optional<Action> of(Instruction.Kind kind) {
        return switch (kind) {
            case NOTIFY -> Optional.empty();
            case HAND_OVER -> Optional.of(TRANSFER);
            case MESSAGE -> Optional.of(MESSAGE);
            case RESET -> Optional.of(RESET);
            case EXPORT -> Optional.of(EXPORT);
        };
    }

    /**
     * What the action makes of a user by itself: the state of the account, and nothing else.
     *
     * @param user the user as stored
     * @return the user afterwards, the same for an action that changes no state; null for one who is read or deleted
     */
    public @Nullable User appliedTo(User user) {
        if (equals(READ) || equals(DELETE)) {
            return null;
        }
        if (equals(SUSPEND)) {
            return user.with(out -> out.status(UserStatus.SUSPENDED));
        }
        if (equals(DEACTIVATE)) {
            return user.with(resting -> resting.status(UserStatus.INACTIVE));
        }
        if (equals(SOFT_DELETE)) {
            return user.with(gone -> gone.status(UserStatus.DELETED));
        }
        boolean comesBack = equals(REACTIVATE) || equals(RESTORE);
        return comesBack ? user.with(back -> back.status(UserStatus.ACTIVE)) : user;
    }

    /** Whether it changes what somebody signs in with, without asking for it. */
    boolean isOfCredentials() {
        return OF_CREDENTIALS.contains(this);
    }

    /** The step in the life of an account that the action is; null for one that is none, such as an application's own. */
    @Nullable Transition step() {
        return STEPS.get(this);
    }

    private static @Nullable UserStatus statusOf(@Nullable User user) {
        return user == null ? null : user.access().status();
    }
}
