package dev.roster.plan;

import dev.roster.model.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that was written, with what it takes to undo it.
 *
 * @param change the change
 * @param deleted the user as it was, when the change deleted it; else null
 * @param version the version of the user afterwards; for a deleted user, the one it had
 */
public record AppliedChange(PlannedChange change, @Nullable User deleted, long version) {

    /** Checks that everything is there. */
    public AppliedChange {
        Objects.requireNonNull(change, "change");
    }
}
