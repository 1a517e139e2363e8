package dev.roster.decide;

import dev.roster.mapping.TableMapping;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.profile.Profile;
import dev.roster.table.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What matters about the sheets of a workbook.
 *
 * @param isSheet whether the rows are those of a sheet, in which a cell may stand where no column is named
 * @param unread the other sheets that hold users and are not read
 */
public record Sheets(boolean isSheet, List<String> unread) {

    /** What is no workbook. */
    public static final Sheets NONE = new Sheets(false, List.of());

    /** Copies the names. */
    public Sheets {
        unread = List.copyOf(unread);
    }

    /**
     * Whether a table has the columns that a profile needs.
     *
     * @param profile how it would be imported
     * @param table where its columns go
     * @param fields the fields of the tenant
     * @return whether rows of it can be planned
     */
    public static boolean hasColumns(Profile profile, TableMapping table, Fields fields) {
        return new SheetLayout(profile, table, fields)
                .missingColumns("", table, NONE)
                .isEmpty();
    }

    /**
     * Whether rows say what the columns of a table mean, as a sheet of notes does: most of the names of its columns stand
     * below each other.
     *
     * @param head the first rows
     * @param table where the columns of the table go
     * @return whether they describe it
     */
    public static boolean describe(List<Row> head, TableMapping table) {
        Set<String> names = table.columns().stream()
                .map(column -> CanonicalForm.of(column.column()))
                .collect(Collectors.toSet());
        int width = head.stream().mapToInt(Row::size).max().orElse(0);
        return names.size() > 1
                && IntStream.range(0, width)
                        .anyMatch(place -> head.stream()
                                                .map(row -> CanonicalForm.of(row.cell(place)))
                                                .filter(names::contains)
                                                .distinct()
                                                .count()
                                        * 2
                                > names.size());
    }

    /**
     * Whether a table holds users: it has the columns, and a row names somebody by more than a number of its own.
     *
     * @param profile how it would be imported
     * @param table where its columns go
     * @param fields the fields of the tenant
     * @param head its first rows
     * @return whether it would make a difference to read it
     */
    public static boolean holdUsers(Profile profile, TableMapping table, Fields fields, List<Row> head) {
        SheetLayout layout = new SheetLayout(profile, table, fields);
        List<Integer> keys = layout.match.stream()
                .filter(use -> !use.field().equals(Field.ID))
                .map(SheetLayout.Use::index)
                .toList();
        return layout.missingColumns("", table, NONE).isEmpty()
                && head.stream()
                        .filter(row ->
                                row.number() > table.headerRow() && table.rows().kind(row) == null)
                        .anyMatch(row ->
                                keys.stream().anyMatch(key -> !row.cell(key).isBlank()));
    }
}
