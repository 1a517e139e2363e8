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
     * Writes a row; the first one is the header.
     *
     * @param cells the cells from the first column on; {@code ""} for an empty one
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    void write(List<String> cells);

    /**
     * Ends the table and flushes it.
     *
     * @throws java.io.UncheckedIOException if the data cannot be written
     */
    @Override
    void close();
}
