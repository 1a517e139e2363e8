package dev.roster.cell;

import dev.roster.table.Row;
import java.util.List;

/** What stands between the names in the cells of a column. */
public enum ListSeparators {
    /** A bar, a semicolon, a line end, or a comma outside a known name. Example: {@code Sales, Marketing} is two. */
    ALL(""),
    /** All but the comma, which is part of a name. Example: {@code R&D, Berlin; Sales} is two. */
    NO_COMMA(","),
    /** A bar alone, as in canonical text. Example: {@code Sales; Berlin|Rome} is two. */
    BAR("|");

    /** What no name holds, other than the comma: {@code R&D, Berlin} is one. */
    private static final String SURE = "|;\n\r";

    private final String mark;

    ListSeparators(String mark) {
        this.mark = mark;
    }

    /** The mark in the text of a column's format. */
    String mark() {
        return mark;
    }

    /**
     * Finds out what separates in a column: a comma does not where a cell has a sure separator.
     *
     * @param rows the first rows of the file
     * @param column the column, from 0
     * @return what separates
     */
    public static ListSeparators of(List<Row> rows, int column) {
        boolean isSure = rows.stream().anyMatch(row -> row.cell(column).chars().anyMatch(c -> SURE.indexOf(c) >= 0));
        return isSure ? NO_COMMA : ALL;
    }
}
