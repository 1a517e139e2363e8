package dev.roster.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures what a table of users asks of PostgreSQL, beside the plainest SQL, and exports against the driver alone. */
final class ViewsBenchmark {

    private static final double WANTED_DEPTH = 1.5;
    private static final double WANTED_EXPORT = 0.6;

    private final Path directory;
    private final int size;
    private final int runs;

    ViewsBenchmark(Path directory, int rows, int runs) {
        this.directory = directory;
        this.size = Math.max(2, rows / Crowd.FIRST) * Crowd.FIRST;
        this.runs = runs;
    }

    void run() throws IOException {
        try (EmbeddedPostgres server = Server.start(directory)) {
            Report.say(
                    "%,d users, PostgreSQL on port %d of this machine, Java %s, %d processors",
                    size,
                    server.getPort(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            Clock time = new Crowd(Server.of(directory), size).load();
            Report.say("loaded in %.1f s", time.wall() / 1e9);
            questions();
            export(Contest.EXPORT_CSV, Contest.BARE_EXPORT_CSV);
            export(Contest.EXPORT_XLSX, Contest.BARE_EXPORT_XLSX);
        }
    }

    private void questions() throws IOException {
        try (var questions = new ViewQuestions(Server.of(directory).url(Crowd.database(size)))) {
            double first = 0;
            for (ViewQuestions.Question question : questions.all()) {
                ViewQuestions.Answer answer = questions.ask(question);
                Report.say("%s: %s", question.name(), answer.text());
                if (question.name().equals(ViewQuestions.FIRST_PAGE)) {
                    first = answer.median();
                } else if (question.name().equals(ViewQuestions.DEEP_PAGE)) {
                    Report.verdict("time to that of the first page", answer.median() / first, "<=", WANTED_DEPTH);
                }
                Report.verdict("95 of 100 in seconds", answer.slow(), "<=", question.wanted());
            }
        }
    }

    private void export(Contest ours, Contest bare) throws IOException {
        try (var export = ContenderProcess.start(ours, directory, size);
                var baseline = ContenderProcess.start(bare, directory, size)) {
            List<Series> series = Turns.take(runs, export, baseline);
            Report.say("%s: %s", bare.label(), series.get(1).text());
            Report.say("%s: %s", ours.label(), series.get(0).text());
            Report.verdict(
                    "rows/s to those of the baseline",
                    series.get(0).median().rowsPerSecond()
                            / series.get(1).median().rowsPerSecond(),
                    ">=",
                    WANTED_EXPORT);
            Report.verdict(
                    "heap used to heap allowed",
                    (double) series.get(0).median().peakHeap()
                            / series.get(0).median().maxHeap(),
                    "<=",
                    1);
        }
    }
}
