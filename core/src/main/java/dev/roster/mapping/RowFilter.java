package dev.roster.mapping;

import dev.roster.cell.CellShape;
import dev.roster.cell.CellText;
import dev.roster.table.Row;
import dev.roster.words.RowWords;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows of users from rows that name no user: footers, repeated headers, notes, examples. Immutable, for any
 * number of threads; cheap enough to be asked for every row.
 */
public final class RowFilter {

    private static final RowFilter NONE = new RowFilter(List.of(), 0, Map.of());
    private static final int MANY = 3;
    private static final int NOTE_WORDS = 4;
    private static final int MIN_WIDTH_FOR_NOTES = 3;

    private final List<String> header;
    private final long headerRow;
    private final Map<Long, RowKind> inHead;
    private final long lastInHead;

    RowFilter(List<String> header, long headerRow, Map<Long, RowKind> inHead) {
        this.header = List.copyOf(header);
        this.headerRow = headerRow;
        this.inHead = Collections.unmodifiableMap(new TreeMap<>(inHead));
        this.lastInHead =
                inHead.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** {@return a filter that takes every row for a user} */
    public static RowFilter none() {
        return NONE;
    }

    /** {@return the rows among the first ones that name no user, by row number, without the header} */
    public Map<Long, RowKind> skipped() {
        return inHead;
    }

    /** {@return the headers as they stand in the file, without space around them; empty when there is no header} */
    List<String> header() {
        return header;
    }

    /**
     * Tells what a row is.
     *
     * @param row a row of the file
     * @return what it is when it names no user; null when it may name one
     */
    public @Nullable RowKind kind(Row row) {
        if (this == NONE) {
            return null;
        }
        if (row.number() <= lastInHead) {
            RowKind found = inHead.get(row.number());
            if (found != null) {
                return found;
            }
        }
        return kindOfText(row);
    }

    /** What a row is by its text alone. */
    @Nullable RowKind kindOfText(Row row) {
        int first = -1;
        int filled = 0;
        for (int i = 0; i < row.size() && filled < MANY; i++) {
            if (!CellText.isBlank(row.cell(i))) {
                first = first < 0 ? i : first;
                filled++;
            }
        }
        if (first < 0) {
            return RowKind.BLANK;
        }
        String text = CellText.visible(row.cell(first));
        if (filled < MANY) {
            return kindOfFew(row, text.strip(), first, filled);
        }
        if (RowWords.isPlainTotal(text) && isNumeric(row, first)) {
            return RowKind.FOOTER;
        }
        return isHeader(row) ? RowKind.REPEATED_HEADER : null;
    }

    /** A row with one or two cells that hold something; costs more, and rows of users are seldom so short. */
    private @Nullable RowKind kindOfFew(Row row, String text, int first, int filled) {
        if (RowWords.announcesExample(text)) {
            return RowKind.EXAMPLE;
        }
        if (row.cells().stream().anyMatch(CellShape::isEmail)) {
            return null;
        }
        if (!header.isEmpty() && first >= header.size()) {
            return RowKind.NOTE;
        }
        boolean isLong = text.length() > 200;
        if (!isLong && (RowWords.isFooter(text) || (RowWords.isTotal(text) && isNumeric(row, first)))) {
            return RowKind.FOOTER;
        }
        if (filled == 1 && header.size() >= MIN_WIDTH_FOR_NOTES && isNote(text)) {
            return RowKind.NOTE;
        }
        return isHeader(row) ? RowKind.REPEATED_HEADER : null;
    }

    private static boolean isNote(String text) {
        int spaces = 0;
        for (int i = 0; i < text.length(); i++) {
            spaces += text.charAt(i) == ' ' ? 1 : 0;
        }
        return spaces >= NOTE_WORDS || text.startsWith("##") || text.startsWith("--") || text.startsWith("**");
    }

    /** Whether every cell after the first that holds something is a number. */
    private static boolean isNumeric(Row row, int first) {
        for (int i = first + 1; i < row.size(); i++) {
            String text = row.cell(i).strip();
            for (int j = 0; j < text.length(); j++) {
                char c = text.charAt(j);
                if (!Character.isDigit(c) && "+-.,() %$€£¥".indexOf(c) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isHeader(Row row) {
        if (header.isEmpty() || row.number() == headerRow || row.size() < header.size()) {
            return false;
        }
        for (int i = 0; i < header.size(); i++) {
            if (!CellText.visible(row.cell(i)).strip().equals(header.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return the rows that are skipped; their kinds are a matter of the file alone} */
    @Override
    public String toString() {
        return "RowFilter" + inHead;
    }
}
