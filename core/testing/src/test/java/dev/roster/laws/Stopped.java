package dev.roster.laws;

import dev.roster.plan.Progress;

/** Cancels before the first chunk. */
final class Stopped implements Progress {

    @Override
    public void at(Phase phase, long done, long total) {}

    @Override
    public boolean isCancelled() {
        return true;
    }
}
