package dev.roster.plan;

import dev.roster.mapping.CellReader;
import dev.roster.model.CanonicalForm;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowNote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first look at rows: are they whole, what do they want, whom do they name. */
final class RowReading {

    private static final int NO_KEY = -1;
    private static final int REMEMBERED_REFERENCES = 50_000;

    /**
     * What a text that names another user led to: one id, none, or several; or it says that there is nobody.
     *
     * @param target its number in {@link NamedUsers} where it leads to one user, else -1
     */
    record Named(List<UserId> users, boolean isNobody, int target) {

        static Named of(String text, List<UserId> users, int target) {
            return new Named(users, saysNobody(text), target);
        }
    }

    private final PlanningContext context;
    private final SheetLayout layout;
    private final CellReader reader;
    private final Map<String, Named> named = new HashMap<>();

    RowReading(PlanningContext context, SheetLayout layout, CellReader reader) {
        this.context = context;
        this.layout = layout;
        this.reader = reader;
    }

    RowBatch.Cells read(Row row, int ordinal, RowBatch batch) {
        var cells = new RowBatch.Cells(
                row, ordinal, layout.identity.size(), context.profile().operation());
        Arrays.fill(cells.keyAt, NO_KEY);
        cells.kind = context.table().rows().kind(row);
        if (cells.kind != null) {
            return cells;
        }
        checkWidth(cells);
        readNotes(cells);
        readControls(cells);
        for (int i = 0; i < layout.identity.size(); i++) {
            readKey(cells, i, layout.identity.get(i), batch);
        }
        for (SheetLayout.Use<?> use : layout.references) {
            askForReference(row.cell(use.index()), batch);
        }
        return cells;
    }

    RowLocation at(Row row) {
        return RowLocation.ofRow(context.source(), row.number());
    }

    Named named(String text) {
        Named known = named.get(text);
        return known == null ? Named.of(text, List.of(), -1) : known;
    }

    void remember(String text, Named users) {
        named.put(text, users);
    }

    /** Keeps memory bounded; called between batches. */
    void forget() {
        if (named.size() > REMEMBERED_REFERENCES) {
            named.clear();
        }
    }

    /** Whether a cell of a reference column takes the reference away, in the words of spreadsheets. */
    private static boolean saysNobody(String text) {
        return switch (CanonicalForm.of(text)) {
            case "no_manager", "no manager", "none", "-" -> true;
            default -> false;
        };
    }

    private void checkWidth(RowBatch.Cells cells) {
        Row row = cells.row;
        if (layout.width == 0 || row.size() == layout.width) {
            return;
        }
        boolean isTooLong = row.size() > layout.width;
        if (isTooLong && row.cells().subList(layout.width, row.size()).stream().allMatch(String::isBlank)) {
            return;
        }
        cells.issues.add(Issue.of(
                isTooLong ? IssueCode.ROW_TOO_LONG : IssueCode.ROW_TOO_SHORT,
                at(row),
                Integer.toString(row.size()),
                Integer.toString(layout.width)));
    }

    /** What the reader noticed matters where the column is used. */
    private void readNotes(RowBatch.Cells cells) {
        for (RowNote note : cells.row.notes()) {
            if (note.column() == RowNote.WHOLE_ROW) {
                cells.issues.add(Issue.of(codeOf(note.kind()), at(cells.row), note.detail()));
                continue;
            }
            layout.find(note.column())
                    .ifPresent(use -> cells.issues.add(Issue.ofCell(
                            codeOf(note.kind()),
                            at(cells.row).column(use.column()),
                            use.field(),
                            cells.row.cell(note.column()),
                            note.detail())));
            if (layout.isControl(note.column())) {
                RowLocation place = at(cells.row).column(RowLocation.letters(note.column()));
                cells.issues.add(Issue.of(codeOf(note.kind()), place, cells.row.cell(note.column()), note.detail()));
            }
        }
    }

