package dev.roster.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a store keeps about the attempts of one subject, and the arithmetic of the limit, so that no store
 * counts differently. Immutable.
 *
 * @param used how many attempts of this window are taken, 1 or more
 * @param usedUpBefore how many used-up windows came right before it
 * @param endsAt from when a new window may begin, UTC, kept to the microsecond
 */
public record AttemptWindow(int used, int usedUpBefore, Instant endsAt) {

    /** Cuts the moment to the microsecond. */
    public AttemptWindow {
        endsAt = endsAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The first window of a subject, with its first attempt taken.
     *
     * @param limit the limit
     * @param now the present
     * @return the window
     */
    public static AttemptWindow first(AttemptLimit limit, Instant now) {
        return new AttemptWindow(1, 0, now.plus(limit.lengthAfter(0)));
    }

    /**
     * Takes an attempt: of this window while it lasts, else the first of a new one.
     *
     * @param limit the limit
     * @param now the present; at {@code endsAt} this window is over
     * @return the window to keep, or empty when the attempt is refused and the kept window stays as it is
     */
    public Optional<AttemptWindow> take(AttemptLimit limit, Instant now) {
        if (isLocked(limit, now)) {
            return Optional.empty();
        }
        if (now.isBefore(endsAt)) {
            return Optional.of(new AttemptWindow(used + 1, usedUpBefore, endsAt));
        }
        boolean isForgotten = !now.isBefore(endsAt.plus(limit.longestWindow()));
        int before = isForgotten || used < limit.attempts() ? 0 : usedUpBefore + 1;
        return Optional.of(new AttemptWindow(1, before, now.plus(limit.lengthAfter(before))));
    }

    /**
     * Tells whether attempts are refused.
     *
     * @param limit the limit
     * @param now the present
     * @return whether this window is used up and lasts
     */
    public boolean isLocked(AttemptLimit limit, Instant now) {
        return used >= limit.attempts() && now.isBefore(endsAt);
    }
}
