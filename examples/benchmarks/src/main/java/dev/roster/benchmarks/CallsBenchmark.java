package dev.roster.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures single calls on PostgreSQL, among few users and among many: an edit against a bare transaction, and the list
 * of a manager of five against that of an administrator.
 */
final class CallsBenchmark {

    private static final double WANTED_EDIT = 3;
    private static final double WANTED_GROWTH = 1.5;
    private static final double WANTED_REPORTS = 3;

    private final Path directory;
    private final int few = Crowd.FIRST;
    private final int many;
    private final int runs;

    CallsBenchmark(Path directory, int rows, int runs) {
        this.directory = directory;
        this.many = Math.max(2, rows / Crowd.FIRST) * Crowd.FIRST;
        this.runs = runs;
    }

    void run() throws IOException {
        try (EmbeddedPostgres server = Server.start(directory)) {
            Report.say(
                    "%,d and %,d users, PostgreSQL on port %d of this machine, Java %s, %d processors",
                    few,
                    many,
                    server.getPort(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            for (int size : List.of(few, many)) {
                Clock time = new Crowd(Server.of(directory), size).load();
                Report.say("%,d users loaded in %.1f s", size, time.wall() / 1e9);
            }
            edits(Contest.EDIT, Contest.BARE_EDIT);
            edits(Contest.EDIT_UNFLUSHED, Contest.BARE_EDIT_UNFLUSHED);
            lists();
        }
    }

    /**
     * All four take turns, so that the ratios are of one and the same machine.
     *
     * @throws IOException if a process fails
     */
    private void edits(Contest ours, Contest bare) throws IOException {
        try (var editAmongFew = ContenderProcess.start(ours, directory, few);
                var bareAmongFew = ContenderProcess.start(bare, directory, few);
                var editAmongMany = ContenderProcess.start(ours, directory, many);
                var bareAmongMany = ContenderProcess.start(bare, directory, many)) {
            List<Series> series = Turns.take(runs, editAmongFew, bareAmongFew, editAmongMany, bareAmongMany);
            compare(few, ours, series.get(0), bare, series.get(1), WANTED_EDIT);
            compare(many, ours, series.get(2), bare, series.get(3), WANTED_EDIT);
            Report.verdict(
                    String.format("time of an edit among %,d users to that among %,d", many, few),
                    series.get(2).median().seconds() / series.get(0).median().seconds(),
                    "<=",
                    WANTED_GROWTH);
        }
    }

    private void lists() throws IOException {
        try (var manager = ContenderProcess.start(Contest.REPORTS_LIST, directory, many);
                var admin = ContenderProcess.start(Contest.ADMIN_LIST, directory, many)) {
            List<Series> series = Turns.take(runs, manager, admin);
            compare(many, Contest.REPORTS_LIST, series.get(0), Contest.ADMIN_LIST, series.get(1), WANTED_REPORTS);
        }
    }

    private static void compare(int size, Contest ours, Series our, Contest baseline, Series other, double wanted) {
        Report.say("%s, %,d users: %s", baseline.label(), size, milliseconds(other));
        Report.say("%s, %,d users: %s", ours.label(), size, milliseconds(our));
        Report.verdict(
                "time to that of the baseline",
                our.median().seconds() / other.median().seconds(),
                "<=",
                wanted);
        Report.say("  (by CPU time of this side alone: %.2f)", our.cpuSeconds() / other.cpuSeconds());
    }

    private static String milliseconds(Series series) {
        return String.format(
                "p50 %.2f ms (of the runs %.2f to %.2f), CPU %.2f ms",
                1_000 * series.median().seconds(),
                1_000 * series.runs().get(0).seconds(),
                1_000 * series.runs().get(series.runs().size() - 1).seconds(),
                1_000 * series.cpuSeconds());
    }
}
