package dev.roster.plan;

import java.util.stream.Stream;

/** Where the changes of a plan are kept. */
public interface PlanContent extends AutoCloseable {

    /**
     * {@return the changes in the order of the plan, read from the first one on; the caller closes the stream}
     *
     * @throws PlanException if what was kept is damaged, also while the stream is read
     */
    Stream<PlannedChange> changes();

    /** Releases what is kept. May be called several times. */
    @Override
    void close();
}
