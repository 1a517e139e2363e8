package dev.roster.mutations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of code that is broken on purpose, and the test that must notice.
 *
 * @param guarantee what the line guards, as the README numbers it
 * @param file the source file, below the root of the repository
 * @param before the text that is replaced; it stands in the file exactly once
 * @param after the text in its place
 * @param test the test that must fail
 */
record Mutation(String guarantee, Path file, String before, String after, Witness test) {

    /** The root of the repository, from a module of the examples. */
    static final Path ROOT = Path.of("..", "..");

    private static final Path TABLE = Path.of("src/test/mutations/mutations.tsv");
    private static final int COLUMNS = 5;

    /**
     * Reads the table.
     *
     * @return its rows, without the head
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a row has too few or too many columns
     */
    static List<Mutation> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(line -> of(line, line.split("\t", -1)))
                .toList();
    }

    private static Mutation of(String line, String[] cells) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "a row of " + TABLE + " has " + COLUMNS + " columns with tabs between them, found: " + line);
        }
        return new Mutation(cells[0], Path.of(cells[1]), cells[2], cells[3], Witness.of(cells[4]));
    }

    /**
     * The source with the line broken.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if the text to replace does not stand there exactly once
     */
    String source() throws IOException {
        String source = Files.readString(ROOT.resolve(file));
        int start = source.indexOf(before);
        if (start < 0 || start != source.lastIndexOf(before)) {
            throw new IllegalStateException(
                    file + " does not hold this text exactly once: " + before + "; correct the row of the table");
        }
        return source.substring(0, start) + after + source.substring(start + before.length());
    }

    @Override
    public String toString() {
        return guarantee + " " + file.getFileName() + ": " + before + " -> " + after + " | " + test;
    }
}
