package dev.roster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Runs one of the suites: {@code planning} against parsing, or the {@code store} on PostgreSQL against its driver. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs a suite.
     *
     * @param arguments {@code planning} or {@code store}, planning when it is left out; then the number of rows and
     *     the number of runs that count, which may be left out too
     * @throws IOException if a file cannot be written or a process cannot be started
     * @throws IllegalArgumentException if there is no such suite
     */
    public static void main(String[] arguments) throws IOException {
        boolean isNamed = arguments.length > 0 && !Character.isDigit(arguments[0].charAt(0));
        String suite = isNamed ? arguments[0] : "planning";
        int rows = number(arguments, isNamed ? 1 : 0, suite.equals("store") ? 100_000 : 1_000_000);
        int runs = number(arguments, isNamed ? 2 : 1, suite.equals("store") ? 3 : 5);
        Path directory = Files.createTempDirectory("roster-benchmark-");
        try {
            switch (suite) {
                case "planning" -> new PlanningBenchmark(directory, rows, runs).run();
                case "store" -> new StoreBenchmark(directory, rows, runs).run();
                default -> throw new IllegalArgumentException("no suite is called " + suite + "; planning or store");
            }
        } finally {
            delete(directory);
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
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
