package dev.roster.view;

import dev.roster.query.Cursor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a table of users.
 *
 * @param columns the columns that are shown, in their order; unmodifiable
 * @param rows the users in the order of the view; unmodifiable
 * @param nextCursor where the next page starts, or null on the last one
 */
public record TablePage(
        List<Column> columns, List<TableRow> rows, @Nullable Cursor nextCursor) {

    /** Copies the lists. */
    public TablePage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** {@return where the next page starts, or empty on the last one} */
    public Optional<Cursor> next() {
        return Optional.ofNullable(nextCursor);
    }
}
