package dev.roster.cli;

import dev.roster.csv.CsvTableWriter;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of a file as they were, with their number and what is wrong behind them, to be mended and imported
 * again. Streams: plan and file are read side by side.
 */
final class ErrorFile {

    private final int width;
    private final TableWriter out;

    private ErrorFile(int width, TableWriter out) {
        this.width = width;
        this.out = out;
    }

    /**
     * Writes the file.
     *
     * @param headerRow the number of the header row, 0 when there is none
     */
    static void write(ImportPlan plan, RowSource source, long headerRow, Path file) {
        try (RowReader rows = source.open();
                TableWriter out = CsvTableWriter.to(file);
                Stream<PlannedChange> changes = plan.changes()) {
            ErrorFile errors = new ErrorFile(plan.basis().columns().size(), out);
            if (headerRow > 0) {
                errors.add(find(rows, headerRow), "_row", "_error");
            }
            Iterator<PlannedChange> rejected = changes.filter(
                            change -> change.kind() == ChangeKind.REJECTED && change.row() > 0)
                    .iterator();
            while (rejected.hasNext()) {
                PlannedChange change = rejected.next();
                errors.add(find(rows, change.row()), Long.toString(change.row()), reasons(change));
            }
        }
    }

    /** Cells beyond the header stay at the end, where they make the row too long again until it is mended. */
    private void add(Row row, String number, String error) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() < width) {
            cells.add("");
        }
        cells.add(width, number);
        cells.add(width + 1, error);
        out.write(cells);
    }

    private static Row find(RowReader rows, long number) {
        @Nullable Row row = rows.next();
        while (row != null && row.number() < number) {
            row = rows.next();
        }
        if (row == null || row.number() != number) {
            throw new Refused("the file changed while it was imported; import it again");
        }
        return row;
    }

    private static String reasons(PlannedChange change) {
        return change.issues().stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .map(ErrorFile::reason)
                .collect(Collectors.joining("; "));
    }

    private static String reason(Issue issue) {
        RowLocation location = issue.location();
        return location == null || location.column() == null
                ? issue.message()
                : "column " + location.column() + ": " + issue.message();
    }
}
