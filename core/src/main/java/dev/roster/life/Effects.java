package dev.roster.life;

import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must happen outside the store when a user changes. */
public final class Effects {

    private Effects() {}

    /**
     * What follows from a change of one user.
     *
     * @param before the user as stored, or null for a new one
     * @param after the user as wanted, or null when deleted
     * @param isInvited whether a new user is invited, which takes an address
     * @return the effects, in the order in which they happen
     */
    public static List<Effect> of(@Nullable User before, @Nullable User after, boolean isInvited) {
        if (after == null) {
            return List.of(Effect.REMOVE_SIGN_IN);
        }
        if (before == null) {
            boolean canBeInvited = isInvited && after.contact().primaryEmail() != null;
            return canBeInvited ? List.of(Effect.INVITE) : List.of();
        }
        boolean couldSignIn = canSignIn(before.access().status());
        boolean canSignIn = canSignIn(after.access().status());
        if (couldSignIn == canSignIn) {
            return List.of();
        }
        return List.of(canSignIn ? Effect.ENABLE_SIGN_IN : Effect.DISABLE_SIGN_IN);
    }

    private static boolean canSignIn(UserStatus status) {
        return switch (status) {
            case ACTIVE, INVITED -> true;
            case SUSPENDED, INACTIVE, DELETED -> false;
        };
    }
}
