package dev.roster.mutations;

import dev.roster.mutations.WitnessRun.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Breaks the code as the table says, one row after the other, and demands that the named test fails by an assertion. The
 * same tests are run on the sound code first, since a test that fails there proves nothing.
 */
public final class Mutations {

    private static final long PATIENCE_MINUTES = 10;
    private static final String HEAD = "%-9s %-24s %-7s %5s  %s%n";

    private final Path folder;
    private final List<String> wrong = new ArrayList<>();

    private Mutations(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the table, prints what became of each row, and ends with status 1 when one proves nothing.
     *
     * @param arguments parts of rows, for those that contain one of them; none for all rows
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if somebody stops it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Mutation> rows = Mutation.table().stream()
                .filter(row -> arguments.length == 0 || Stream.of(arguments).anyMatch(row.toString()::contains))
                .toList();
        Path folder = Files.createTempDirectory("mutations");
        Mutations mutations = new Mutations(folder);
        try {
            mutations.run(rows);
        } finally {
            remove(folder);
        }
        mutations.wrong.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "%d mutations, %d wrong%n", rows.size(), mutations.wrong.size());
        System.exit(mutations.wrong.isEmpty() ? 0 : 1);
    }

    private void run(List<Mutation> rows) throws IOException, InterruptedException {
        Set<String> tests = new TreeSet<>();
        System.out.printf(Locale.ROOT, HEAD, "guarantee", "broken", "test", "s", "named test");
        for (Mutation row : rows) {
            if (tests.add(row.test().toString())) {
                show("", "nothing", row.test(), MutatedClasses.sound(), End.PASSED);
            }
            try {
                String classPath = MutatedClasses.of(row, Files.createTempDirectory(folder, "row"));
                show(row.guarantee(), String.valueOf(row.file().getFileName()), row.test(), classPath, End.FAILED);
            } catch (IllegalStateException stale) {
                wrong.add(row + ": " + stale.getMessage());
            }
        }
    }

    private void show(String guarantee, String broken, Witness test, String classPath, End wanted)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path output = Files.createTempFile(folder, "output", ".txt");
        End end = end(test, classPath, output);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, HEAD, guarantee, broken, WitnessRun.words(end), seconds, test);
        if (end != wanted) {
            wrong.add(test + " " + WitnessRun.words(end) + " with " + broken + " broken; it should have "
                    + WitnessRun.words(wanted) + ": " + lastOf(output));
        }
    }

    private static End end(Witness test, String classPath, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-ea",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath,
                        WitnessRun.class.getName(),
                        test.className(),
                        test.toString())
                .directory(test.module().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return End.BROKEN;
        }
        return End.of(process.exitValue());
    }

    private static String lastOf(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
