package dev.roster.spi;

import java.util.Objects;

/**
 * What a run keeps about one of its units.
 *
 * @param plan the run
 * @param number the number of the unit in the run, from 0; run and number are unique together
 * @param outcome what became of the unit
 * @param body what was done, with the values before it, in a form of Roster's own; up to 64 MiB
 */
public record JournalEntry(PlanId plan, int number, UnitOutcome.Kind outcome, String body) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public JournalEntry {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(body, "body");
        if (number < 0) {
            throw new IllegalArgumentException("unit number must be 0 or more, found " + number);
        }
    }
}
