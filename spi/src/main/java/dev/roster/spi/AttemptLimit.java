package dev.roster.spi;

import java.time.Duration;

/**
 * How many passwords may be tried. The first window is {@code window} long; a window that follows a used-up one
 * is twice as long as that, up to {@code longestWindow}.
 *
 * @param attempts how many attempts one window has, 1 or more
 * @param window how long the first window lasts, counted from its first attempt
 * @param longestWindow how long a window lasts at the most, and after how long a quiet everything is forgotten
 */
public record AttemptLimit(int attempts, Duration window, Duration longestWindow) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are no attempts, no time, or the longest window is shorter than the first
     */
    public AttemptLimit {
        if (attempts < 1 || window.isNegative() || window.isZero() || longestWindow.compareTo(window) < 0) {
            throw new IllegalArgumentException(
                    "a limit needs attempts, a window and a longest window that is no shorter," + " found " + attempts
                            + ", " + window + " and " + longestWindow);
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
