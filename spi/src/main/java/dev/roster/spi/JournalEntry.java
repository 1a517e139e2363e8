package dev.roster.spi;

import dev.roster.model.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run keeps about one of its units.
 *
 * @param plan the run
 * @param number the number of the unit in the run, from 0; run and number are unique together
 * @param outcome what became of the unit
 * @param parts what was done, with the values before it, each part about one user alone or about none, so that an
 *     erased user takes none but their own along ({@link Write.EraseUser}); up to 64 MiB together
 */
public record JournalEntry(PlanId plan, int number, UnitOutcome.Kind outcome, List<Part> parts) {

    /**
     * What was done to one user, or to none.
     *
     * @param user whom the part is about, or null when it is about no user
     * @param body what was done, in a form of Roster's own
     */
    public record Part(@Nullable UserId user, String body) {
        /** Checks that there is a body. */
        public Part {
            Objects.requireNonNull(body, "body");
        }
    }

    /**
     * Copies the parts and checks the number.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public JournalEntry {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(outcome, "outcome");
        parts = List.copyOf(parts);
        if (number < 0) {
            throw new IllegalArgumentException("unit number must be 0 or more, found " + number);
        }
    }
}
