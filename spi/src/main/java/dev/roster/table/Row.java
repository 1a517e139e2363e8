package dev.roster.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of cells. Immutable.
 *
 * <p>A cell is text, as it stands in the file: an absent cell, one beyond the end and an empty one are
 * all {@code ""}. Formats with typed cells give numbers without exponent or trailing zeros and days in
 * ISO 8601. What the text of a cell does not show, such as a formula behind it, stands in {@link #notes()}.
 */
public final class Row {

    private final long number;
    private final String[] cells;
    private final List<RowNote> notes;

    private Row(long number, String[] cells, List<RowNote> notes) {
        this.number = number;
        this.cells = cells;
        this.notes = notes;
    }

    /**
     * Makes a row.
     *
     * @param number the row number as a spreadsheet shows it, from 1
     * @param cells the cells from the first column on; copied, no nulls
     * @return the row
     * @throws NullPointerException if a cell is null
     */
    public static Row of(long number, String... cells) {
        for (String cell : cells) {
            if (cell == null) {
                throw new NullPointerException("cells must not be null; use \"\"");
            }
        }
        return new Row(number, cells.clone(), List.of());
    }

    /**
     * The same row with notes of its reader.
     *
     * @param newNotes what the reader noticed; copied
     * @return the changed copy
     */
    public Row withNotes(List<RowNote> newNotes) {
        return new Row(number, cells, List.copyOf(newNotes));
    }

    /** {@return the row number as a spreadsheet shows it, from 1} */
    public long number() {
        return number;
    }

    /** {@return how many cells the row has} */
    public int size() {
        return cells.length;
    }

    /**
     * The text of a cell.
     *
     * @param column the column, from 0
     * @return the text; {@code ""} when the cell is empty or beyond the end
     */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /** {@return the cells from the first column on} */
    public List<String> cells() {
        return List.of(cells);
    }

    /** {@return what the reader noticed about cells and row; mostly empty} */
    public List<RowNote> notes() {
        return notes;
    }

    /**
     * Whether the reader noticed something about a cell.
     *
     * @param kind what
     * @param column the column, from 0
     * @return whether it is among the notes
     */
    public boolean isNoted(RowNote.Kind kind, int column) {
        return detail(kind, column) != null;
    }

    /**
     * What the reader noticed about a cell.
     *
     * @param kind what
     * @param column the column, from 0
     * @return the detail of the first such note; null when there is none
     */
    public @Nullable String detail(RowNote.Kind kind, int column) {
        for (RowNote note : notes) {
            if (note.kind() == kind && note.column() == column) {
                return note.detail();
            }
        }
        return null;
    }

    /** {@return whether no cell holds anything but white space} */
    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && row.number == number
                && Arrays.equals(row.cells, cells)
                && row.notes.equals(notes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number) * 31 + Arrays.hashCode(cells);
    }

    /** {@return the number and size alone: cells hold personal data} */
    @Override
    public String toString() {
        return "Row[" + number + ", " + cells.length + " cells]";
    }
}
