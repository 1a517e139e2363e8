package dev.roster.testing;

import dev.roster.table.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file as lines of text, for tests. */
public final class Rows {

    private Rows() {}

    /**
     * The rows of a file, called {@code users.csv}. Cells are separated by commas; one that holds a comma or a quote
     * stands in quotes, and a quote inside is doubled, as in CSV: {@code rows("name,department", "\"Hopper, Grace\",Navy")}.
     * The first line is the header and row 1.
     *
     * @param lines the lines
     * @return the source
     * @throws IllegalArgumentException if a quote is not closed, or something follows it that is no comma
     */
    public static RowSource rows(String... lines) {
        return RowSource.of("users.csv", Arrays.stream(lines).map(Rows::cells).toList());
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        do {
            int end = line.startsWith("\"", at) ? endOfQuoted(line, at) : endOfPlain(line, at);
            String cell = line.substring(at, end);
            cells.add(
                    cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
            at = end + 1;
        } while (at <= line.length());
        return cells;
    }

    private static int endOfPlain(String line, int start) {
        int comma = line.indexOf(',', start);
        return comma < 0 ? line.length() : comma;
    }

    private static int endOfQuoted(String line, int start) {
        int quote = line.indexOf('"', start + 1);
        while (quote >= 0 && line.startsWith("\"\"", quote)) {
            quote = line.indexOf('"', quote + 2);
        }
        boolean isEnd = quote >= 0 && (quote + 1 == line.length() || line.charAt(quote + 1) == ',');
        if (!isEnd) {
            throw new IllegalArgumentException("a quoted cell must end before a comma or the line: " + line);
        }
        return quote + 1;
    }
}
