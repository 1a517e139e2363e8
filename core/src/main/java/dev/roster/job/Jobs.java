package dev.roster.job;

import java.util.List;
import java.util.Optional;

/**
 * Long work that goes on while nobody waits, as data: kept as documents, run wherever the host's {@link JobRunner} says, with
 * the rights of who asked for it. Safe for use by many threads.
 *
 * <pre>{@code
 * Job job = session.jobs().submit(JobRequest.apply(wizard, Set.of()));
 * ... session.jobs().find(job.id()) ...       // state, phase, done, total, pace; or JobSettings.telling(listener)
 * session.jobs().cancel(job.id());            // from any process
 * }</pre>
 *
 * <p>A job whose process died is found by {@link dev.roster.Roster#tick} and run again elsewhere; an apply goes on with its run.
 * Jobs are known to who asked for them and to who may see the runs of everybody. Every method throws
 * {@link UnsupportedOperationException} when the stores keep no documents.
 */
public interface Jobs {

    /**
     * Asks for a job.
     *
     * @param request what it shall do
     * @return the job, waiting
     * @throws JobRefusedException if there is no place for it now; nothing of it is kept
     * @throws IllegalArgumentException if there is no such kind
     */
    Job submit(JobRequest request);

    /**
     * Finds a job.
     *
     * @param id its id
     * @return the job, or empty when there is none that the actor may know of
     */
    Optional<Job> find(String id);

    /**
     * Lists the jobs that the actor may know of, the one asked for last first. Jobs at their end are kept for 30 days.
     *
     * @param limit how many at the most, 1 or more
     * @return the jobs
     */
    List<Job> newest(int limit);

    /**
     * Stops a job: at once while it waits, at the next chance while it runs, in whatever process. One at its end stays.
     *
     * @param id its id
     * @return the job as it is kept now, or empty when there is none that the actor may know of
     */
    Optional<Job> cancel(String id);

    /**
     * Has a job done again and again, such as an export or following a directory. What was missed while no process ran is done
     * once.
     *
     * @param order what and when
     * @return the scheduled job
     * @throws IllegalArgumentException if there is no such kind or directory, or a view to export names what there is not, or
     *     what the actor may not see
     */
    ScheduledJob schedule(ScheduledJob.Order order);

    /** {@return the scheduled jobs that the actor may know of, the one asked for last first} */
    List<ScheduledJob> schedules();

    /**
     * Ends a scheduled job; what it began goes on.
     *
     * @param id its id
     * @return whether there was one that the actor may know of
     */
    boolean unschedule(String id);
}
