package dev.roster.benchmarks;

import dev.roster.mapping.ColumnMapper;
import dev.roster.mapping.MappingRules;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how long it takes to find out which of 200 columns holds which field, and prints the median. CPU time of this
 * thread, so that other work on the machine does not count.
 */
final class MappingBenchmark {

    private static final int COLUMNS = 200;
    private static final int ATTRIBUTES = 60;
    private static final double WANTED_MILLIS = 50;
    private static final double MILLIS = 1e6;

    /** As people write them: with other cases, words and languages. */
    private static final List<String> HEADERS = List.of(
            "Employee No.",
            "E-Mail Address",
            "Given name",
            "Nachname",
            "Full Name",
            "Dept",
            "Office location",
            "Titel",
            "Role(s)",
            "Groups",
            "Reports to",
            "Start date",
            "Status",
            "Company");

    private final int rows;
    private final int runs;

    MappingBenchmark(int rows, int runs) {
        this.rows = rows;
        this.runs = runs;
    }

    void run() {
        List<Row> head = head();
        Fields fields = Fields.with(attributes());
        IntStream.range(0, runs).forEach(warmUp -> nanos(head, fields));
        long[] nanos = IntStream.range(0, runs)
                .mapToLong(run -> nanos(head, fields))
                .sorted()
                .toArray();
        Report.say(
                "matching %d columns by %d rows, %d fields known: median %.1f ms, slowest of %d %.1f ms",
                COLUMNS, rows, fields.all().size(), nanos[runs / 2] / MILLIS, runs, nanos[runs - 1] / MILLIS);
        Report.verdict("milliseconds", nanos[runs / 2] / MILLIS, "<=", WANTED_MILLIS);
    }

    private static long nanos(List<Row> head, Fields fields) {
        long start = cpuTime();
        int columns = ColumnMapper.map(head, "users.csv", MappingRules.none(), fields)
                .columns()
                .size();
        long nanos = cpuTime() - start;
        if (columns != COLUMNS) {
            throw new IllegalStateException("there are " + columns + " columns");
        }
        return nanos;
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Columns of fields, then of custom attributes, then of words that mean nothing to Roster. */
    private List<Row> head() {
        List<Row> head = new ArrayList<>(rows);
        head.add(row(1, IntStream.range(0, COLUMNS).mapToObj(MappingBenchmark::header)));
        for (int number = 1; number < rows; number++) {
            List<String> cells = SampleUsers.row(number);
            int row = number;
            head.add(row(
                    number + 1,
                    IntStream.range(0, COLUMNS)
                            .mapToObj(column -> column < cells.size() ? cells.get(column) : cell(row, column))));
        }
        return head;
    }

    private static Row row(int number, Stream<String> cells) {
        return Row.of(number, cells.toArray(String[]::new));
    }

    private static String header(int column) {
        if (column < HEADERS.size()) {
            return HEADERS.get(column);
        }
        boolean isAttribute = column < HEADERS.size() + ATTRIBUTES;
        return (isAttribute ? "Custom measure " : "Remark of team ") + column;
    }

    private static String cell(int row, int column) {
        return switch (column % 4) {
            case 0 -> Integer.toString(row * column);
            case 1 -> "text " + row % 17;
            case 2 -> row % 3 == 0 ? "" : "2024-03-" + (10 + row % 20);
            default -> "person." + row + "@example.com";
        };
    }

    private static List<CustomAttribute> attributes() {
        return IntStream.range(HEADERS.size(), HEADERS.size() + ATTRIBUTES)
                .mapToObj(column -> new CustomAttribute(
                        new AttributeKey("measure" + column),
                        "Custom measure " + column,
                        AttributeType.TEXT,
                        true,
                        true))
                .toList();
    }
}
