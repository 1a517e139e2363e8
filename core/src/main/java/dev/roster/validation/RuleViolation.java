package dev.roster.validation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a user by a rule of the host.
 *
 * @param field the key of the field, or null when the rule is about the user as a whole
 * @param message one sentence for people, without the name of the user: what was found, what was expected
 */
public record RuleViolation(@Nullable String field, String message) {

    /** Checks the message. */
    public RuleViolation {
        Objects.requireNonNull(message, "message");
    }
}
