package dev.roster.cli;

import dev.roster.cell.CellReader;
import dev.roster.cell.KnownKeys;
import dev.roster.cell.ReadingRules;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.table.RowLocation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns whose first cells can be read in two ways, before an import rejects their rows. */
final class AmbiguousCells {

    private static final Set<IssueCode> CODES = Set.of(IssueCode.DATE_AMBIGUOUS, IssueCode.NUMBER_AMBIGUOUS);

    private AmbiguousCells() {}

    /** One issue for each of these columns. */
    static Stream<Issue> in(TableMapping mapping, String source) {
        return mapping.columns().stream().flatMap(column -> issue(mapping, column, source).stream());
    }

    private static Optional<Issue> issue(TableMapping mapping, ColumnMapping column, String source) {
        Field<?> field = column.field();
        if (field == null || field.isSensitive()) {
            return Optional.empty();
        }
        RowLocation place = new RowLocation(source, null, 0, column.column());
        CellReader reader = CellReader.of(ReadingRules.standard());
        return mapping.samples().get(column.index()).stream()
                .flatMap(cell ->
                        problem(reader, column, field, cell)
                                .map(code -> Issue.ofCell(code, place, field, cell))
                                .stream())
                .findFirst();
    }

    private static <T> Optional<IssueCode> problem(
            CellReader reader, ColumnMapping column, Field<T> field, String cell) {
        Parsed<T> value = reader.read(field, column.format(), cell, KnownKeys.none());
        return value.isValid() ? Optional.empty() : Optional.of(value.problem()).filter(CODES::contains);
    }
}
