package dev.roster.life;

import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.RegistrationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must happen outside the store when a user changes. */
public final class Effects {

    private Effects() {}

    /** How a user comes who is not there yet, or waits. */
    public enum Arrival {
        /** Nobody is told that they come. */
        QUIET,
        /** The user is invited, which takes an address. */
        INVITED,
        /** The user was there before and is so again: a run is taken back, and nobody is told what they know. */
        RETURNING
    }

    /**
     * What follows from a change of one user. Who registered and is let in by an administrator is welcomed, whoever asked for
     * what: nobody else would tell them.
     *
     * @param before the user as stored, or null for one who is not there
     * @param after the user as wanted, or null when deleted
     * @param arrival how a user comes who is not there; of others, whether one who waits for an acceptance is invited, or is again
     *     as they were
     * @return the effects, in the order in which they happen
     */
    public static List<Effect> of(@Nullable User before, @Nullable User after, Arrival arrival) {
        if (after == null) {
            return List.of(Effect.REMOVE_SIGN_IN);
        }
        if (before == null) {
            return ofArrival(after, arrival);
        }
        boolean isTold = switch (arrival) {
            case QUIET -> isApproved(before, after);
            case INVITED -> after.access().status() == UserStatus.INVITED || isApproved(before, after);
            case RETURNING -> false;
        };
        return withSignIn(before, after, isTold ? invitation(after) : List.of());
    }

    private static boolean isApproved(User before, User after) {
        return before.access().status() == UserStatus.SUSPENDED
                && RegistrationSettings.AWAITS_APPROVAL.equals(before.access().statusReason())
                && after.access().status() == UserStatus.ACTIVE;
    }

    private static List<Effect> withSignIn(User before, User after, List<Effect> others) {
        boolean couldSignIn = canSignIn(before.access().status());
        boolean canSignIn = canSignIn(after.access().status());
        if (couldSignIn == canSignIn) {
            return others;
        }
        List<Effect> effects = new ArrayList<>();
        effects.add(canSignIn ? Effect.ENABLE_SIGN_IN : Effect.DISABLE_SIGN_IN);
        effects.addAll(others);
        return List.copyOf(effects);
    }

    private static List<Effect> ofArrival(User user, Arrival arrival) {
        return switch (arrival) {
            case QUIET -> List.of();
            case INVITED -> invitation(user);
            case RETURNING -> List.of(Effect.ENABLE_SIGN_IN);
        };
    }

    /**
     * Tells whether a mail goes to a user of whom it is no matter of their invitation.
     *
     * @param user the user as a change leaves them, or null when deleted
     * @return whether they are active and have an address
     */
    public static boolean isReached(@Nullable User user) {
        return user != null && isActive(user) && user.contact().primaryEmail() != null;
    }

    /**
     * Tells whether the password of a user is reset.
     *
     * @param user the user as a change leaves them, or null when deleted
     * @return whether they are active: nobody else gets in by a password
     */
    public static boolean isReset(@Nullable User user) {
        return user != null && isActive(user);
    }

    private static boolean isActive(User user) {
        return user.access().status() == UserStatus.ACTIVE;
    }

    /**
     * Finds out where a link goes by which somebody accepts an invitation.
     *
     * @param change what becomes of a user
     * @param after the user as the change leaves them, or null when deleted
     * @return the address; empty for a change that sends no link, also to who is welcome but active already
     */
    public static Optional<EmailAddress> invitedTo(PlannedChange change, @Nullable User after) {
        return after != null
                        && after.access().status() == UserStatus.INVITED
                        && change.effects().contains(Effect.INVITE)
                ? Optional.ofNullable(after.contact().primaryEmail())
                : Optional.empty();
    }

    private static List<Effect> invitation(User user) {
        return user.contact().primaryEmail() == null ? List.of() : List.of(Effect.INVITE);
    }

    private static boolean canSignIn(UserStatus status) {
        return switch (status) {
            case ACTIVE, INVITED -> true;
            case SUSPENDED, INACTIVE, DELETED -> false;
        };
    }
}
