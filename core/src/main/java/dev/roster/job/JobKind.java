package dev.roster.job;

import java.util.Map;

/**
 * How jobs of one kind are done; a host adds its own with {@link JobSettings#kind}. Safe for use by many threads.
 *
 * <p>A job is run again from its beginning when the process that ran it died: what it did is found done or not, and never
 * done twice, when the kind sees to it.
 */
@FunctionalInterface
public interface JobKind {

    /**
     * Does a job.
     *
     * @param run the job, with whom it is done for and whom to tell how far it is
     * @return the result, texts by name
     */
    Map<String, String> run(JobRun run);
}
