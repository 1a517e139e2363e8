package dev.roster.excel;

import dev.roster.table.RowNote;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which cells of a sheet are merged. They stand behind the rows in the file, so the sheet is looked through for the
 * word once before it is read; only a sheet that has it is parsed twice.
 */
final class MergedCells {

    private static final int MAX_RANGES = 250_000;
    private static final byte[] WORD = "mergeCell ".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER = 1 << 16;

    private final List<Range> ranges;
    private final List<Range> active = new ArrayList<>();
    private int next;

    /** Cells from one corner to the other, rows from 1, columns from 0; {@code A:B} are columns and {@code 1:2} rows. */
    private record Range(int row, int column, int lastRow, int lastColumn, String text) {

        static Range of(String text) throws Refusal {
            int colon = text.indexOf(':');
            String first = colon < 0 ? text : text.substring(0, colon);
            String last = text.substring(colon + 1);
            return new Range(
                    CellPlace.hasRow(first) ? CellPlace.row(first) : 1,
                    CellPlace.hasColumn(first) ? CellPlace.column(first) : 0,
                    CellPlace.hasRow(last) ? CellPlace.row(last) : CellPlace.MAX_ROW,
                    CellPlace.hasColumn(last) ? CellPlace.column(last) : CellPlace.MAX_COLUMN - 1,
                    text);
        }
    }

    private MergedCells(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** A sheet without merged cells, or one that is only looked at. */
    static MergedCells none() {
        return new MergedCells(List.of());
    }

    static MergedCells find(Archive archive, String sheet, SourceLimits.Archive limits) throws IOException {
        try (InputStream bytes = archive.open(sheet)) {
            if (!holdsWord(bytes)) {
                return none();
            }
        }
        List<Range> ranges = new ArrayList<>();
        try (XmlPart xml = new XmlPart(archive.open(sheet), limits.depth())) {
            while (xml.toElement()) {
                String text = xml.is("mergeCell") ? xml.attribute("ref") : null;
                if (text != null) {
                    ranges.add(Range.of(text));
                }
                if (ranges.size() > MAX_RANGES) {
                    throw Refusal.tooLarge(XlsxMessages.tooMany("merged cells", MAX_RANGES));
                }
            }
        }
        ranges.sort(Comparator.comparingInt(Range::row));
        return new MergedCells(ranges);
    }

    /**
     * Notes which blank cells of a row have their value in another cell. Rows come in order.
     *
     * @throws Refusal if ranges overlap
     */
    void note(int row, String[] cells, int width, List<RowNote> notes) throws Refusal {
        if (ranges.isEmpty()) {
            return;
        }
        active.removeIf(range -> range.lastRow < row);
        while (next < ranges.size() && ranges.get(next).row <= row) {
            Range range = ranges.get(next++);
            if (range.lastRow >= row && range.column < width) {
                active.add(range);
            }
        }
        if (active.size() > CellPlace.MAX_COLUMN) {
            throw Refusal.malformed(XlsxMessages.OVERLAPPING_MERGES);
        }
        for (Range range : active) {
            for (int column = range.column; column <= Math.min(range.lastColumn, width - 1); column++) {
                boolean holdsValue = row == range.row && column == range.column;
                if (!holdsValue && cells[column].isEmpty()) {
                    notes.add(new RowNote(RowNote.Kind.CELL_MERGED, column, range.text));
                }
            }
        }
    }

    private static boolean holdsWord(InputStream bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int matched = 0;
        int count = bytes.read(buffer);
        while (count >= 0) {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == WORD[matched]) {
                    matched++;
                } else {
                    matched = buffer[i] == WORD[0] ? 1 : 0;
                }
                if (matched == WORD.length) {
                    return true;
                }
            }
            count = bytes.read(buffer);
        }
        return false;
    }
}
