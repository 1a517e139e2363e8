package dev.roster.mapping;

import dev.roster.table.Row;
import java.util.Collections;
import java.util.List;

/**
 * The header of a file, or that there is none.
 *
 * @param number the number of the header row; 0 when there is none
 * @param names the names of the columns; blank ones where there is no header
 * @param samples the rows of values
 */
record HeaderRow(long number, List<String> names, List<Row> samples) {

    /** Looks at the first row. */
    static HeaderRow find(List<Row> head, MappingRules rules, NameMatcher matcher) {
        boolean isHeader = switch (rules.header()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> isHeader(head.get(0), rules, matcher);
        };
        if (isHeader) {
            Row first = head.get(0);
            List<String> names = first.cells().stream().map(String::strip).toList();
            return new HeaderRow(first.number(), names, head.subList(1, head.size()));
        }
        int width = head.stream().mapToInt(Row::size).max().orElse(0);
        return new HeaderRow(0, Collections.nCopies(width, ""), head);
    }

    /**
     * Known names have to outnumber cells that are values. Where no name is known, text alone counts as a
     * header, unless the columns go by position: then the first row may well be {@code add-user, ada, Ada, Lovelace}.
     */
    private static boolean isHeader(Row row, MappingRules rules, NameMatcher matcher) {
        int names = 0;
        int values = 0;
        for (String cell : row.cells()) {
            if (isValue(cell)) {
                values++;
            } else if (!cell.isBlank() && isName(cell, rules, matcher)) {
                names++;
            }
        }
        return names > values
                || (names == 0 && values == 0 && rules.positional().isEmpty());
    }

    private static boolean isName(String cell, MappingRules rules, NameMatcher matcher) {
        String key = HeaderNames.key(cell);
        return matcher.match(cell).isKnown()
                || rules.columns().keySet().stream()
                        .anyMatch(column -> HeaderNames.key(column).equals(key));
    }

    /** An address, a number, a date. */
    private static boolean isValue(String cell) {
        String text = cell.strip();
        int at = text.indexOf('@');
        boolean isAddress = at > 0 && text.indexOf('.', at) > at + 1;
        return isAddress || DateText.of(text) != null || isNumber(text);
    }

    private static boolean isNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-.,() /".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0;
    }
}
