package dev.roster.job;

/** Hears of jobs, such as to push them to pages. Safe for use by many threads. */
@FunctionalInterface
public interface JobListener {

    /** Hears nothing. */
    JobListener SILENT = job -> {};

    /**
     * Hears that a job changed: it was asked for, began, is further, was cancelled or ended. Called in the process where that
     * happened, about once a second while the job runs, on its threads; be quick. What this throws is logged and nothing else.
     *
     * @param job the job as it is kept now
     */
    void changed(Job job);
}
