package dev.roster.store.jdbc;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that grow, by which audit entries of one moment are told apart: microseconds since 1970, and at least one
 * more than the number before. Processes may draw the same number; none of them waits for another, as it would for a
 * sequence. Safe for use by many threads.
 */
final class EntryNumbers {

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    EntryNumbers(Clock clock) {
        this.clock = clock;
    }

    long next() {
        long now = Moments.micros(clock.instant());
        return last.updateAndGet(number -> Math.max(number + 1, now));
    }
}
