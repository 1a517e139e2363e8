package dev.roster.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a store keeps about the attempts of one subject, and the arithmetic of the limit, so that no store
 * counts differently. Immutable.
 *
 * @param used how many attempts of this window are taken, 0 or more
 * @param usedUpBefore how many used-up windows came right before it
 * @param endsAt from when a new window may begin, UTC, kept to the microsecond
 */
public record AttemptWindow(int used, int usedUpBefore, Instant endsAt) {

    /**
     * How many passwords may be tried. The first window is {@code window} long; a window that follows a used-up one
     * is twice as long as that, up to {@code longestWindow}.
     *
     * @param attempts how many attempts one window has, 1 or more
     * @param window how long the first window lasts, counted from its first attempt
     * @param longestWindow how long a window lasts at the most, and after how long a quiet everything is forgotten
     */
    public record Limit(int attempts, Duration window, Duration longestWindow) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if there are no attempts, no time, or the longest window is shorter than the first
         */
        public Limit {
            if (attempts < 1 || window.isNegative() || window.isZero() || longestWindow.compareTo(window) < 0) {
                throw new IllegalArgumentException(
                        "a limit needs attempts, a window and a longest window that is no shorter," + " found "
                                + attempts + ", " + window + " and " + longestWindow);
            }
        }

        /**
         * How long a window lasts.
         *
         * @param usedUpBefore how many used-up windows came right before it
         * @return the length
         */
        public Duration lengthAfter(int usedUpBefore) {
            Duration length = window;
            for (int i = 0; i < usedUpBefore && length.compareTo(longestWindow) < 0; i++) {
                length = length.multipliedBy(2);
            }
            return length.compareTo(longestWindow) < 0 ? length : longestWindow;
        }
    }

    /** Cuts the moment to the microsecond. */
    public AttemptWindow {
        endsAt = endsAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The first window of a subject, with its first attempts taken.
     *
     * @param limit the limit
     * @param attempts how many, 1 or more
     * @param now the present
     * @return the window, or empty when a window has fewer
     */
    public static Optional<AttemptWindow> first(Limit limit, int attempts, Instant now) {
        return begin(limit, attempts, 0, now);
    }

    private static Optional<AttemptWindow> begin(Limit limit, int attempts, int usedUpBefore, Instant now) {
        return attempts > limit.attempts()
                ? Optional.empty()
                : Optional.of(new AttemptWindow(attempts, usedUpBefore, now.plus(limit.lengthAfter(usedUpBefore))));
    }

    /**
     * Takes attempts, all of them or none: of this window while it lasts, else the first of a new one.
     *
     * @param limit the limit
     * @param attempts how many, 1 or more
     * @param now the present; at {@code endsAt} this window is over
     * @return the window to keep, or empty when the attempts are refused and the kept window stays as it is
     */
    public Optional<AttemptWindow> take(Limit limit, int attempts, Instant now) {
        if (now.isBefore(endsAt)) {
            return attempts > limit.attempts() - used
                    ? Optional.empty()
                    : Optional.of(new AttemptWindow(used + attempts, usedUpBefore, endsAt));
        }
        boolean isForgotten = !now.isBefore(endsAt.plus(limit.longestWindow()));
        return begin(limit, attempts, isForgotten || used < limit.attempts() ? 0 : usedUpBefore + 1, now);
    }

    /**
     * Tells whether attempts are refused.
     *
     * @param limit the limit
     * @param now the present
     * @return whether this window is used up and lasts
     */
    public boolean isLocked(Limit limit, Instant now) {
        return used >= limit.attempts() && now.isBefore(endsAt);
    }
}
