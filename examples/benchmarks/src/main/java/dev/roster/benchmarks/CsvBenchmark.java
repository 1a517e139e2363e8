package dev.roster.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.csv.CsvRowSource;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Measures what the guards of the CSV reader cost: the rows of a file by {@link CsvRowSource} against the same
 * rows by the bare parser, and prints the ratio.
 *
 * <p>Each measurement has a process of its own, in turns, since a process may settle at a slow speed for
 * good. The time of the processor tells more than that of the wall when others use the machine. Takes the
 * number of rows, by default a million, and of processes for each reader, by default five.
 */
public final class CsvBenchmark {

    private static final double WANTED = 0.8;
    private static final int WARM_UPS = 2;
    private static final int RUNS = 3;

    /** Who reads. Both look at every cell. */
    private enum Contender {
        PLAIN {
            @Override
            long cells(Path file) throws IOException {
                long cells = 0;
                try (Reader text = Files.newBufferedReader(file, UTF_8);
                        CSVParser parser = CSVParser.builder()
                                .setReader(text)
                                .setFormat(CSVFormat.RFC4180)
                                .get()) {
                    for (CSVRecord row : parser) {
                        cells += row.values().length;
                    }
                }
                return cells;
            }
        },
        GUARDED {
            @Override
            long cells(Path file) {
                long cells = 0;
                try (RowReader rows = CsvRowSource.of(file).open()) {
                    for (Row row = rows.next(); row != null; row = rows.next()) {
                        cells += row.size();
                    }
                }
                return cells;
            }
        };

        abstract long cells(Path file) throws IOException;
    }

    private CsvBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the number of rows, then the number of processes; both may be left out
     * @throws IOException if a file cannot be written or a process cannot be started
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].chars().allMatch(Character::isUpperCase)) {
            Clock time = measure(Contender.valueOf(arguments[0]), Path.of(arguments[1]));
            System.out.println(time.wall() + " " + time.cpu());
            return;
        }
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int processes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path file = Files.createTempFile("roster-benchmark-", ".csv");
        try {
            SampleFile.write(file, rows);
            compare(file, rows, processes);
        } finally {
            Files.delete(file);
        }
    }

    private static void compare(Path file, int rows, int processes) throws IOException {
        Map<Contender, List<Clock>> times = new EnumMap<>(Contender.class);
        for (int i = 0; i < processes; i++) {
            for (Contender contender : Contender.values()) {
                times.computeIfAbsent(contender, first -> new ArrayList<>()).add(start(contender, file));
            }
        }
        times.forEach((contender, clocks) -> say(
                "%s: %,.0f rows/s, median of %d processes; %s s",
                contender,
                rows * 1e9 / median(clocks, Clock::wall),
                clocks.size(),
                clocks.stream()
                        .map(time -> String.format(Locale.ROOT, "%.2f", time.wall() / 1e9))
                        .toList()));
        say(
                "rows/s with all guards, as a share of the bare parser: %.2f by the wall, %.2f by the processor"
                        + " (wanted: %.2f or more)",
                ratio(times, Clock::wall), ratio(times, Clock::cpu), WANTED);
    }

    private static double ratio(Map<Contender, List<Clock>> times, ToLongFunction<Clock> time) {
        return (double) median(times.getOrDefault(Contender.PLAIN, List.of()), time)
                / median(times.getOrDefault(Contender.GUARDED, List.of()), time);
    }

    /**
     * Measures in a process of its own.
     *
     * @throws IOException if the process fails
     */
    private static Clock start(Contender contender, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CsvBenchmark.class.getName(),
                        contender.name(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (answer.isEmpty()) {
            throw new IOException("the process that measures " + contender + " failed");
        }
        int space = answer.indexOf(' ');
        return new Clock(Long.parseLong(answer.substring(0, space)), Long.parseLong(answer.substring(space + 1)));
    }

    private static Clock measure(Contender contender, Path file) throws IOException {
        List<Clock> times = new ArrayList<>();
        long cells = contender.cells(file);
        for (int i = 1; i < WARM_UPS + RUNS; i++) {
            Clock clock = Clock.start();
            if (contender.cells(file) != cells) {
                throw new IllegalStateException("the file reads differently each time");
            }
            times.add(clock.stop());
        }
        List<Clock> kept = times.subList(WARM_UPS - 1, times.size());
        return new Clock(median(kept, Clock::wall), median(kept, Clock::cpu));
    }

    private static long median(List<Clock> clocks, ToLongFunction<Clock> time) {
        return clocks.stream().mapToLong(time).sorted().toArray()[clocks.size() / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
