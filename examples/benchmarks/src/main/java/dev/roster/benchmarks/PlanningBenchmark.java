package dev.roster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures planning a large file against parsing it, and prints ratios.
 *
 * <p>Every contender runs in a process of its own, and the runs take turns, so that both see the same
 * machine. Takes the number of rows as its argument, by default a million, and how many runs count, by
 * default five.
 */
public final class PlanningBenchmark {

    private static final int CHUNK = 1_000;
    private static final double WANTED_SPEED = 0.5;
    private static final double WANTED_GROWTH = 12;
    private static final int WANTED_OTHER_CALLS = 100;

    private final Path directory;
    private final int rows;
    private final int runs;

    private PlanningBenchmark(Path directory, int rows, int runs) {
        this.directory = directory;
        this.rows = rows;
        this.runs = runs;
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments the number of rows, then the number of runs; both may be left out
     * @throws IOException if a file cannot be written or a process cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path directory = Files.createTempDirectory("roster-benchmark-");
        try {
            new PlanningBenchmark(directory, rows, runs).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws IOException {
        int few = Math.max(CHUNK, rows / 10);
        SampleFile.write(Contender.file(directory, rows), rows);
        SampleFile.write(Contender.file(directory, few), few);
        say(
                "%,d rows of %d columns, 1 in %d changed, %,d users stored, Java %s, %d processors",
                rows,
                SampleUsers.COLUMNS.size(),
                SampleUsers.ROWS_PER_CHANGE,
                rows,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        Series plan = speed();
        growth(plan, few);
        calls(plan.median());
        database();
    }

    private Series speed() throws IOException {
        try (var parser = ContenderProcess.start(Contest.PARSE, directory, rows);
                var planner = ContenderProcess.start(Contest.PLAN, directory, rows)) {
            List<Series> series = inTurns(parser, planner);
            Series parse = series.get(0);
            Series plan = series.get(1);
            say("%s: %s", Contest.PARSE.label(), parse.text());
            say("%s: %s", Contest.PLAN.label(), plan.text());
            verdict(
                    "speed of planning to parsing",
                    plan.median().rowsPerSecond() / parse.median().rowsPerSecond(),
                    ">=",
                    WANTED_SPEED);
            say("  (by CPU time of all threads: %.2f)", parse.cpuSeconds() / plan.cpuSeconds());
            say(
                    "  (noise: slowest run %.0f %% over the fastest in parsing, %.0f %% in planning)",
                    parse.spread(), plan.spread());
            return plan;
        }
    }

    private void growth(Series many, int few) throws IOException {
        try (var planner = ContenderProcess.start(Contest.PLAN, directory, few)) {
            Series series = inTurns(planner).get(0);
            say("%s, %,d rows: %s", Contest.PLAN.label(), few, series.text());
            verdict(
                    "time for " + rows + " rows to " + few + " rows",
                    many.median().seconds() / series.median().seconds(),
                    "<=",
                    WANTED_GROWTH);
        }
    }

    private void calls(Measurement plan) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        say("store calls for %,d rows: %,d correlations, %,d others", rows, plan.correlations(), plan.otherCalls());
        verdict("correlations to chunks of " + CHUNK, (double) plan.correlations() / chunks, "<=", 1);
        verdict("other calls", (double) plan.otherCalls(), "<=", WANTED_OTHER_CALLS);
    }

    private void database() throws IOException {
        try (var loader = ContenderProcess.start(Contest.LOAD, directory, rows)) {
            say("%s: %.1f s", Contest.LOAD.label(), loader.run().seconds());
        }
        try (var planner = ContenderProcess.start(Contest.PLAN_ON_H2, directory, rows)) {
            Measurement run = planner.run();
            say(
                    "%s: %.1f s, %,.0f rows/s, %,d changes, heap %s",
                    Contest.PLAN_ON_H2.label(), run.seconds(), run.rowsPerSecond(), run.changes(), run.heap());
            verdict("heap used to heap allowed", (double) run.peakHeap() / run.maxHeap(), "<=", 1);
        }
    }

    /**
     * Lets contenders take turns: once to warm up, then for the count.
     *
     * @throws IOException if a process or a file fails
     */
    private List<Series> inTurns(ContenderProcess... contenders) throws IOException {
        List<Measurement> first = new ArrayList<>();
        List<List<Measurement>> counted = new ArrayList<>();
        for (ContenderProcess contender : contenders) {
            first.add(contender.run());
            counted.add(new ArrayList<>());
        }
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < contenders.length; i++) {
                counted.get(i).add(contenders[i].run());
            }
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < contenders.length; i++) {
            series.add(new Series(first.get(i), counted.get(i)));
        }
        return series;
    }

    private static void verdict(String what, double ratio, String sign, double bar) {
        boolean isReached = sign.equals(">=") ? ratio >= bar : ratio <= bar;
        say("  => %s: %.2f (wanted %s %.1f: %s)", what, ratio, sign, bar, isReached ? "reached" : "MISSED");
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
