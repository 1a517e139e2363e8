package dev.roster.view;

import java.util.Objects;

/**
 * A value that a column can be filtered by, suggested while somebody types.
 *
 * @param value what a filter names, such as {@code Sales} or the id of a user
 * @param label what people read
 * @param count how many users of the view have it, 1 or more; of managers at all levels, how many report to them directly
 */
public record Suggestion(String value, String label, long count) {

    /** Checks that both texts are there. */
    public Suggestion {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
    }
}
