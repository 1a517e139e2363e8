package dev.roster.table;

import java.util.List;

/**
 * Writes a table row by row, in constant memory. For one thread.
 *
 * <p>Text that a spreadsheet would take for a formula is written so that it stays text, and the
 * matching {@link RowSource} undoes exactly that.
 */
public interface TableWriter extends AutoCloseable {

    /**
     * Writes the header and says what kind of values stand below it. Formats with typed cells write what
     * is of that kind as such in these columns, if it reads back the same, and
     * may offer the allowed values and say the rules beside the table; others write the titles alone.
     *
     * @param columns the columns from the first one on
     * @throws IllegalStateException if a row was written already, where the format has typed cells
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    default void writeHeader(List<TableColumn> columns) {
        write(columns.stream().map(TableColumn::title).toList());
    }

    /**
     * Writes a row; the first one is the header, unless {@link #writeHeader} wrote it.
     *
     * @param cells the cells from the first column on; {@code ""} for an empty one
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    void write(List<String> cells);

    /**
     * Drops what was written, so that an older file stays as it was; bytes that went elsewhere cannot be taken back.
     * Afterwards only {@link #close} may be called.
     */
    void discard();

    /**
     * Ends the table and flushes it.
     *
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    @Override
    void close();
}
