package dev.roster.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in tabular data, as a spreadsheet shows it.
 *
 * @param source the name of the file, form or directory
 * @param sheet the name of the sheet, or null where there are none
 * @param row the row number, from 1, the header counted; 0 for the whole source
 * @param column what the column is called in the header, or its letter; null for the whole row
 */
public record RowLocation(
        String source,
        @Nullable String sheet,
        long row,
        @Nullable String column) {

    /**
     * Checks the row number.
     *
     * @throws IllegalArgumentException if the row is negative
     */
    public RowLocation {
        Objects.requireNonNull(source, "source");
        if (row < 0) {
            throw new IllegalArgumentException("row must be 0 or more, found " + row);
        }
    }

    /**
     * A row.
     *
     * @param source the name of the file, form or directory
     * @param row the row number, from 1
     * @return its place
     */
    public static RowLocation ofRow(String source, long row) {
        return new RowLocation(source, null, row, null);
    }

    /**
     * A cell of this row.
     *
     * @param name what the column is called
     * @return its place
     */
    public RowLocation column(String name) {
        return new RowLocation(source, sheet, row, name);
    }

    /**
     * How a spreadsheet calls a column: 0 is A, 25 is Z, 26 is AA.
     *
     * @param index the column, from 0
     * @return its letters
     */
    public static String letters(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** {@return the place as the start of a sentence: {@code users.csv row 42, column email}} */
    @Override
    public String toString() {
        return source
                + (sheet == null ? "" : " sheet " + sheet)
                + (row == 0 ? "" : " row " + row)
                + (column == null ? "" : ", column " + column);
    }
}
