package dev.roster.account;

import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.SignInAccount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user and a sign-in account that do not agree.
 *
 * @param kind how they differ
 * @param user whom it concerns; of {@link Kind#NOBODY} the one whom the account names
 * @param account the account as it was, or null when there is none
 */
public record Drift(Kind kind, UserId user, @Nullable SignInAccount account) {

    /** How a user and an account can differ; what lets somebody in who should not come first. */
    public enum Kind {
        /** The user is suspended, inactive or deleted, and the account is open: it is to be closed. */
        OPEN,
        /** The account is of nobody who is stored: it is to be removed. */
        NOBODY,
        /** The user is active and the account is closed: it is to be opened. */
        CLOSED,
        /** The user is active and has no account: one is made, where accounts are made by enabling them. */
        MISSING;

        /** {@return what mends it} */
        public Effect effect() {
            return switch (this) {
                case OPEN -> Effect.DISABLE_SIGN_IN;
                case NOBODY -> Effect.REMOVE_SIGN_IN;
                case CLOSED, MISSING -> Effect.ENABLE_SIGN_IN;
            };
        }

        /** {@return whether mending it keeps somebody out} */
        public boolean isDenial() {
            return switch (this) {
                case OPEN, NOBODY -> true;
                case CLOSED, MISSING -> false;
            };
        }
    }

    /** Checks that everything is there. */
    public Drift {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
    }
}
