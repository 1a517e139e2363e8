package dev.roster.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be measured, with the sizes that the bars are about. */
enum Suite {
    /** Planning against parsing the same file; and the users in H2. */
    PLANNING(1_000_000, 5) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new PlanningBenchmark(directory, rows, runs).run();
        }
    },
    /** The store on PostgreSQL against its driver. */
    STORE(100_000, 3) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new StoreBenchmark(directory, rows, runs).run();
        }
    },
    /** Single edits and lists on PostgreSQL among 1,000 users and among as many as the rows say. */
    CALLS(1_000_000, 5) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new CallsBenchmark(directory, rows, runs).run();
        }
    },
    /** What a table of users asks of PostgreSQL, and exports. */
    VIEWS(1_000_000, 3) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new ViewsBenchmark(directory, rows, runs).run();
        }
    },
    /** Messages on PostgreSQL, delivered by two processes against calling their receiver alone. */
    DELIVERY(100_000, 3) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new DeliveryBenchmark(directory, rows, runs).run();
        }
    },
    /** What the guards of the CSV reader cost. */
    CSV(1_000_000, 5) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new CsvBenchmark(directory, rows, runs).run();
        }
    },
    /** Workbooks against the library that reads and writes their parts, and their heap. */
    EXCEL(200_000, 7) {
        @Override
        void run(Path directory, int rows, int runs) throws IOException {
            new ExcelBenchmark(directory, rows, runs).run();
        }
    },
    /** Matching the columns of a wide file; its rows are those that are looked at. */
    MAPPING(200, 200) {
        @Override
        void run(Path directory, int rows, int runs) {
            new MappingBenchmark(rows, runs).run();
        }
    };

    private final int rows;
    private final int runs;

    Suite(int rows, int runs) {
        this.rows = rows;
        this.runs = runs;
    }

    /** How the program is called. */
    static String usage() {
        String names = Arrays.stream(values()).map(Suite::label).collect(Collectors.joining(" | "));
        return "usage: java -jar benchmarks.jar [" + names + "] [rows] [runs]";
    }

    static Optional<Suite> find(String label) {
        return Arrays.stream(values())
                .filter(suite -> suite.label().equals(label))
                .findFirst();
    }

    /** How many rows are measured when nobody says. */
    int rows() {
        return rows;
    }

    /** How many runs count when nobody says. */
    int runs() {
        return runs;
    }

    /**
     * Measures and prints.
     *
     * @throws IOException if a file cannot be written or a process cannot be started
     */
    abstract void run(Path directory, int rows, int runs) throws IOException;

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
