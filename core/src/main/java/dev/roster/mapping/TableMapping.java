package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a file mean. Immutable.
 *
 * @param columns every column, in the order of the file
 * @param headerRow the number of the header row, from 1; 0 when there is none
 * @param issues columns that are not imported, names that stand twice, rules that name no column
 */
public record TableMapping(List<ColumnMapping> columns, long headerRow, List<Issue> issues) {

    /** Copies the lists. */
    public TableMapping {
        columns = List.copyOf(columns);
        issues = List.copyOf(issues);
    }

    /**
     * Finds the column that feeds a field.
     *
     * @param field the field
     * @return the column, or empty when none feeds the field
     */
    public Optional<ColumnMapping> find(Field<?> field) {
        return columns.stream().filter(column -> field.equals(column.field())).findFirst();
    }

    /**
     * Finds the column that steers its rows.
     *
     * @param control what is steered
     * @return the column, or empty when none does
     */
    public Optional<ColumnMapping> find(Control control) {
        return columns.stream().filter(column -> column.control() == control).findFirst();
    }

    /** {@return how many columns the file has} */
    public int width() {
        return columns.size();
    }
}
