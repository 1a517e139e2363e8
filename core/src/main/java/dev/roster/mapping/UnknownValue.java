package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.List;

/**
 * A text that names nothing that exists, told once for the whole file.
 *
 * @param field the field whose cells hold it
 * @param value the text, as it first stood in a cell
 * @param count in how many rows it stands
 * @param rows the numbers of the first of these rows
 * @param nearest names that exist and are spelled nearly alike, the nearest first; empty when none is
 */
public record UnknownValue(Field<?> field, String value, long count, List<Long> rows, List<String> nearest) {

    /** Copies the lists. */
    public UnknownValue {
        rows = List.copyOf(rows);
        nearest = List.copyOf(nearest);
    }
}
