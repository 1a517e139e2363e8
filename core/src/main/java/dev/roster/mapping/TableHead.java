package dev.roster.mapping;

import dev.roster.table.Row;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The header of a file, or that there is none, and the rows above and below it that name no user.
 *
 * @param number the number of the header row; 0 when there is none
 * @param names the names of the columns; blank ones where there is no header
 * @param samples the rows of values
 * @param rows what the other rows are
 */
record TableHead(long number, List<String> names, List<Row> samples, RowFilter rows) {

    private static final int MAX_ABOVE = 20;
    private static final int MAX_BELOW = 3;
    private static final String SEPARATOR = "sep=";

    /** Looks for the header among the first rows. */
    static TableHead find(List<Row> head, MappingRules rules, NameMatcher matcher) {
        int header = switch (rules.header()) {
            case YES -> firstRow(head);
            case NO -> -1;
            case AUTO -> new HeaderSearch(matcher, rules).find(head.subList(0, Math.min(MAX_ABOVE, head.size())));
        };
        return header < 0 ? withoutHeader(head) : withHeader(head, header, new HeaderSearch(matcher, rules));
    }

    private static int firstRow(List<Row> head) {
        int row = 0;
        while (row < head.size() - 1 && (head.get(row).isBlank() || isSeparator(head.get(row)))) {
            row++;
        }
        return row;
    }

    private static TableHead withoutHeader(List<Row> head) {
        int width = head.stream().mapToInt(Row::size).max().orElse(0);
        Map<Long, RowKind> skipped = new TreeMap<>();
        if (isSeparator(head.get(0))) {
            skipped.put(head.get(0).number(), RowKind.SEPARATOR);
        }
        return of(0, Collections.nCopies(width, ""), head, new RowFilter(List.of(), 0, skipped));
    }

    private static TableHead withHeader(List<Row> head, int header, HeaderSearch search) {
        Map<Long, RowKind> skipped = new TreeMap<>();
        for (Row row : head.subList(0, header)) {
            RowKind kind = isSeparator(row) ? RowKind.SEPARATOR : row.isBlank() ? RowKind.BLANK : RowKind.TITLE;
            skipped.put(row.number(), kind);
        }
        Row names = head.get(header);
        List<Row> below = head.subList(header + 1, head.size());
        for (Row row : below.subList(0, Math.min(MAX_BELOW, below.size()))) {
            if (search.isLabels(row, names)) {
                skipped.put(row.number(), RowKind.LABELS);
            } else if (search.isExample(row)) {
                skipped.put(row.number(), RowKind.EXAMPLE);
            }
        }
        List<String> texts = names.cells().stream().map(String::strip).toList();
        return of(names.number(), texts, below, new RowFilter(texts, names.number(), skipped));
    }

    private static TableHead of(long number, List<String> names, List<Row> rows, RowFilter filter) {
        List<Row> samples =
                rows.stream().filter(row -> filter.kind(row) == null).toList();
        Set<Long> users = new HashSet<>();
        samples.forEach(row -> users.add(row.number()));
        Map<Long, RowKind> skipped = new TreeMap<>(filter.skipped());
        rows.stream().filter(row -> !users.contains(row.number())).forEach(row -> {
            RowKind kind = filter.kind(row);
            if (kind != null) {
                skipped.put(row.number(), kind);
            }
        });
        List<String> header = number == 0 ? List.of() : names;
        return new TableHead(number, names, samples, new RowFilter(header, number, skipped));
    }

    /** {@code sep=;}, which a reader may have cut at the separator. */
    static boolean isSeparator(Row row) {
        String first = row.cell(0).strip();
        return first.length() <= SEPARATOR.length() + 1
                && first.regionMatches(0, SEPARATOR, 0, SEPARATOR.length())
                && row.cells().stream().skip(1).allMatch(String::isBlank);
    }
}
