package dev.roster.signin;

import dev.roster.account.UserOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A password that an administrator hands to a user, once.
 *
 * @param outcome what became of the call
 * @param password the password, or null where it was not applied; nobody can ask for it again
 */
public record TemporaryPassword(
        UserOutcome outcome, @Nullable String password) {

    /** Checks that everything is there. */
    public TemporaryPassword {
        Objects.requireNonNull(outcome, "outcome");
    }

    /** {@return what became of the call alone} */
    @Override
    public String toString() {
        return "TemporaryPassword[" + outcome.kind() + "]";
    }
}
