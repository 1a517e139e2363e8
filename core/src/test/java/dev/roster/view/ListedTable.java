package dev.roster.view;

import dev.roster.table.TableWriter;
import java.util.List;

/** A table that keeps its rows in a list. */
final class ListedTable implements TableWriter {

    private final List<List<String>> rows;

    ListedTable(List<List<String>> rows) {
        this.rows = rows;
    }

    @Override
    public void write(List<String> cells) {
        rows.add(cells);
    }

    @Override
    public void discard() {
        rows.clear();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
