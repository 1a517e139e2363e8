package dev.roster.cli;

import dev.roster.text.TerminalText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people: aligned, long cells cut, safe to print whatever the cells hold. */
final class TextTable {

    private static final int MAX_COLUMNS = 40;
    private static final int MAX_LAST_COLUMNS = 100;
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        this(List.of(header));
    }

    TextTable(List<String> header) {
        this.header = List.copyOf(header);
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    void add(List<String> cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean isLast = i == cells.size() - 1;
            row.add(TerminalText.cut(cells.get(i), isLast ? MAX_LAST_COLUMNS : MAX_COLUMNS));
        }
        rows.add(row);
    }

    void write(PrintWriter out) {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TerminalText.width(header.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], TerminalText.width(row.get(i)));
            }
        }
        write(out, header, widths);
        rows.forEach(row -> write(out, row, widths));
    }

    private static void write(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - TerminalText.width(cells.get(i))));
        }
        out.println(line.toString().stripTrailing());
    }
}
