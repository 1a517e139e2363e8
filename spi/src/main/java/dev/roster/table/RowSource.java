package dev.roster.table;

import java.util.List;

/**
 * Tabular data that can be read as a stream of rows: a file, a form, a directory.
 *
 * <p>A source is cheap and holds nothing open; {@link #open()} starts a reading. Implementations never
 * hold the whole data in memory. A source may be opened several times, by one thread at a time, and
 * gives the same rows each time unless the data behind it changed.
 */
public interface RowSource {

    /** {@return what people call the source, such as {@code users.csv}; never a path} */
    String name();

    /**
     * The fields of the columns, for a source that knows them, such as a form or a directory. Such a source has no header
     * row, its cells hold canonical text, and {@link RowNote.Kind#CELL_CLEARED} and {@link RowNote.Kind#CELL_ABSENT} say
     * what text cannot.
     *
     * @return one key of a field for each column; empty for a file, whose columns must be found by their names
     */
    default List<String> fieldKeys() {
        return List.of();
    }

    /**
     * Starts a reading.
     *
     * @return a reader at the first row; the caller closes it
     * @throws SourceException if the data cannot be opened or is not what it claims to be
     */
    RowReader open();

    /**
     * Whether somebody said which table of the data is read. Where nobody did, another one may be read that fits better,
     * and people are told.
     *
     * @return true unless there may be several tables, such as the sheets of a workbook, and the first is read for want
     *     of a choice
     */
    default boolean isTableChosen() {
        return true;
    }

    /**
     * The same data with another of its tables.
     *
     * @param table what people call the table, such as {@link SourceInfo#sheet()} and {@link OtherTable#name()} say
     * @return the changed copy; this one where the data is one table
     */
    default RowSource withTable(String table) {
        return this;
    }

    /**
     * A source of rows that are already in memory, such as the users of a form.
     *
     * @param name what people call it
     * @param rows the rows, the header first, without line numbers of their own: the first is row 1
     * @return the source
     */
    static RowSource of(String name, List<List<String>> rows) {
        return new ListedRows(name, rows);
    }
}
