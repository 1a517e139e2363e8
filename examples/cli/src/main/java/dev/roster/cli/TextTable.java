package dev.roster.cli;

import dev.roster.text.TerminalText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table for people: aligned, long cells cut, safe to print whatever the cells hold. */
final class TextTable {

    private static final int MAX_COLUMNS = 40;
    private static final int MAX_LAST_COLUMNS = 100;
    private static final int MIN_COLUMNS = 6;
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
            row.add(isLast ? TerminalText.clean(cells.get(i)) : TerminalText.cut(cells.get(i), MAX_COLUMNS));
        }
        rows.add(row);
    }

    /**
     * Writes the table. Where a person reads it, it fits the screen: the widest columns give way first. Elsewhere the last
     * column takes what is left of the width, and 100 columns in any case.
     */
    void write(Terminal terminal) {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TerminalText.width(header.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], TerminalText.width(row.get(i)));
            }
        }
        int left = terminal.columns() - GAP.length() * (widths.length - 1);
        if (terminal.isInteractive()) {
            narrow(widths, left);
        } else {
            int last = widths.length - 1;
            int used = IntStream.range(0, last).map(i -> widths[i]).sum();
            widths[last] = Math.min(widths[last], Math.max(MAX_LAST_COLUMNS, left - used));
        }
        write(terminal.out(), header, widths);
        rows.forEach(row -> write(terminal.out(), row, widths));
    }

    private static void narrow(int[] widths, int columns) {
        int excess = IntStream.of(widths).sum() - columns;
        for (; excess > 0; excess--) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] >= widths[widest] ? i : widest;
            }
            if (widths[widest] <= MIN_COLUMNS) {
                return;
            }
            widths[widest]--;
        }
    }

    private static void write(PrintWriter out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP).append(TerminalText.pad(cells.get(i), widths[i]));
        }
        out.println(line.toString().stripTrailing());
    }
}
