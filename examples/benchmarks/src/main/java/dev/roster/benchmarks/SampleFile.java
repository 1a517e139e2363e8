package dev.roster.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the file that is planned. */
final class SampleFile {

    private SampleFile() {}

    static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, SampleUsers.COLUMNS);
            for (int number = 0; number < rows; number++) {
                write(out, SampleUsers.row(number));
            }
        }
    }

    /**
     * No cell of the sample holds a quote or a line break.
     *
     * @throws IOException if a process or a file fails
     */
    static void write(BufferedWriter out, List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(cell.indexOf(',') < 0 ? cell : '"' + cell + '"');
            separator = ",";
        }
        out.append("\r\n");
    }
}
