package dev.roster.plan;

import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must happen outside the store when a user changes. */
final class Effects {

    private Effects() {}

    static List<Effect> of(@Nullable User before, @Nullable User after, boolean isInvited) {
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
