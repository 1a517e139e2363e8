package dev.roster.text;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An issue as people are told of it: once, however many rows of the file it stands in. */
final class ToldIssue {

    private static final int MAX_ROWS = 5;
    /** What one answer for the column settles, whatever stands in the cell. */
    private static final Set<IssueCode> OF_COLUMN = Set.of(IssueCode.DATE_AMBIGUOUS, IssueCode.NUMBER_AMBIGUOUS);

    private final Issue first;
    private final List<Long> rows = new ArrayList<>(1);
    private long count;

    ToldIssue(Issue first) {
        this.first = first;
        add(first);
    }

    /** The same issue whatever its row. */
    static Issue anywhere(Issue issue) {
        RowLocation place = issue.location();
        return place == null
                ? issue
                : new Issue(
                        issue.severity(),
                        issue.code(),
                        new RowLocation(place.source(), place.sheet(), 0, place.column()),
                        issue.field(),
                        OF_COLUMN.contains(issue.code()) ? "" : issue.value(),
                        issue.details(),
                        issue.words());
    }

    void add(Issue issue) {
        count++;
        RowLocation place = issue.location();
        if (place != null && place.row() > 0 && rows.size() < MAX_ROWS) {
            rows.add(place.row());
        }
    }

    /** The first of them. */
    Issue issue() {
        return first;
    }

    long count() {
        return count;
    }

    /** Where they stand. The name of the source is said in the first line already. */
    String place(Locale locale) {
        return first.place(locale, rows.stream().sorted().toList(), rows.isEmpty() ? 0 : count - rows.size());
    }
}
