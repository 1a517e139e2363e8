package dev.roster.excel;

import dev.roster.table.Row;
import dev.roster.table.RowNote;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet (ECMA-376 part 1, 18.3.1): where cells stand. What they say is told by {@link CellReader}. */
final class SheetReader {

    /** Cells that show something and have no text to read. */
    private static final Set<RowNote.Kind> LOST_VALUES =
            EnumSet.of(RowNote.Kind.CELL_ERROR, RowNote.Kind.CELL_UNCOMPUTED, RowNote.Kind.CELL_BROKEN);

    private static final int NO_COLUMN = -1;

    private final XmlPart xml;
    private final CellReader cells;
    private final MergedCells merged;
    private final SourceLimits limits;
    private final List<RowNote> notes = new ArrayList<>();
    private String[] texts = new String[64];
    private int used;
    private int widest;
    private int number;
    private int column = NO_COLUMN;
    private long found;
    /** The column that a cell has which does not say where it stands. */
    private int next;

    private long length;
    private boolean isAtRow;
    private boolean isEnded;
    private boolean isInData;

    SheetReader(XmlPart xml, CellReader cells, MergedCells merged, SourceLimits limits) {
        this.xml = xml;
        this.cells = cells;
        this.merged = merged;
        this.limits = limits;
        Arrays.fill(texts, "");
    }

    /**
     * Reads the next row that holds anything, as wide as the widest so far.
     *
     * @return the row, or null at the end
     * @throws Refusal if the sheet is broken, or above a limit
     * @throws IOException if the workbook cannot be read
     */
    @Nullable Row next() throws IOException {
        while (isAtRow || toRow()) {
            startRow();
            boolean isHidden = readRow();
            if (!isBlank()) {
                return row(isHidden);
            }
        }
        return null;
    }

    /** {@return the number of the row being read, from 1; 0 before the first} */
    int number() {
        return number;
    }

    /** {@return the column being read, from 0; negative outside cells} */
    int column() {
        return column;
    }

    private boolean toRow() throws IOException {
        while (!isEnded && xml.toElement()) {
            if (xml.depth() == 2) {
                isInData = xml.is("sheetData");
            } else if (xml.depth() == 3 && isInData && xml.is("row")) {
                return true;
            }
        }
        isEnded = true;
        return false;
    }

    /**
     * The number of the row that has just started.
     *
     * @throws Refusal if no row has it
     */
    private int rowNumber() throws Refusal {
        String given = xml.attribute("r");
        return given == null ? number + 1 : CellPlace.row(given.strip(), 0);
    }

    private void startRow() throws Refusal {
        int following = rowNumber();
        if (following <= number || following > CellPlace.MAX_ROW) {
            throw Refusal.malformed(XlsxMessages.ROW_ORDER);
        }
        number = following;
        Arrays.fill(texts, 0, used, "");
        used = 0;
        notes.clear();
        next = 0;
        length = 0;
    }

    /**
     * Reads all elements of the row: some programs write one for each cell.
     *
     * @return whether the row is hidden
     * @throws IOException if the workbook cannot be read
     */
    private boolean readRow() throws IOException {
        boolean isHidden = false;
        do {
            isHidden |= xml.isSet("hidden");
            readCells();
            isAtRow = toRow();
        } while (isAtRow && rowNumber() == number);
        return isHidden;
    }

    private void readCells() throws IOException {
        int outer = xml.depth();
        while (xml.toChild(outer)) {
            if (!xml.is("c")) {
                xml.skip();
                continue;
            }
            String reference = xml.attribute("r");
            column = reference == null ? next : column(reference);
            if (column >= CellPlace.MAX_COLUMN) {
                throw Refusal.malformed(XlsxMessages.CELL_PLACE);
            }
            next = column + 1;
            String text = cells.read(xml, column, notes);
            if (!text.isEmpty()) {
                put(text);
                length += text.length() + 1;
            }
            if (length > limits.rowLength()) {
                throw Refusal.tooLarge(XlsxMessages.rowTooLong(limits.rowLength()));
            }
        }
        column = NO_COLUMN;
    }

    private int column(String reference) throws Refusal {
        if (!CellPlace.hasColumn(reference)) {
            throw Refusal.malformed(XlsxMessages.CELL_WITHOUT_LETTERS);
        }
        if (CellPlace.row(reference) != number) {
            throw Refusal.malformed(XlsxMessages.CELL_PLACE);
        }
        return CellPlace.column(reference);
    }

    private void put(String text) throws Refusal {
        if (column >= limits.columns()) {
            throw Refusal.tooLarge(XlsxMessages.tooManyColumns(limits.columns()));
        }
        if (column >= texts.length) {
            int old = texts.length;
            texts = Arrays.copyOf(texts, Math.max(column + 1, old * 2));
            Arrays.fill(texts, old, texts.length, "");
        }
        if (!texts[column].isEmpty()) {
            throw Refusal.malformed(XlsxMessages.CELL_PLACE);
        }
        texts[column] = text;
        used = Math.max(used, column + 1);
    }

    private boolean isBlank() {
        for (int i = 0; i < used; i++) {
            if (!texts[i].isBlank()) {
                return false;
            }
        }
        return notes.stream().noneMatch(note -> LOST_VALUES.contains(note.kind()));
    }

    private Row row(boolean isHidden) throws Refusal {
        if (++found > limits.rows()) {
            throw Refusal.tooLarge(XlsxMessages.tooManyRows(limits.rows()));
        }
        widest = Math.max(widest, used);
        if (isHidden) {
            notes.add(RowNote.ofRow(RowNote.Kind.ROW_HIDDEN));
        }
        merged.note(number, texts, widest, notes);
        Row row = Row.of(number, Arrays.copyOf(texts, widest));
        return notes.isEmpty() ? row : row.withNotes(notes);
    }
}
