package dev.roster.excel;

import dev.roster.table.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads hostile workbooks in a small process of its own and prints those that did not end as they should. */
final class HostileReading {

    private HostileReading() {}

    /** Prints one line for each workbook, starting with {@code ok} or {@code BAD}, and {@code done} at the end. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, HostileFiles.Recipe> file : HostileFiles.all().entrySet()) {
            int colon = file.getKey().lastIndexOf(':');
            Set<String> expected = Set.of(file.getKey().substring(colon + 1).split(","));
            long start = System.nanoTime();
            String found = outcome(file.getValue().make());
            boolean isFine = expected.contains(found) && leftovers().isEmpty();
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            System.out.println((isFine ? "ok " : "BAD ") + file.getKey() + " -> " + found + " " + leftovers() + " in "
                    + seconds + " s");
        }
        System.out.println("done");
    }

    private static String outcome(byte[] bytes) {
        try {
            WorkbookFile.rows(WorkbookFile.source(bytes));
            return "READ";
        } catch (SourceException refused) {
            return refused.reason().name();
        } catch (RuntimeException | Error untyped) {
            return untyped.toString();
        }
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.toList();
        }
    }
}
