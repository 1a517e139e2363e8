package dev.roster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one door to all suites; {@code mapping} and an unknown name take seconds, the others minutes. */
public final class Benchmarks {

    private static final int MISUSED = 2;

    private Benchmarks() {}

    /**
     * Runs a suite, or says on the error stream which suites there are and ends with exit code 2.
     *
     * @param arguments {@code planning}, {@code store}, {@code calls}, {@code views}, {@code delivery}, {@code csv}, {@code excel} or {@code mapping}, planning when it
     *     is left out; then the number of rows and the number of runs that count, which may be left out too
     * @throws IOException if a file cannot be written or a process cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        boolean isNamed = arguments.length > 0 && !isNumber(arguments[0]);
        Optional<Suite> suite = isNamed ? Suite.find(arguments[0]) : Optional.of(Suite.PLANNING);
        List<String> numbers = List.of(arguments).subList(isNamed ? 1 : 0, arguments.length);
        if (suite.isEmpty() || numbers.size() > 2 || !numbers.stream().allMatch(Benchmarks::isNumber)) {
            System.err.println(Suite.usage());
            System.exit(MISUSED);
        }
        run(suite.orElseThrow(), numbers);
    }

    private static void run(Suite suite, List<String> numbers) throws IOException {
        Path directory = Files.createTempDirectory("roster-benchmark-");
        try {
            suite.run(directory, number(numbers, 0, suite.rows()), number(numbers, 1, suite.runs()));
        } finally {
            delete(directory);
        }
    }

    private static boolean isNumber(String argument) {
        return argument.length() <= 9 && argument.matches("[0-9]+");
    }

    private static int number(List<String> numbers, int index, int otherwise) {
        return numbers.size() > index ? Integer.parseInt(numbers.get(index)) : otherwise;
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
