package dev.roster.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the guards of the CSV reader cost, against the same rows by the bare parser, and prints the ratio.
 *
 * <p>Each round has processes of its own, in turns, since a process may settle at a slow speed for good.
 */
final class CsvBenchmark {

    private static final double WANTED = 0.8;
    private static final int RUNS = 3;

    private final Path directory;
    private final int rows;
    private final int rounds;

    CsvBenchmark(Path directory, int rows, int rounds) {
        this.directory = directory;
        this.rows = rows;
        this.rounds = rounds;
    }

    void run() throws IOException {
        SampleFile.write(Contender.file(directory, rows), rows);
        List<Measurement> bare = new ArrayList<>();
        List<Measurement> guarded = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            try (var parser = ContenderProcess.start(Contest.PARSE, directory, rows);
                    var reader = ContenderProcess.start(Contest.READ_CSV, directory, rows)) {
                List<Series> series = Turns.take(RUNS, parser, reader);
                bare.add(series.get(0).median());
                guarded.add(series.get(1).median());
            }
        }
        Series parse = new Series(bare.get(0), bare);
        Series read = new Series(guarded.get(0), guarded);
        Report.say("%s: %s", Contest.PARSE.label(), parse.text());
        Report.say("%s: %s", Contest.READ_CSV.label(), read.text());
        Report.verdict("speed by CPU time", parse.cpuSeconds() / read.cpuSeconds(), ">=", WANTED);
        Report.say(
                "  (by the wall: %.2f)",
                parse.median().seconds() / read.median().seconds());
    }
}
