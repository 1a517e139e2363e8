package dev.roster.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The application of one plan, once, or a single call. Made by {@link #builder}.
 *
 * @param plan the plan that it consumes, and its own identity
 * @param kind what it came from
 * @param actor who confirmed it: a user id, or the name of a local operator
 * @param source what the plan was made from, for people, such as {@code users.csv}
 * @param undoes the run that it takes back, or null
 * @param executor who works on it; taken over by {@link JournalStore#takeOver}
 * @param state how far it is
 * @param startedAt when it began, UTC, kept to the microsecond
 * @param finishedAt when it ended, UTC, kept to the microsecond, or null while it has not
 * @param report the report in a form of Roster's own, {@code ""} until it is finished
 */
public record Run(
        PlanId plan,
        Kind kind,
        String actor,
        String source,
        @Nullable PlanId undoes,
        String executor,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String report) {

    /** What a run came from, so that people are shown those they look for. */
    public enum Kind {
        /** A plan of rows: a file, a form with several users, a directory. */
        IMPORT,
        /** A plan that takes a run back. */
        UNDO,
        /** A single call, such as an edit of one user. */
        SINGLE
    }

    /** How far a run is. */
    public enum State {
        /** Somebody works on it, or was killed while working on it. */
        RUNNING,
        /** Stopped between two chunks; it can be resumed. */
        CANCELLED,
        /** Every row has its outcome. */
        FINISHED
    }

    /** Cuts the moments to the microsecond and checks that everything is there. */
    public Run {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
        finishedAt = finishedAt == null ? null : finishedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Starts a run.
     *
     * @param plan the plan that it consumes
     * @param startedAt when it begins
     * @return a builder of a run that is {@link State#RUNNING}, of kind {@link Kind#IMPORT}, without actor, source,
     *     executor and report
     */
    public static Builder builder(PlanId plan, Instant startedAt) {
        return new Builder(plan, startedAt);
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
        return toBuilder().state(newState).finishedAt(at).report(newReport).build();
    }

    /**
     * The same run, worked on by somebody.
     *
     * @param newExecutor who works on it now
     * @return the changed copy, {@link State#RUNNING}
     */
    public Run takenOverBy(String newExecutor) {
        return toBuilder()
                .executor(newExecutor)
                .state(State.RUNNING)
                .finishedAt(null)
                .build();
    }

    private Builder toBuilder() {
        return new Builder(plan, startedAt)
                .kind(kind)
                .actor(actor)
                .source(source)
                .undoes(undoes)
                .executor(executor)
                .state(state)
                .finishedAt(finishedAt)
                .report(report);
    }

    /** Collects what a run is made of. For one thread. */
    public static final class Builder {

        private final PlanId plan;
        private final Instant startedAt;
        private Kind kind = Kind.IMPORT;
        private String actor = "";
        private String source = "";
        private @Nullable PlanId undoes;
        private String executor = "";
        private State state = State.RUNNING;
        private @Nullable Instant finishedAt;
        private String report = "";

        private Builder(PlanId plan, Instant startedAt) {
            this.plan = plan;
            this.startedAt = startedAt;
        }

        /**
         * Says what the run came from.
         *
         * @param value the kind; default {@link Kind#IMPORT}
         * @return this builder
         */
        public Builder kind(Kind value) {
            kind = value;
            return this;
        }

        /**
         * Says who confirmed it.
         *
         * @param value a user id, or the name of a local operator
         * @return this builder
         */
        public Builder actor(String value) {
            actor = value;
            return this;
        }

        /**
         * Says what the plan was made from.
         *
         * @param value for people, such as {@code users.csv}
         * @return this builder
         */
        public Builder source(String value) {
            source = value;
            return this;
        }

        /**
         * Says which run it takes back.
         *
         * @param value the run, or null for none, the default
         * @return this builder
         */
        public Builder undoes(@Nullable PlanId value) {
            undoes = value;
            return this;
        }

        /**
         * Says who works on it.
         *
         * @param value a name that no other process uses
         * @return this builder
         */
        public Builder executor(String value) {
            executor = value;
            return this;
        }

        /**
         * Says how far it is.
         *
         * @param value the state; default {@link State#RUNNING}
         * @return this builder
         */
        public Builder state(State value) {
            state = value;
            return this;
        }

        /**
         * Says when it ended.
         *
         * @param value UTC, or null while it has not, the default
         * @return this builder
         */
        public Builder finishedAt(@Nullable Instant value) {
            finishedAt = value;
            return this;
        }

        /**
         * Adds the report.
         *
         * @param value in a form of Roster's own; default {@code ""}
         * @return this builder
         */
        public Builder report(String value) {
            report = value;
            return this;
        }

        /** {@return the run} */
        public Run build() {
            return new Run(plan, kind, actor, source, undoes, executor, state, startedAt, finishedAt, report);
        }
    }
}
