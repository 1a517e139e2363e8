package dev.roster.cell;

import dev.roster.table.Row;
import java.util.List;

/** Finds out what stands between the names in the cells of a column. */
public final class ListSeparators {

    /** What no name holds, other than the comma: {@code R&D, Berlin} is one. */
    private static final String SURE = "|;\n\r";

    private ListSeparators() {}

    /** Whether a comma is part of a name, because the column has a sure separator somewhere. */
    public static boolean keepCommas(List<Row> rows, int column) {
        return rows.stream().anyMatch(row -> row.cell(column).chars().anyMatch(c -> SURE.indexOf(c) >= 0));
    }
}
