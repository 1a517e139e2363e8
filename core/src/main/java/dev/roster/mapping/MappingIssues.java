package dev.roster.mapping;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people are told about the columns and the rows above the users, so that nothing is left out silently. */
final class MappingIssues {

    private static final double SURE = PossibleField.AUTO / 100.0;

    private MappingIssues() {}

    /** Headers that several columns have, each with the letters of its columns. */
    static List<Issue> ofSharedNames(TableHead header, ColumnNames names, String source) {
        List<Issue> issues = new ArrayList<>();
        names.shared().values().forEach(columns -> {
            String name = header.names().get(columns.get(0));
            RowLocation place = new RowLocation(source, null, header.number(), name);
            issues.add(Issue.of(IssueCode.COLUMN_DUPLICATE, place, name, ColumnNames.letters(columns)));
        });
        return issues;
    }

    /** Rows above the header that say something and are not read. */
    static List<Issue> ofSkippedRows(TableHead header, String source) {
        List<Issue> issues = new ArrayList<>();
        header.rows().skipped().forEach((row, kind) -> {
            boolean isAbove = row < header.number();
            if (isAbove && kind != RowKind.BLANK) {
                issues.add(Issue.of(IssueCode.ROW_SKIPPED, RowLocation.ofRow(source, row), kind.words()));
            }
        });
        return issues;
    }

    /** Words of a column that are imported as they stand, though they may say that there is nothing. */
    static Issue ofOpenWords(Map<String, Integer> words, RowLocation place) {
        String texts = words.keySet().stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
        return Issue.of(IssueCode.CELLS_LIKE_BLANK, place, String.valueOf(place.column()), texts);
    }

    /**
     * A column that is not imported.
     *
     * @param other the column that holds what this one seems to hold most; null when none does
     */
    static Issue ofMissed(ColumnMapping column, @Nullable String other, RowLocation place) {
        if (other != null && column.tier() == Tier.UNMAPPED) {
            Candidate best = column.candidates().get(0);
            if (best.confidence() >= SURE) {
                return Issue.of(
                        IssueCode.COLUMN_TAKEN,
                        place,
                        column.column(),
                        other,
                        best.field().key());
            }
        }
        String field = column.tier() == Tier.SUGGESTED
                ? column.candidates().get(0).field().key()
                : "a field";
        return Issue.of(IssueCode.COLUMN_UNMAPPED, place, column.column(), column.reason(), field);
    }
}
