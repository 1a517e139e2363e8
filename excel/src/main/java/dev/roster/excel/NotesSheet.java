package dev.roster.excel;

import dev.roster.model.CanonicalForm;
import dev.roster.table.TableColumn;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A second sheet that says what may stand in the columns of the first: the title of each column, its rule beside it and its
 * allowed values below each other, which the drop-down lists of the first sheet show.
 */
final class NotesSheet {

    private static final String NAME = "Notes";
    private static final String OTHER_NAME = "Columns";
    private static final int TITLE = 0;
    private static final int RULE = 1;
    private static final int VALUE = 2;
    private static final int TITLE_WIDTH = 24;
    private static final int RULE_WIDTH = 70;
    private static final int VALUE_WIDTH = 30;
    private static final int LAST_ROW = 1_048_575;

    private final List<TableColumn> columns;

    NotesSheet(List<TableColumn> columns) {
        this.columns = columns;
    }

    /** Adds the sheet where a column has anything to say, hidden where people have nothing to read on it. */
    void addTo(Workbook workbook, Worksheet first) {
        boolean hasRules = columns.stream().anyMatch(column -> !column.rule().isEmpty());
        if (!hasRules && columns.stream().allMatch(column -> column.allowed().isEmpty())) {
            return;
        }
        Worksheet notes = workbook.newWorksheet(
                CanonicalForm.of(first.getName()).equals(CanonicalForm.of(NAME)) ? OTHER_NAME : NAME);
        notes.setVisibilityState(hasRules ? VisibilityState.VISIBLE : VisibilityState.HIDDEN);
        notes.width(TITLE, TITLE_WIDTH);
        notes.width(RULE, RULE_WIDTH);
        notes.width(VALUE, VALUE_WIDTH);
        int row = 0;
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            write(notes, row, column);
            offer(first, i, column, notes, row);
            row += Math.max(1, column.allowed().size());
        }
    }

    private static void write(Worksheet notes, int row, TableColumn column) {
        notes.inlineString(row, TITLE, SheetWriter.text(column.title()));
        notes.style(row, TITLE).bold().set();
        if (!column.rule().isEmpty()) {
            notes.inlineString(row, RULE, SheetWriter.text(column.rule()));
            notes.style(row, RULE).wrapText(true).set();
        }
        for (int i = 0; i < column.allowed().size(); i++) {
            notes.inlineString(row + i, VALUE, SheetWriter.text(column.allowed().get(i)));
        }
    }

    /** Offers the values, and lets other text stand: a cell may hold several of them, and the import judges. */
    private static void offer(Worksheet first, int index, TableColumn column, Worksheet notes, int row) {
        int count = column.allowed().size();
        if (count > 0) {
            first.range(1, index, LAST_ROW, index)
                    .validateWithList(notes.range(row, VALUE, row + count - 1, VALUE))
                    .showErrorMessage(false);
        }
    }
}
