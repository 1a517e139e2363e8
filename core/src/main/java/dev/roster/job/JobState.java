package dev.roster.job;

/** Where a job stands. */
public enum JobState {
    /** It waits for a place to run. */
    QUEUED,
    /** It runs, or the process that ran it died a moment ago. */
    RUNNING,
    /** It came to its result. The end. */
    DONE,
    /** It could not; {@link Job#failure} says why. The end. */
    FAILED,
    /** Somebody stopped it. The end. */
    CANCELLED;

    /** {@return whether nothing can follow} */
    public boolean isEnd() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
