package dev.roster.excel;

import dev.roster.model.CanonicalForm;
import dev.roster.table.TableColumn;
import java.util.List;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A second sheet that says what may stand in the columns of the first: the title of each column with its rule beside it, and
 * below all of them the allowed values, which the drop-down lists of the first sheet show. An import knows by the titles
 * below each other that it holds no users.
 */
final class NotesSheet {

    private static final String NAME = "Notes";
    private static final String OTHER_NAME = "Columns";
    private static final int TITLE = 0;
    private static final int RULE = 1;
    private static final int TITLE_WIDTH = 24;
    private static final int RULE_WIDTH = 70;
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
        int lists = 0;
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            title(notes, i, TITLE, column);
            rule(notes, columns.size() == 1 ? 1 : i, column.rule());
            if (!column.allowed().isEmpty()) {
                offer(first.range(1, i, LAST_ROW, i), list(notes, lists++, column));
            }
        }
    }

    /** The rule of an only column stands one row below its title: beside it, both would pass for names of columns. */
    private static void rule(Worksheet notes, int row, String rule) {
        if (!rule.isEmpty()) {
            notes.inlineString(row, RULE, SheetWriter.text(rule));
            notes.style(row, RULE).wrapText(true).set();
        }
    }

    private static void title(Worksheet notes, int row, int place, TableColumn column) {
        notes.inlineString(row, place, SheetWriter.text(column.title()));
        notes.style(row, place).bold().set();
    }

    /** Writes the allowed values below all rules, and tells where they stand. */
    private Range list(Worksheet notes, int place, TableColumn column) {
        int top = columns.size() + 1;
        title(notes, top, place, column);
        if (place > RULE) {
            notes.width(place, TITLE_WIDTH);
        }
        int row = top;
        for (String value : column.allowed()) {
            notes.inlineString(++row, place, SheetWriter.text(value));
        }
        return notes.range(top + 1, place, row, place);
    }

    /** Offers values, and lets other text stand: a cell may hold several of them, and the import judges. */
    private static void offer(Range cells, Range values) {
        cells.validateWithList(values).showErrorMessage(false);
    }
}
