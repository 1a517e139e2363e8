package dev.roster.apply;

import dev.roster.plan.PlanException;
import dev.roster.spi.PlanId;
import dev.roster.spi.StoreUnavailableException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what a store could not do for the moment, a few times and after growing pauses. What is tried reads first
 * how far the try before it came: whether a lost answer meant success is never guessed.
 */
final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    /** A hiccup is over at once; a server that restarts needs seconds. */
    private static final List<Integer> PAUSES_MILLIS = List.of(1, 50, 500, 3_000);

    private Retry() {}

    /**
     * Does something with a store.
     *
     * @param run the run that it belongs to
     * @param work what to do; it may be done several times
     * @return the answer of the first try that got one
     * @throws StoreUnavailableException if the store was unavailable every time
     */
    static <T> T of(PlanId run, Supplier<T> work) {
        for (int pause : PAUSES_MILLIS) {
            try {
                return work.get();
            } catch (StoreUnavailableException e) {
                LOG.warn("run {}: the store is unavailable, trying again in {} ms", run, pause, e);
                pause(pause);
            }
        }
        return work.get();
    }

    /**
     * Does something with a store that has no answer.
     *
     * @param run the run that it belongs to
     * @param work what to do; it may be done several times
     * @throws StoreUnavailableException if the store was unavailable every time
     */
    static void run(PlanId run, Runnable work) {
        of(run, () -> {
            work.run();
            return run;
        });
    }

    /**
     * Waits.
     *
     * @throws PlanException if the thread is interrupted
     */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What is thrown when the thread is told to stop; it stays told. */
    static PlanException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new PlanException(
                PlanException.Reason.UNFINISHED, "interrupted while waiting for a run; ask later how far it is", cause);
    }
}
