package dev.roster.view;

import dev.roster.json.JournalCodec;
import dev.roster.mapping.NoteColumns;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that a plan rejects, as they were, to be mended and imported again. Immutable.
 *
 * <pre>{@code
 * try (var plan = admin.plan(source, profile);
 *         var table = CsvTableWriter.to(Path.of("rejected.csv"), source.style())) {
 *     RejectedRows.of(plan).write(source, table);
 * }
 * }</pre>
 *
 * <p>Each row has the text and order of its cells in the file, then the columns of {@link NoteColumns}: its
 * number and what is wrong. The next import ignores both. Missing cells at the end are blank; cells beyond
 * the header stand behind the notes, where the row is too long again until it is mended.
 */
public final class RejectedRows {

    private static final int CHUNK = 500;

    private final ImportPlan plan;
    private final Map<Long, String> unwritten;

    private RejectedRows(ImportPlan plan, Map<Long, String> unwritten) {
        this.plan = plan;
        this.unwritten = Map.copyOf(unwritten);
    }

    /**
     * The rows that a plan rejects.
     *
     * @param plan the plan of an import; open as long as rows are written
     * @return its rejected rows
     */
    public static RejectedRows of(ImportPlan plan) {
        return new RejectedRows(plan, Map.of());
    }

    /**
     * The same rows, and those that applying the plan did not write: stale ones and failed ones, as the
     * journal has them. Takes memory for each of these, about 200 bytes.
     *
     * @param stores where the plan was applied
     * @param fields the fields of the tenant
     * @return the larger selection; the same while the plan was not applied
     */
    public RejectedRows andUnwritten(Stores stores, Fields fields) {
        JournalCodec codec = new JournalCodec(fields, plan.basis().source().name());
        Map<Long, String> found = new HashMap<>();
        int from = 0;
        List<JournalEntry> entries = stores.journal().entries(plan.id(), from, CHUNK);
        while (!entries.isEmpty()) {
            entries.stream()
                    .filter(entry -> !isWritten(entry.outcome()))
                    .forEach(entry -> addUnwritten(codec.read(entry.parts()), found));
            from = entries.get(entries.size() - 1).number() + 1;
            entries = stores.journal().entries(plan.id(), from, CHUNK);
        }
        return new RejectedRows(plan, found);
    }

    /**
     * Copies the rows. Reads the source once, as a stream; the table is left open.
     *
     * @param source what the plan was made from
     * @param table where the header and the rows go; of no use after an exception
     * @throws PlanException if the source is not as it was when it was planned
     * @throws dev.roster.table.SourceException if the source cannot be read
     */
    public void write(RowSource source, TableWriter table) {
        String sheet = plan.basis().source().sheet();
        try (RowReader rows = (sheet == null ? source : source.withTable(sheet)).open();
                Stream<PlannedChange> changes = plan.changes()) {
            copy(rows, changes.filter(change -> change.row() != null).iterator(), table);
            if (!rows.info().fingerprint().equals(plan.basis().source().fingerprint())) {
                throw changed();
            }
        }
    }

    /**
     * Walks through file and plan side by side, to the end of both; rows that the plan does not know are left out.
     *
     * @throws PlanException if the plan knows a row that the file has not
     */
    private void copy(RowReader rows, Iterator<PlannedChange> changes, TableWriter table) {
        RowNotes notes = null;
        @Nullable PlannedChange change = next(changes);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.number() < plan.basis().headerRow()) {
                continue;
            }
            if (notes == null) {
                notes = notes(row);
                if (plan.basis().headerRow() > 0) {
                    table.write(notes.header());
                }
            }
            if (change != null && row.number() >= rowOf(change)) {
                requireSameRow(row, change);
                if (isToBeMended(change)) {
                    table.write(notes.add(row, reason(change)));
                }
                change = next(changes);
            }
        }
        if (change != null) {
            throw changed();
        }
    }

    /** The notes beside the cells of a file whose first row of the table is this one. */
    private RowNotes notes(Row first) {
        List<String> header = plan.basis().headerRow() > 0 ? first.cells() : List.of();
        return new RowNotes(header, plan.basis().columns().size());
    }

    /**
     * Makes sure that file and plan are at the same row.
     *
     * @throws PlanException if they are not
     */
    private static void requireSameRow(Row row, PlannedChange change) {
        if (row.number() != rowOf(change)) {
            throw changed();
        }
    }

    private static long rowOf(PlannedChange change) {
        return Objects.requireNonNull(change.row(), "only changes of rows are looked at");
    }

    private boolean isToBeMended(PlannedChange change) {
        return change.kind() == ChangeKind.REJECTED || unwritten.containsKey(change.row());
    }

    private String reason(PlannedChange change) {
        return change.kind() == ChangeKind.REJECTED
                ? sentences(change.issues())
                : unwritten.getOrDefault(change.row(), "");
    }

    private static @Nullable PlannedChange next(Iterator<PlannedChange> changes) {
        return changes.hasNext() ? changes.next() : null;
    }

    private static boolean isWritten(UnitOutcome.Kind outcome) {
        return outcome == UnitOutcome.Kind.WRITTEN || outcome == UnitOutcome.Kind.REPEATED;
    }

    /** Rows that were to be written together fail together; each is told what it is to blame for, or all of it. */
    private static void addUnwritten(JournalCodec.Body body, Map<Long, String> found) {
        for (AppliedChange applied : body.changes()) {
            Long row = applied.change().row();
            if (row == null) {
                continue;
            }
            List<Issue> own = body.issues().stream()
                    .filter(issue ->
                            issue.location() != null && issue.location().row() == row)
                    .toList();
            found.put(row, sentences(own.isEmpty() ? body.issues() : own));
        }
    }

    private static String sentences(Collection<Issue> issues) {
        return issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .map(RejectedRows::sentence)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String sentence(Issue issue) {
        RowLocation place = issue.location();
        return place == null || place.column() == null
                ? issue.message()
                : "column " + place.column() + ": " + issue.message();
    }

    private static PlanException changed() {
        return new PlanException(
                PlanException.Reason.REFUSED, "the file changed since it was planned; import it again");
    }
}