    private static IssueCode codeOf(RowNote.Kind kind) {
        return switch (kind) {
            case ROW_HIDDEN -> IssueCode.ROW_HIDDEN;
            case CELL_FORMULA -> IssueCode.CELL_FORMULA;
            case CELL_MERGED -> IssueCode.CELL_MERGED;
            case CELL_ERROR -> IssueCode.CELL_ERROR;
            case CELL_UNCOMPUTED -> IssueCode.CELL_UNCOMPUTED;
            case CELL_BROKEN -> IssueCode.CELL_BROKEN;
        };
    }

    private void readControls(RowBatch.Cells cells) {
        Row row = cells.row;
        if (layout.action >= 0) {
            switch (CanonicalForm.of(row.cell(layout.action))) {
                case "add-user" -> cells.operation = Profile.Operation.UPSERT;
                case "update" -> cells.operation = Profile.Operation.UPDATE;
                case "remove-user" -> cells.operation = Profile.Operation.DELETE;
                default -> cells.issues.add(badAction(row));
            }
        }
        if (layout.transaction >= 0) {
            switch (CanonicalForm.of(row.cell(layout.transaction))) {
                case "" -> {}
                case "delete" -> cells.operation = Profile.Operation.DELETE;
                default ->
                    cells.issues.add(Issue.of(
                            IssueCode.ACTION_INVALID,
                            at(row),
                            row.cell(layout.transaction),
                            "DELETE, or leave the cell blank"));
            }
        }
        if (layout.tenant >= 0) {
            String tenant = row.cell(layout.tenant).strip();
            if (!tenant.isEmpty() && !CanonicalForm.of(tenant).equals(CanonicalForm.of(context.tenant()))) {
                cells.issues.add(Issue.of(IssueCode.TENANT_MISMATCH, at(row), tenant, context.tenant()));
            }
        }
        cells.isInvited = switch (context.profile().invitation()) {
            case NOBODY -> false;
            case NEW_USERS -> true;
            case WHERE_ASKED ->
                layout.notify >= 0 && CanonicalForm.of(row.cell(layout.notify)).equals("true");
        };
    }

    private Issue badAction(Row row) {
        return row.number() == 1
                ? Issue.of(IssueCode.FIRST_LINE_INVALID, at(row))
                : Issue.of(
                        IssueCode.ACTION_INVALID, at(row), row.cell(layout.action), "add-user, remove-user or update");
    }

    private <T> void readKey(RowBatch.Cells cells, int column, SheetLayout.Use<T> use, RowBatch batch) {
        String text = cells.row.cell(use.index());
        if (text.isBlank() || text.equals(context.profile().policy().clearToken())) {
            return;
        }
        Parsed<T> value = reader.read(use.field(), use.format(), text, context.catalogs());
        if (!value.isValid()) {
            cells.issues.add(Issue.ofCell(
                    value.problem(),
                    at(cells.row).column(use.column()),
                    use.field(),
                    text,
                    Integer.toString(use.field().maxLength())));
            return;
        }
        CorrelationKey key = CorrelationKey.of(use.field(), value.value());
        cells.keyOf[column] = key;
        cells.keyAt[column] = batch.add(key);
    }

    private void askForReference(String text, RowBatch batch) {
        if (text.isBlank() || named.containsKey(text) || batch.references.containsKey(text)) {
            return;
        }
        List<CorrelationKey> keys = keysOfReference(text);
        int[] places = new int[keys.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = batch.add(keys.get(i));
        }
        batch.references.put(text, places);
    }

    /** A manager may be named by address, user name, employee id or id. */
    static List<CorrelationKey> keysOfReference(String text) {
        List<CorrelationKey> keys = new java.util.ArrayList<>(3);
        if (text.indexOf('@') >= 0) {
            add(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
        } else {
            add(keys, Field.ID, UserId.parse(text));
            add(keys, Field.USER_NAME, UserName.parse(text));
            add(keys, Field.EMPLOYEE_ID, EmployeeId.parse(text));
        }
        return keys;
    }

    private static <T> void add(List<CorrelationKey> keys, Field<T> field, Parsed<T> value) {
        if (value.isValid()) {
            keys.add(CorrelationKey.of(field, value.value()));
        }
    }
}
