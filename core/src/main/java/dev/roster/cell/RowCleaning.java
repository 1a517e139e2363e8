package dev.roster.cell;

import dev.roster.table.Row;
import dev.roster.table.RowNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cleans the rows of a table before they are read, column by column. Immutable. */
public final class RowCleaning {

    private static final RowCleaning NONE = new RowCleaning(new ColumnCleaner[0]);

    /** By column; null for those that are not imported. */
    private final @Nullable ColumnCleaner[] cleaners;

    private RowCleaning(@Nullable ColumnCleaner[] cleaners) {
        this.cleaners = cleaners;
    }

    /** {@return what leaves rows as they are, for sources that mean every character} */
    public static RowCleaning none() {
        return NONE;
    }

    /**
     * Cleans what nobody sees in all columns, and more in some.
     *
     * @param cleaners the cleaner of each column that is imported, by its index from 0
     * @return the cleaning
     */
    public static RowCleaning of(Map<Integer, ColumnCleaner> cleaners) {
        int width =
                cleaners.keySet().stream().mapToInt(column -> column + 1).max().orElse(0);
        @Nullable ColumnCleaner[] byColumn = new ColumnCleaner[width];
        cleaners.forEach((column, cleaner) -> byColumn[column] = cleaner);
        return new RowCleaning(byColumn);
    }

    /** A row whose cells have nothing in them that nobody sees. */
    public static Row visible(Row row) {
        String[] cells = null;
        for (int i = 0; i < row.size(); i++) {
            String text = row.cell(i);
            String visible = CellText.visible(text);
            if (!visible.equals(text)) {
                cells = cells == null ? row.cells().toArray(String[]::new) : cells;
                cells[i] = visible;
            }
        }
        return cells == null ? row : Row.of(row.number(), cells).withNotes(row.notes());
    }

    /**
     * Cleans a row.
     *
     * @param row the row as it stands in the file
     * @param clearToken the text that clears a value, which stays; {@code ""} for none
     * @param log hears what was done to the columns that are imported
     * @return the cleaned row; the same object when nothing was done
     */
    public Row clean(Row row, String clearToken, CleaningLog log) {
        if (this == NONE) {
            return row;
        }
        String[] cells = null;
        List<RowNote> notes = new ArrayList<>(0);
        for (int i = 0; i < row.size(); i++) {
            String text = row.cell(i);
            if (text.isEmpty() || text.equals(clearToken)) {
                continue;
            }
            String cleaned = clean(i, row, text, log, notes);
            if (cleaned != null) {
                cells = cells == null ? row.cells().toArray(String[]::new) : cells;
                cells[i] = cleaned;
            }
        }
        if (cells == null) {
            return row;
        }
        notes.addAll(row.notes());
        return Row.of(row.number(), cells).withNotes(notes);
    }

    /** The cleaned text of a cell, or null when nothing was done. */
    private @Nullable String clean(int column, Row row, String text, CleaningLog log, List<RowNote> notes) {
        ColumnCleaner cleaner = column < cleaners.length ? cleaners[column] : null;
        String visible = CellText.visible(text);
        if (cleaner == null) {
            return visible.equals(text) ? null : visible;
        }
        if (!visible.equals(text)) {
            log.add(column, Cleaning.INVISIBLE, row.number(), text);
        }
        String shown = cleaner.isText() && !row.notes().isEmpty() ? row.detail(RowNote.Kind.CELL_SHOWN, column) : null;
        if (shown != null) {
            log.add(column, Cleaning.SHOWN_NUMBER, row.number(), text);
            return shown.strip();
        }
        String start = isEdged(visible) ? visible.strip() : visible;
        String cleaned = cleaner.clean(start, cleaning -> {
            log.add(column, cleaning, row.number(), text);
            if (cleaning == Cleaning.NEVER) {
                notes.add(new RowNote(RowNote.Kind.CELL_CLEARED, column, ""));
            }
        });
        return cleaned.equals(start) && visible.equals(text) ? null : cleaned;
    }

    /** Whether a text may begin or end with a blank; most do not, and need no look at their whole. */
    private static boolean isEdged(String text) {
        return text.isEmpty() || isEdge(text.charAt(0)) || isEdge(text.charAt(text.length() - 1));
    }

    private static boolean isEdge(char c) {
        return c <= ' ' || c >= 0x7f;
    }

    /** {@return the same for all: how rows are cleaned follows from the columns and the first rows} */
    @Override
    public String toString() {
        return "RowCleaning";
    }
}
