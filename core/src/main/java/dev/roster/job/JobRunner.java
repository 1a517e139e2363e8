package dev.roster.job;

/**
 * Sees to it that jobs are run: in this process, or, as what is to be run is an id, in another one. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * JobRunner elsewhere = (job, here) -> queue.send(job);     // and where it arrives: roster.runJob(job)
 * }</pre>
 */
@FunctionalInterface
public interface JobRunner extends AutoCloseable {

    /**
     * Takes a job that waits. It may be given several times, and may be run several times: one run does it, the others find
     * that and return at once.
     *
     * @param job the id of the job, for {@link dev.roster.Roster#runJob}
     * @param here runs it in this process
     * @throws JobRefusedException if there is no place for it now
     */
    void submit(String job, Runnable here);

    /** Stops to take jobs, without waiting for those that run. */
    @Override
    default void close() {}

    /**
     * Runs jobs on threads of this process.
     *
     * @param threads how many jobs run at once, 1 or more
     * @param queue how many wait at the most, 0 or more; one more is refused
     * @return the runner
     * @throws IllegalArgumentException if a number is out of bounds
     */
    static JobRunner threads(int threads, int queue) {
        return new ThreadsRunner(threads, queue);
    }
}
