package dev.roster.access;

import dev.roster.model.RoleKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An action of a menu with the answer whether somebody may take it now.
 *
 * @param action the action
 * @param decision allowed, or why not; for a selection the reason of the first user for whom it is not
 * @param refused of how many users of a selection it is not allowed; 0 or 1 for one user or nobody
 * @param whoCould the lowest role whose holders could; null when it is allowed, or no role of the catalog would do
 */
public record OfferedAction(
        MenuAction action,
        Decision decision,
        int refused,
        @Nullable RoleKey whoCould) {

    /** Checks that everything is there. */
    public OfferedAction {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(decision, "decision");
    }

    /** {@return whether the action may be taken} */
    public boolean isAvailable() {
        return decision.isAllowed();
    }
}
