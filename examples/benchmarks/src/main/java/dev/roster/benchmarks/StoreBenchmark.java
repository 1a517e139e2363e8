package dev.roster.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Measures importing into PostgreSQL and reading from it against the driver alone, and prints ratios. */
final class StoreBenchmark {

    /** One row in so many changes where updates are measured. */
    static final int ROWS_PER_UPDATE = 10;

    private static final int MANY_PER_FEW = 10;
    private static final double WANTED_CREATES = 0.3;
    private static final double WANTED_IMPORT = 0.6;
    private static final double WANTED_AWAY = 0.5;
    private static final double WANTED_LEAVERS = 3;
    private static final double WANTED_SYNC = 0.5;
    private static final int LEAVERS = 5_000;
    private static final double WANTED_DEPTH = 1.5;
    private static final double WANTED_MANY = 0.8;

    private final Path directory;
    private final int rows;
    private final int runs;

    StoreBenchmark(Path directory, int rows, int runs) {
        this.directory = directory;
        this.rows = rows;
        this.runs = runs;
    }

    void run() throws IOException {
        int many = MANY_PER_FEW * rows;
        Newcomers.write(ServerContender.newFile(directory, rows), rows, 0);
        for (int period : List.of(SampleUsers.ROWS_PER_CHANGE, ROWS_PER_UPDATE)) {
            Newcomers.write(ServerContender.movedFile(directory, rows, period), rows, period);
        }
        Newcomers.writeAddresses(ServerContender.mailFile(directory, rows), rows);
        Newcomers.writeAddresses(ServerContender.mailFile(directory, leaverCount()), leaverCount());
        Newcomers.write(ServerContender.newFile(directory, many), many, 0);
        try (EmbeddedPostgres server = Server.start(directory)) {
            Report.say(
                    "%,d rows of 14 columns, PostgreSQL on port %d of this machine, Java %s, %d processors",
                    rows,
                    server.getPort(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            double created = creates();
            importAgain();
            updates();
            takesAway(Contest.DEACTIVATE, created);
            leavers();
            takesAway(Contest.UNDO, created);
            directory();
            many(many, created);
            pages(many);
            signIns(many);
        }
    }

    /**
     * Measures creates.
     *
     * @return their rows per second
     * @throws IOException if a process fails
     */
    private double creates() throws IOException {
        try (var importer = ContenderProcess.start(Contest.CREATE, directory, rows)) {
            importer.run();
            try (var copier = ContenderProcess.start(Contest.COPY, directory, rows)) {
                List<Series> series = Turns.take(runs, importer, copier);
                compare(Contest.CREATE, series.get(0), Contest.COPY, series.get(1), WANTED_CREATES);
                return series.get(0).median().rowsPerSecond();
            }
        }
    }

    private void importAgain() throws IOException {
        analyze();
        try (var importer = ContenderProcess.start(Contest.IMPORT_AGAIN, directory, rows);
                var reader = ContenderProcess.start(Contest.READ, directory, rows)) {
            List<Series> series = Turns.take(runs, importer, reader);
            compare(Contest.IMPORT_AGAIN, series.get(0), Contest.READ, series.get(1), WANTED_IMPORT);
        }
    }

    private static void compare(Contest ours, Series our, Contest baseline, Series other, double wanted) {
        Report.say("%s: %s", baseline.label(), other.text());
        Report.say("%s: %s", ours.label(), our.text());
        Report.verdict(
                "rows/s to those of the baseline",
                our.median().rowsPerSecond() / other.median().rowsPerSecond(),
                ">=",
                wanted);
    }

    private void updates() throws IOException {
        try (var updater = ContenderProcess.start(Contest.UPDATE, directory, rows)) {
            Report.say(
                    "%s: %s",
                    Contest.UPDATE.label(), Turns.take(runs, updater).get(0).text());
        }
    }

    private void takesAway(Contest contest, double created) throws IOException {
        try (var contender = ContenderProcess.start(contest, directory, rows)) {
            Series series = Turns.take(runs, contender).get(0);
            Report.say("%s: %s", contest.label(), series.text());
            Report.verdict("rows/s to those of creates", series.median().rowsPerSecond() / created, ">=", WANTED_AWAY);
        }
    }

    private int leaverCount() {
        return Math.min(rows, LEAVERS);
    }

    /**
     * Compares a few thousand deactivations with what they cost without Roster.
     *
     * @throws IOException if a process fails
     */
    private void leavers() throws IOException {
        analyze();
        try (var ours = ContenderProcess.start(Contest.LEAVERS, directory, leaverCount());
                var bare = ContenderProcess.start(Contest.BARE_LEAVERS, directory, leaverCount())) {
            List<Series> series = Turns.take(runs, ours, bare);
            Report.say("%s: %s", Contest.BARE_LEAVERS.label(), series.get(1).text());
            Report.say("%s: %s", Contest.LEAVERS.label(), series.get(0).text());
            Report.verdict(
                    "time to that of the bare SQL",
                    series.get(0).median().seconds() / series.get(1).median().seconds(),
                    "<=",
                    WANTED_LEAVERS);
        }
    }

    /**
     * Compares following a directory with reading it and the users.
     *
     * @throws IOException if a process fails
     */
    private void directory() throws IOException {
        try (var people = DirectoryServer.start(directory, rows);
                var follower = ContenderProcess.start(Contest.SYNC, directory, rows);
                var reader = ContenderProcess.start(Contest.READ_DIRECTORY, directory, rows)) {
            Report.say("a directory server in memory, port %d of this machine", people.port());
            List<Series> series = Turns.take(runs, follower, reader);
            compare(Contest.SYNC, series.get(0), Contest.READ_DIRECTORY, series.get(1), WANTED_SYNC);
        }
    }

    private void many(int many, double created) throws IOException {
        try (var importer = ContenderProcess.start(Contest.CREATE, directory, many)) {
            Measurement run = importer.run();
            Report.say(
                    "%s, %,d rows: %.1f s, %,.0f rows/s, heap %s",
                    Contest.CREATE.label(), many, run.seconds(), run.rowsPerSecond(), run.heap());
            Report.verdict(
                    String.format("rows/s to those of %,d", rows), run.rowsPerSecond() / created, ">=", WANTED_MANY);
            Report.verdict("heap used to heap allowed", (double) run.peakHeap() / run.maxHeap(), "<=", 1);
        }
    }

    private void pages(int many) throws IOException {
        analyze();
        try (var first = ContenderProcess.start(Contest.FIRST_PAGE, directory, many);
                var deep = ContenderProcess.start(Contest.DEEP_PAGE, directory, many);
                var search = ContenderProcess.start(Contest.SEARCH, directory, many)) {
            List<Series> series = Turns.take(runs, first, deep, search);
            for (int i = 0; i < series.size(); i++) {
                Contest contest = List.of(Contest.FIRST_PAGE, Contest.DEEP_PAGE, Contest.SEARCH)
                        .get(i);
                Report.say(
                        "%s: %.2f ms",
                        contest.label(), 1_000 * series.get(i).median().seconds());
            }
            Report.verdict(
                    "time of the deep page to that of the first",
                    series.get(1).median().seconds() / series.get(0).median().seconds(),
                    "<=",
                    WANTED_DEPTH);
        }
    }

    private void signIns(int many) throws IOException {
        try (var signIns = ContenderProcess.start(Contest.SIGN_INS, directory, many)) {
            Report.say(
                    "%s: %s",
                    Contest.SIGN_INS.label(), Turns.take(runs, signIns).get(0).text());
        }
    }

    /**
     * Does what the server does by itself a minute later: counts what the tables hold.
     *
     * @throws IOException if the server fails
     */
    private void analyze() throws IOException {
        try (Connection connection = Server.of(directory).open(ServerContender.CREATED);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }
}
