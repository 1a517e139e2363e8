package dev.roster.table;

import java.util.Objects;

/**
 * What a reader noticed about a cell or a row that its text does not show, such as a formula behind it. Immutable.
 *
 * <p>Whoever knows what the column is for makes an issue of it: what stands in a column that nobody imports matters
 * to nobody.
 *
 * @param kind what it is
 * @param column the column, from 0; {@link #WHOLE_ROW} for all of them
 * @param detail what a sentence about it names after the text of the cell; {@code ""} for nothing
 */
public record RowNote(Kind kind, int column, String detail) {

    /** What can be noticed. */
    public enum Kind {
        /** The row is not shown. */
        ROW_HIDDEN,
        /** The row is the first of another sheet, where several are read in turn; the detail says of which. */
        SHEET_STARTS,
        /** The quotes of the row were wrong and leave one reading, which was taken. */
        ROW_MENDED,
        /** The quotes of the row are wrong, so that nobody can tell where its cells end. */
        ROW_DAMAGED,
        /** The text is the stored result of a formula. */
        CELL_FORMULA,
        /** The cell is blank because it is merged with another. */
        CELL_MERGED,
        /** The cell shows an error such as {@code #N/A}. */
        CELL_ERROR,
        /** A formula of which no result is stored. */
        CELL_UNCOMPUTED,
        /** The cell is a number with more digits than a spreadsheet keeps. */
        CELL_ROUNDED,
        /** The cell is a number that is shown as the detail, with what its format writes around the digits. */
        CELL_SHOWN,
        /** What stands in the file is no value of the cell's type. */
        CELL_BROKEN,
        /** The source says that the value shall go, as a form does by null. */
        CELL_CLEARED,
        /** The source says nothing about the field in this row, which is less than a blank. */
        CELL_ABSENT
    }

    /** The column of a note that is about the row. */
    public static final int WHOLE_ROW = -1;

    /**
     * Checks the column.
     *
     * @throws IllegalArgumentException if it is negative and not {@link #WHOLE_ROW}
     */
    public RowNote {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        if (column < WHOLE_ROW) {
            throw new IllegalArgumentException("column must be 0 or more, or WHOLE_ROW, found " + column);
        }
    }

    /**
     * A note about a cell.
     *
     * @param kind what it is
     * @param column the column, from 0
     * @return the note
     */
    public static RowNote ofCell(Kind kind, int column) {
        return new RowNote(kind, column, "");
    }

    /**
     * A note about the whole row.
     *
     * @param kind what it is
     * @return the note
     */
    public static RowNote ofRow(Kind kind) {
        return new RowNote(kind, WHOLE_ROW, "");
    }
}
