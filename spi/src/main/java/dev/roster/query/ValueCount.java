package dev.roster.query;

import java.util.Objects;

/**
 * A value and how many users have it.
 *
 * @param value the canonical text, of one element for a list; where users spell one value differently, the spelling of
 *     one of them
 * @param count how many users have it, 1 or more
 */
public record ValueCount(String value, long count) {

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the count is not positive
     */
    public ValueCount {
        Objects.requireNonNull(value, "value");
        if (count < 1) {
            throw new IllegalArgumentException("a value that nobody has is not counted, found " + count);
        }
    }
}
