package dev.roster.deliver;

import dev.roster.model.User;
import org.jspecify.annotations.Nullable;

/** How the sign-in account of a user should stand by what is stored. */
enum AccountStanding {
    /** The user signs in: an account that is open. */
    OPEN,
    /** The user is invited: an account that is open, or closed until they accept, or none yet. */
    OPENING,
    /** The user must not sign in, or is deleted and kept: an account that is closed, or none. */
    CLOSED,
    /** There is no such user: no account. */
    GONE;

    static AccountStanding of(@Nullable User user) {
        if (user == null) {
            return GONE;
        }
        return switch (user.access().status()) {
            case ACTIVE -> OPEN;
            case INVITED -> OPENING;
            case SUSPENDED, INACTIVE, DELETED -> CLOSED;
        };
    }

    boolean mayBeOpen() {
        return this == OPEN || this == OPENING;
    }
}
