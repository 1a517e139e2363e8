package dev.roster.table;

import dev.roster.model.IssueCode;
import java.util.Objects;

/**
 * What a reader noticed about a cell or a row that its text does not show, such as a formula behind it. Immutable.
 *
 * <p>Whoever knows what the column is for makes an issue of it: what stands in a column that nobody imports matters
 * to nobody.
 *
 * @param code what it is
 * @param column the column, from 0; {@link #WHOLE_ROW} for all of them
 * @param detail what the sentence of the code names after the text of the cell; {@code ""} for nothing
 */
public record RowNote(IssueCode code, int column, String detail) {

    /** The column of a note that is about the row. */
    public static final int WHOLE_ROW = -1;

    /**
     * Checks the column.
     *
     * @throws IllegalArgumentException if it is negative and not {@link #WHOLE_ROW}
     */
    public RowNote {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        if (column < WHOLE_ROW) {
            throw new IllegalArgumentException("column must be 0 or more, or WHOLE_ROW, found " + column);
        }
    }

    /**
     * A note about a cell.
     *
     * @param code what it is
     * @param column the column, from 0
     * @return the note
     */
    public static RowNote ofCell(IssueCode code, int column) {
        return new RowNote(code, column, "");
    }

    /**
     * A note about the whole row.
     *
     * @param code what it is
     * @return the note
     */
    public static RowNote ofRow(IssueCode code) {
        return new RowNote(code, WHOLE_ROW, "");
    }
}
