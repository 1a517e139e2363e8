package dev.roster.preview;

import dev.roster.decide.Sheets;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.profile.Profile;
import dev.roster.table.OtherTable;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The table that is planned, while it is read. Where nobody chose a sheet and the first one has no columns that find
 * users, the only one that holds users is read instead. Sheets with users that are not read are told.
 *
 * @param reader its rows, behind the first ones
 * @param head its first rows
 * @param mapping where its columns go
 * @param sheets what matters about its sheets
 */
record OpenTable(RowReader reader, List<Row> head, TableMapping mapping, Sheets sheets) implements AutoCloseable {

    /** By how many rows a table is judged. */
    static final int HEAD = 200;

    /** How tables are judged. */
    interface Judge {

        /** How users are imported. */
        Profile profile();

        /** The fields of the tenant. */
        Fields fields();

        /** Where the columns of a table go by their names and cells alone. */
        TableMapping look(List<Row> head);

        /** Where the columns of the table go that is read. */
        TableMapping map(List<Row> head);
    }

    /**
     * Opens a source.
     *
     * @throws SourceException if it cannot be read
     */
    static OpenTable of(RowSource source, Judge judge) {
        RowReader reader = source.open();
        try {
            return choose(source, reader, judge);
        } catch (RuntimeException | Error failed) {
            reader.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private static OpenTable choose(RowSource source, RowReader reader, Judge judge) {
        List<Row> head;
        TableMapping mapping;
        try {
            head = head(reader);
            mapping = judge.map(head);
        } catch (SourceException failed) {
            List<String> users = users(reader, judge, TableMapping.empty());
            if (failed.reason() != SourceException.Reason.EMPTY || !isOther(source, users)) {
                throw failed;
            }
            return instead(source, reader, users.get(0), judge);
        }
        List<String> users = users(reader, judge, mapping);
        if (isOther(source, users) && !Sheets.hasColumns(judge.profile(), mapping, judge.fields())) {
            return instead(source, reader, users.get(0), judge);
        }
        return new OpenTable(
                reader,
                head,
                noting(mapping, source, users),
                new Sheets(reader.info().sheet() != null, users));
    }

    private static boolean isOther(RowSource source, List<String> users) {
        return users.size() == 1 && !source.isTableChosen();
    }

    private static OpenTable instead(RowSource source, RowReader first, String sheet, Judge judge) {
        first.close();
        RowReader reader = source.withTable(sheet).open();
        try {
            List<Row> head = head(reader);
            Issue passed = Issue.of(
                    IssueCode.SHEET_PASSED,
                    RowLocation.ofRow(source.name(), 0),
                    quoted(sheet),
                    quoted(Objects.requireNonNull(first.info().sheet(), "sheet")));
            return new OpenTable(reader, head, judge.map(head).noting(passed), new Sheets(true, List.of()));
        } catch (RuntimeException | Error failed) {
            reader.close();
            throw failed;
        }
    }

    private static TableMapping noting(TableMapping mapping, RowSource source, List<String> unread) {
        if (unread.isEmpty()) {
            return mapping;
        }
        String count = Integer.toString(unread.size());
        String what = unread.size() == 1
                ? "other sheet holds users and was not read"
                : "other sheets hold users and were not read";
        String names = unread.stream().map(OpenTable::quoted).collect(Collectors.joining(", "));
        return mapping.noting(
                Issue.of(IssueCode.SHEETS_UNREAD, RowLocation.ofRow(source.name(), 0), count, what, names));
    }

    private static String quoted(String sheet) {
        return '"' + Issue.visible(sheet) + '"';
    }

    /** The other sheets that hold users; one that says what the columns of the first mean does not. */
    private static List<String> users(RowReader reader, Judge judge, TableMapping first) {
        return reader.others(HEAD).stream()
                .filter(other -> !Sheets.describe(other.head(), first))
                .filter(other ->
                        Sheets.holdUsers(judge.profile(), judge.look(other.head()), judge.fields(), other.head()))
                .map(OtherTable::name)
                .toList();
    }

    private static List<Row> head(RowReader reader) {
        List<Row> head = new ArrayList<>();
        Row row;
        while (head.size() < HEAD && (row = reader.next()) != null) {
            head.add(row);
        }
        return head;
    }
}
