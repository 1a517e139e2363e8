package dev.roster.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of long work, as it stood when it was looked at. Immutable.
 *
 * @param id which one; nothing personal
 * @param version how often what is kept of it changed
 * @param request what it shall do
 * @param actor the name of who asked for it, with whose rights of now it runs
 * @param state where it stands
 * @param progress how far it is
 * @param createdAt when it was asked for, UTC
 * @param startedAt when it began to run for the first time, UTC, or null
 * @param endedAt when it came to its end, UTC, or null
 * @param attempts how often a process began to run it; more than once when processes died
 * @param isCancelling whether somebody asked it to stop
 * @param result what came of it, as its kind says; empty before the end
 * @param failure why it failed, or null
 */
public record Job(
        String id,
        long version,
        JobRequest request,
        String actor,
        JobState state,
        Step progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int attempts,
        boolean isCancelling,
        Map<String, String> result,
        @Nullable String failure) {

    /**
     * How far a job is, to the second or so.
     *
     * @param phase the name of a {@link dev.roster.plan.Progress.Phase}, or {@code ""} before the first
     * @param done how many pieces of this phase are done
     * @param total how many it has, or -1 while nobody knows
     * @param since when the phase began, UTC
     * @param at when this was so, UTC
     */
    public record Step(String phase, long done, long total, Instant since, Instant at) {

        /** Checks that everything is there. */
        public Step {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(at, "at");
        }

        /** {@return how fast the phase goes, and how long it takes yet} */
        public Pace pace() {
            return new Pace(Duration.between(since, at), done, total);
        }
    }

    /** Copies the result. */
    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
        result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    }
}
