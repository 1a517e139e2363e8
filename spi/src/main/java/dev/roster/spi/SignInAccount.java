package dev.roster.spi;

import dev.roster.model.UserId;
import java.util.Objects;

/**
 * An account by which a user signs in, as the system that keeps it sees it now.
 *
 * @param user whose it is; perhaps of nobody whom Roster knows
 * @param name what people call it in its system, such as {@code uid=ada,ou=people} or an address; no secrets
 * @param isEnabled whether the user can sign in by it
 */
public record SignInAccount(UserId user, String name, boolean isEnabled) {
    /** Checks that everything is there. */
    public SignInAccount {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(name, "name");
    }
}
