package dev.roster.mapping;

import dev.roster.cell.ColumnFormat;
import dev.roster.cell.RowCleaning;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.words.ValueWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the columns of a file mean. Immutable.
 *
 * @param columns every column, in the order of the file
 * @param headerRow the number of the header row, from 1; 0 when there is none
 * @param issues columns that are not imported, names that stand twice, rules that name no column, rows above and
 *     below the header that name no user
 * @param rows tells rows of users from others
 * @param samples for every column up to three different texts of its cells; {@code •••} where it looks sensitive or is
 *     left out
 * @param cleaning how rows are cleaned before they are read
 */
public record TableMapping(
        List<ColumnMapping> columns,
        long headerRow,
        List<Issue> issues,
        RowFilter rows,
        List<List<String>> samples,
        RowCleaning cleaning) {

    private static final TableMapping EMPTY =
            new TableMapping(List.of(), 0, List.of(), RowFilter.none(), List.of(), RowCleaning.none());

    /** Copies the lists. */
    public TableMapping {
        columns = List.copyOf(columns);
        issues = List.copyOf(issues);
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(cleaning, "cleaning");
        samples = samples.stream().map(List::copyOf).toList();
    }

    /** {@return the mapping of a file without rows: it has no columns} */
    public static TableMapping empty() {
        return EMPTY;
    }

    /**
     * The mapping of a source that knows its fields: no header, no rows that name nobody, canonical text in the cells.
     *
     * @param fields the field of each column
     * @return the mapping
     */
    public static TableMapping typed(List<Field<?>> fields) {
        return typed(fields, MappingRules.none());
    }

    /**
     * The mapping of a source that knows its fields, with days as somebody said that they are written.
     *
     * @param fields the field of each column
     * @param rules tell the order of year, month and day
     * @return the mapping
     */
    public static TableMapping typed(List<Field<?>> fields, MappingRules rules) {
        ColumnFormat format = ColumnFormat.canonical()
                .withDates(rules.dates().orElse(ColumnFormat.canonical().dateOrder()));
        List<ColumnMapping> columns = new ArrayList<>();
        for (Field<?> field : fields) {
            columns.add(new ColumnMapping(
                    columns.size(), field.key(), field, null, Tier.AUTO, 1, "the source says so", List.of(), format));
        }
        return new TableMapping(columns, 0, List.of(), RowFilter.none(), List.of(), RowCleaning.none());
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

    /** {@return the headers as they stand in the file, without space around them; empty when there is no header} */
    public List<String> headers() {
        return rows.header();
    }

    /**
     * The same mapping without one of its columns.
     *
     * @param column the column that is left out
     * @param reason why, for people
     * @param issue what is told of it
     * @return the changed copy
     */
    public TableMapping without(ColumnMapping column, String reason, Issue issue) {
        List<ColumnMapping> others = new ArrayList<>(columns);
        others.set(
                column.index(),
                new ColumnMapping(
                        column.index(),
                        column.column(),
                        null,
                        null,
                        Tier.UNMAPPED,
                        0,
                        reason,
                        column.candidates(),
                        column.format()));
        List<Issue> more = new ArrayList<>(issues);
        more.add(issue);
        return new TableMapping(others, headerRow, more, rows, samples, cleaning);
    }

    /**
     * The same mapping with one thing more to tell.
     *
     * @param issue what
     * @return the changed copy
     */
    public TableMapping noting(Issue issue) {
        List<Issue> more = new ArrayList<>(issues);
        more.add(issue);
        return new TableMapping(columns, headerRow, more, rows, samples, cleaning);
    }

    /** {@return whether the source knows its fields and means every character, as forms and directories do} */
    public boolean isTyped() {
        return cleaning == RowCleaning.none();
    }

    /**
     * Whether the cells of a column say yes or no rather than what is so, as those of {@code Enabled} do.
     *
     * @param column the column, from 0
     * @return whether the first cells say so, or the column is read the other way round
     */
    public boolean saysYesNo(int column) {
        List<String> cells = column < samples.size() ? samples.get(column) : List.of();
        return columns.get(column).format().inverted()
                || (cells.stream().anyMatch(cell -> ValueWords.yesNo(cell) != null)
                        && cells.stream().allMatch(cell -> ValueWords.status(cell) == null));
    }

    /** {@return how many columns the file has} */
    public int width() {
        return columns.size();
    }
}
