package dev.roster.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures planning a large file against parsing it, and prints ratios.
 *
 * <p>Every contender runs in a process of its own, and the runs take turns, so that both see the same
 * machine.
 */
final class PlanningBenchmark {

    private static final int CHUNK = 1_000;
    private static final double WANTED_SPEED = 0.5;
    private static final double WANTED_GROWTH = 12;
    private static final double WANTED_SCOPED = 0.9;
    private static final int WANTED_OTHER_CALLS = 100;

    private final Path directory;
    private final int rows;
    private final int runs;

    PlanningBenchmark(Path directory, int rows, int runs) {
        this.directory = directory;
        this.rows = rows;
        this.runs = runs;
    }

    void run() throws IOException {
        int few = Math.max(CHUNK, rows / 10);
        SampleFile.write(Contender.file(directory, rows), rows);
        SampleFile.write(Contender.file(directory, few), few);
        Report.say(
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
        scoped();
        database();
    }

    private Series speed() throws IOException {
        try (var parser = ContenderProcess.start(Contest.PARSE, directory, rows);
                var planner = ContenderProcess.start(Contest.PLAN, directory, rows)) {
            List<Series> series = Turns.take(runs, parser, planner);
            Series parse = series.get(0);
            Series plan = series.get(1);
            Report.say("%s: %s", Contest.PARSE.label(), parse.text());
            Report.say("%s: %s", Contest.PLAN.label(), plan.text());
            Report.verdict(
                    "speed of planning to parsing",
                    plan.median().rowsPerSecond() / parse.median().rowsPerSecond(),
                    ">=",
                    WANTED_SPEED);
            Report.verdict(
                    "speed of planning to parsing by CPU time of all threads",
                    parse.cpuSeconds() / plan.cpuSeconds(),
                    ">=",
                    WANTED_SPEED);
            Report.say(
                    "  (noise: slowest run %.0f %% over the fastest in parsing, %.0f %% in planning)",
                    parse.spread(), plan.spread());
            return plan;
        }
    }

    private void growth(Series many, int few) throws IOException {
        try (var planner = ContenderProcess.start(Contest.PLAN, directory, few)) {
            Series series = Turns.take(runs, planner).get(0);
            Report.say("%s, %,d rows: %s", Contest.PLAN.label(), few, series.text());
            Report.verdict(
                    "time for " + rows + " rows to " + few + " rows",
                    many.median().seconds() / series.median().seconds(),
                    "<=",
                    WANTED_GROWTH);
        }
    }

    /**
     * Compares somebody who reaches all rows by a scope with somebody who reaches everybody.
     *
     * @throws IOException if a process fails
     */
    private void scoped() throws IOException {
        try (var admin = ContenderProcess.start(Contest.PLAN_BY_ADMIN, directory, rows);
                var keeper = ContenderProcess.start(Contest.PLAN_IN_GROUP, directory, rows)) {
            List<Series> series = Turns.take(runs, admin, keeper);
            Report.say("%s: %s", Contest.PLAN_BY_ADMIN.label(), series.get(0).text());
            Report.say("%s: %s", Contest.PLAN_IN_GROUP.label(), series.get(1).text());
            Report.verdict(
                    "speed of the scoped actor to the administrator, by CPU time",
                    series.get(0).cpuSeconds() / series.get(1).cpuSeconds(),
                    ">=",
                    WANTED_SCOPED);
        }
    }

    private void calls(Measurement plan) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        Report.say(
                "store calls for %,d rows: %,d correlations, %,d others", rows, plan.correlations(), plan.otherCalls());
        Report.verdict("correlations to chunks of " + CHUNK, (double) plan.correlations() / chunks, "<=", 1);
        Report.verdict("other calls", (double) plan.otherCalls(), "<=", WANTED_OTHER_CALLS);
    }

    private void database() throws IOException {
        try (var loader = ContenderProcess.start(Contest.LOAD, directory, rows)) {
            Report.say("%s: %.1f s", Contest.LOAD.label(), loader.run().seconds());
        }
        try (var planner = ContenderProcess.start(Contest.PLAN_ON_H2, directory, rows)) {
            Measurement run = planner.run();
            Report.say(
                    "%s: %.1f s, %,.0f rows/s, %,d changes, heap %s",
                    Contest.PLAN_ON_H2.label(), run.seconds(), run.rowsPerSecond(), run.changes(), run.heap());
            Report.verdict("heap used to heap allowed", (double) run.peakHeap() / run.maxHeap(), "<=", 1);
        }
    }
}
