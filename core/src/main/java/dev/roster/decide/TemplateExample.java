package dev.roster.decide;

import dev.roster.cell.CellReader;
import dev.roster.cell.CellText;
import dev.roster.model.Parsed;
import dev.roster.profile.ExamplePerson;
import dev.roster.profile.Profile;
import dev.roster.table.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the row that a template shows as an example. Every cell must say what the example says there, be it as a
 * spreadsheet program writes it; a row in which somebody changed one cell is a user.
 */
final class TemplateExample {

    private final DecisionTerms terms;
    private final CellReader reader;
    private final Map<Integer, SheetLayout.Use<?>> columns = new HashMap<>();
    private final Profile profile;
    /** The first column that finds users and that the example fills; null when there is none, and so no example. */
    private SheetLayout.@Nullable Use<?> key;

    TemplateExample(DecisionTerms terms, SheetLayout layout, CellReader reader) {
        this.terms = terms;
        this.reader = reader;
        this.profile = terms.profile();
        for (SheetLayout.Use<?> use : layout.match) {
            columns.put(use.index(), use);
            key = key == null && !expected(use).isEmpty() ? use : key;
        }
        layout.writable.forEach(use -> columns.put(use.index(), use));
    }

    /** Whether a row is the example. */
    boolean is(Row row) {
        return key != null
                && row.cell(key.index()).strip().equals(expected(key))
                && columns.values().stream().allMatch(use -> isSaid(use, row))
                && isBlankElsewhere(row);
    }

    private boolean isBlankElsewhere(Row row) {
        for (int i = 0; i < row.size(); i++) {
            if (!columns.containsKey(i) && !CellText.isBlank(row.cell(i))) {
                return false;
            }
        }
        return true;
    }

    private <T> boolean isSaid(SheetLayout.Use<T> use, Row row) {
        String text = row.cell(use.index()).strip();
        String example = expected(use);
        if (text.equals(example)) {
            return true;
        }
        if (text.isEmpty() || example.isEmpty()) {
            return false;
        }
        Parsed<T> value = reader.read(use.field(), use.format(), text, terms.catalogs());
        Parsed<T> meant = reader.read(use.field(), use.format(), example, terms.catalogs());
        return value.isValid() && meant.isValid() && value.value().equals(meant.value());
    }

    private String expected(SheetLayout.Use<?> use) {
        return ExamplePerson.text(use.field(), profile);
    }
}
