package dev.roster.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one line as they are probably meant where its quotes are none of RFC 4180: blanks before a quote, curly or
 * single quotes, quotes inside a quoted cell that are not doubled. A quote closes a cell only before a separator or the
 * end of the line.
 *
 * @param cells the cells
 * @param isChanged whether more than blanks before a quote had to be understood
 */
record MeantCells(List<String> cells, boolean isChanged) {

    private static final String OPENING = "\"“„«‘‚'";
    private static final List<String> CLOSING = List.of("\"", "”“", "“”", "»", "’‘", "‘’", "'");

    /** {@return the cells, or null when a quote is opened and never closed} */
    static @Nullable MeantCells of(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean isChanged = false;
        int at = 0;
        while (at <= line.length()) {
            int start = afterBlanks(line, at, separator);
            int pair = start < line.length() ? OPENING.indexOf(line.charAt(start)) : -1;
            int closing = pair < 0 ? -1 : closing(line, start, CLOSING.get(pair), separator);
            if (pair == 0 && closing < 0) {
                return null;
            }
            if (closing < 0) {
                int end = endOfPlain(line, at, separator);
                cells.add(line.substring(at, end));
                at = end + 1;
            } else {
                String inside = line.substring(start + 1, closing);
                String quote = line.substring(closing, closing + 1);
                String cell = inside.replace(quote + quote, quote);
                isChanged |= pair > 0 || inside.replace("\"\"", "").indexOf('"') >= 0;
                cells.add(cell);
                at = afterBlanks(line, closing + 1, separator) + 1;
            }
        }
        return new MeantCells(List.copyOf(cells), isChanged);
    }

    /** {@return the line cut at each separator, whatever its quotes say} */
    static List<String> plain(String line, char separator) {
        List<String> cells = new ArrayList<>();
        for (int at = 0; at <= line.length(); ) {
            int end = endOfPlain(line, at, separator);
            cells.add(line.substring(at, end));
            at = end + 1;
        }
        return cells;
    }

    private static int endOfPlain(String line, int at, char separator) {
        int end = line.indexOf(separator, at);
        return end < 0 ? line.length() : end;
    }

    private static int closing(String line, int opening, String marks, char separator) {
        for (int i = opening + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isDoubled = i + 1 < line.length() && line.charAt(i + 1) == c && marks.indexOf(c) >= 0;
            if (isDoubled || (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"')) {
                i++;
            } else if (marks.indexOf(c) >= 0) {
                int next = afterBlanks(line, i + 1, separator);
                if (next == line.length() || line.charAt(next) == separator) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int afterBlanks(String line, int from, char separator) {
        int at = from;
        while (at < line.length() && line.charAt(at) != separator && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
