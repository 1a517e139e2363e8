package dev.roster.query;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order: by a field, up or down. Users without a value come last in both directions.
 *
 * @param field the field; not a list
 * @param direction up or down
 */
public record Sort(Field<?> field, Direction direction) {

    /** Up or down. */
    public enum Direction {
        /** The smallest first. */
        ASCENDING,
        /** The greatest first. */
        DESCENDING
    }

    /**
     * Checks the field.
     *
     * @throws IllegalArgumentException if the field is a list
     */
    public Sort {
        Objects.requireNonNull(direction, "direction");
        if (field.isList()) {
            throw new IllegalArgumentException("users cannot be sorted by " + field.key() + ", which is a list");
        }
    }

    /**
     * Sorts with the smallest first.
     *
     * @param field the field
     * @return the step
     */
    public static Sort ascending(Field<?> field) {
        return new Sort(field, Direction.ASCENDING);
    }

    /**
     * Sorts with the greatest first.
     *
     * @param field the field
     * @return the step
     */
    public static Sort descending(Field<?> field) {
        return new Sort(field, Direction.DESCENDING);
    }

    /**
     * The text by which this step sorts a user; a cursor is made of these.
     *
     * @param user the user
     * @return the canonical text, or null for a user without a value
     */
    public @Nullable String keyOf(User user) {
        return Comparisons.sortText(field, user);
    }

    Comparator<User> order() {
        return (left, right) -> compareKeys(keyOf(left), keyOf(right));
    }

    int compareKeys(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return left == null ? (right == null ? 0 : 1) : -1;
        }
        int upward = Comparisons.compare(field, left, right);
        return direction == Direction.ASCENDING ? upward : -upward;
    }
}
