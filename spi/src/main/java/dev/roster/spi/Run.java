package dev.roster.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The application of one plan, once.
 *
 * @param plan the plan that it consumes, and its own identity
 * @param actor who confirmed it: a user id, or the name of a local operator
 * @param source what the plan was made from, for people, such as {@code users.csv}
 * @param undoes the run that it takes back, or null
 * @param executor who works on it; taken over by {@link JournalStore#takeOver}
 * @param state how far it is
 * @param startedAt when it began, UTC
 * @param finishedAt when it ended, UTC, or null while it has not
 * @param report the report in a form of Roster's own, {@code ""} until it is finished
 */
public record Run(
        PlanId plan,
        String actor,
        String source,
        @Nullable PlanId undoes,
        String executor,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String report) {

    /** How far a run is. */
    public enum State {
        /** Somebody works on it, or was killed while working on it. */
        RUNNING,
        /** Stopped between two chunks; it can be resumed. */
        CANCELLED,
        /** Every row has its outcome. */
        FINISHED
    }

    /** Checks that everything is there. */
    public Run {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
    }

    /**
     * The same run in another state.
     *
     * @param newState how far it is now
     * @param at when it ended, or null when it has not
     * @param newReport the report
     * @return the changed copy
     */
    public Run with(State newState, @Nullable Instant at, String newReport) {
        return new Run(plan, actor, source, undoes, executor, newState, startedAt, at, newReport);
    }
}
