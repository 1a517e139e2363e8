package dev.roster.job;

import dev.roster.access.Actor;
import dev.roster.plan.Progress;
import java.util.Objects;

/**
 * A job that is being done.
 *
 * @param job the job as it stood when this run of it began
 * @param actor who asked for it, as stored when this run began; {@code roster.as(actor)} acts with their rights of now
 * @param progress takes how far it is, as often as one likes, and says whether to stop: because somebody cancelled the job, or
 *     because another process has taken it over
 */
public record JobRun(Job job, Actor actor, Progress progress) {

    /** Checks that everything is there. */
    public JobRun {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(progress, "progress");
    }

    /** {@return what shall be done} */
    public JobRequest request() {
        return job.request();
    }
}
