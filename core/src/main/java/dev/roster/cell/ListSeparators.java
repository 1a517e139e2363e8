package dev.roster.cell;

import dev.roster.table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands between the names in the cells of a column. */
public enum ListSeparators {
    /** A bar, a semicolon, a line end, or a comma outside a known name. Example: {@code Sales, Marketing} is two. */
    ALL(""),
    /** All but the comma, which is part of a name. Example: {@code R&D, Berlin; Sales} is two. */
    NO_COMMA(","),
    /** A bar alone, as in canonical text. Example: {@code Sales; Berlin|Rome} is two. */
    BAR("|");

    /** What no name holds, other than the comma: {@code R&D, Berlin} is one. Also as Chinese and Arabic write them. */
    static final String SURE = "|;\n\r；؛、•";
    /** The comma, also as Chinese, Japanese and Arabic write it. */
    static final String COMMAS = ",，،";

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
        List<String> sure = rows.stream()
                .map(row -> row.cell(column))
                .filter(text -> holdsAny(text, SURE))
                .toList();
        return sure.isEmpty() || areElements(rows, column, sure) ? ALL : NO_COMMA;
    }

    /** Whether all that commas part stands alone in other cells, so that a comma is no part of a name. */
    private static boolean areElements(List<Row> rows, int column, List<String> sure) {
        Set<String> elements = new HashSet<>();
        sure.forEach(text -> addParts(text, SURE, elements));
        Set<String> parted = new HashSet<>();
        for (Row row : rows) {
            String text = row.cell(column);
            if (!holdsAny(text, SURE) && holdsAny(text, COMMAS)) {
                addParts(text, COMMAS, parted);
            } else {
                addParts(text, SURE, elements);
            }
        }
        return !parted.isEmpty() && elements.containsAll(parted);
    }

    private static void addParts(String text, String marks, Set<String> parts) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || marks.indexOf(text.charAt(i)) >= 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
    }

    private static boolean holdsAny(String text, String marks) {
        return text.chars().anyMatch(c -> marks.indexOf(c) >= 0);
    }
}
