package dev.roster.decide;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that the texts of one column were read as, so that a word that stands in many rows is read once.
 * Holds the first thousand of them. For one thread.
 *
 * @param <T> the type of the value
 */
final class ValueMemory<T> {

    private static final int CAPACITY = 1_000;

    private final Map<String, T> values = new HashMap<>();

    /** The value of a text, or null when it was not kept. */
    @Nullable T find(String text) {
        return values.get(text);
    }

    void keep(String text, T value) {
        if (values.size() < CAPACITY) {
            values.put(text, value);
        }
    }
}
