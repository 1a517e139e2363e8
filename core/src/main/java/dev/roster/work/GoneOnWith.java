package dev.roster.work;

import dev.roster.plan.Progress;
import java.util.concurrent.CancellationException;

/**
 * The progress of a run with which another process goes on where this one lost its job. Nobody gave such a run up, so it is
 * left as it is, and not cancelled.
 *
 * @param told hears of it
 */
record GoneOnWith(Progress told) implements Progress {

    @Override
    public void at(Phase phase, long done, long total) {
        told.at(phase, done, total);
    }

    @Override
    public boolean isCancelled() {
        if (told instanceof Heartbeat beat && beat.isLost()) {
            throw new CancellationException("the job is another process's by now, or will be");
        }
        return told.isCancelled();
    }
}
