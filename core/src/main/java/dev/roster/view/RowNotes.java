package dev.roster.view;

import dev.roster.mapping.NoteColumns;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.List;

/** Puts notes behind the cells of rows, in the place of notes from an earlier import. */
final class RowNotes {

    private final List<String> header;
    private final int width;

    /**
     * Notes for a table.
     *
     * @param header the names of its columns; empty when it has none
     * @param columns how many columns it has at least
     */
    RowNotes(List<String> header, int columns) {
        this.header = header;
        this.width = Math.max(header.size(), columns);
    }

    /** {@return the names of the columns, those of the notes included} */
    List<String> header() {
        return add(header, NoteColumns.names());
    }

    /** {@return the cells of a row, its number and the reason} */
    List<String> add(Row row, String reason) {
        return add(row.cells(), List.of(Long.toString(row.number()), reason));
    }

    private List<String> add(List<String> cells, List<String> notes) {
        List<String> noted = new ArrayList<>(width + notes.size());
        for (int i = 0; i < width; i++) {
            if (!isNote(i)) {
                noted.add(i < cells.size() ? cells.get(i) : "");
            }
        }
        noted.addAll(notes);
        noted.addAll(cells.subList(Math.min(width, cells.size()), cells.size()));
        return noted;
    }

    private boolean isNote(int column) {
        return column < header.size() && NoteColumns.isNote(header.get(column));
    }
}
