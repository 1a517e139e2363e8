package dev.roster.decide;

import dev.roster.cell.CellReader;
import dev.roster.cell.CellText;
import dev.roster.cell.Cleaning;
import dev.roster.cell.CleaningLog;
import dev.roster.cell.Damage;
import dev.roster.cell.Misdecoded;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.NoteColumns;
import dev.roster.mapping.RowKind;
import dev.roster.model.CanonicalForm;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.Profile;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first look at rows: are they whole, what do they want, whom do they name. For one thread, which need not be the
 * one that decides.
 */
final class RowReading {

    private static final int NO_KEY = -1;
    private static final int ASKED_REFERENCES = 50_000;
    private static final int MAX_SHOWN = 100;

    private final DecisionTerms terms;
    private final SheetLayout layout;
    private final CellReader reader;
    private final TemplateExample example;
    /** The texts that name other users and were asked for in this batch or one before. */
    private final Set<String> asked = new HashSet<>();

    private final CleaningLog cleaned = new CleaningLog();
    private int nextOrdinal;
    private @Nullable Row before;

    RowReading(DecisionTerms terms, SheetLayout layout, CellReader reader) {
        this.terms = terms;
        this.layout = layout;
        this.reader = reader;
        this.example = new TemplateExample(terms, layout, reader);
    }

    RowBatch read(List<Row> rows) {
        var batch = new RowBatch(asked.size() > ASKED_REFERENCES);
        if (batch.startsAfresh) {
            asked.clear();
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Row next = i + 1 < rows.size() ? rows.get(i + 1) : null;
            batch.rows.add(read(isShort(row, next) ? completed(row) : row, nextOrdinal++, batch));
            before = row;
        }
        return batch;
    }

    /** Whether a row ends before the header does, and is not one part of a row that an unquoted line break cut in two. */
    private boolean isShort(Row row, @Nullable Row next) {
        boolean isOpen = row.size() > 1
                && row.size() < layout.width
                && !terms.sheets().isSheet()
                && !row.isNoted(RowNote.Kind.ROW_DAMAGED, RowNote.WHOLE_ROW);
        return isOpen && !fits(before, row) && !fits(row, next);
    }

    private boolean fits(@Nullable Row first, @Nullable Row second) {
        return first != null
                && second != null
                && first.size() < layout.width
                && second.size() < layout.width
                && first.size() + second.size() - 1 == layout.width;
    }

    /** The row with what it lacks as absent cells, which is less than blank ones. */
    private Row completed(Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        List<RowNote> notes = new ArrayList<>(row.notes());
        for (int column = row.size(); column < layout.width; column++) {
            cells.add("");
            notes.add(new RowNote(RowNote.Kind.CELL_ABSENT, column, ""));
        }
        return Row.of(row.number(), cells.toArray(String[]::new)).withNotes(notes);
    }

    private RowBatch.Cells read(Row asItStands, int ordinal, RowBatch batch) {
        RowKind kind = terms.table().rows().kind(asItStands);
        Row original = kind == null ? layout.arranged(asItStands) : asItStands;
        Row row = kind == null ? cleaned(original) : original;
        var cells = new RowBatch.Cells(
                row, original, ordinal, layout.identity.size(), terms.profile().operation());
        Arrays.fill(cells.keyAt, NO_KEY);
        cells.kind = kind == null && example.is(row) ? RowKind.TEMPLATE_EXAMPLE : kind;
        if (cells.kind != null) {
            return cells;
        }
        checkWidth(asItStands, cells);
        layout.named.unknown(
                asItStands,
                column -> cells.issues.add(Issue.of(
                        IssueCode.ATTRIBUTE_UNKNOWN,
                        at(row).column(terms.table().columns().get(column).column()),
                        shortened(asItStands.cell(column)))));
        readNotes(cells);
        readControls(cells);
        for (int i = 0; i < layout.identity.size(); i++) {
            readKey(cells, i, layout.identity.get(i), batch);
        }
        leaveOutWithoutKey(cells);
        layout.former.forEach((place, use) -> readFormer(cells, place, use, batch));
        for (SheetLayout.Use<?> use : layout.references) {
            askForReference(row.cell(use.index()), batch);
        }
        return cells;
    }

    private static String shortened(String text) {
        return Issue.visible(text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text);
    }

    private Row cleaned(Row original) {
        return terms.table().cleaning().clean(original, terms.profile().policy().clearToken(), cleaned);
    }

    /** {@return what was cleaned in all rows that were read, one issue for each column and way} */
    List<Issue> cleaned() {
        return cleaned.entries().stream().map(this::issue).toList();
    }

    private Issue issue(CleaningLog.Entry entry) {
        List<ColumnMapping> columns = terms.table().columns();
        ColumnMapping column = entry.column() < columns.size() ? columns.get(entry.column()) : null;
        String name = column == null ? RowLocation.letters(entry.column()) : column.column();
        RowLocation place = terms.file().column(name);
        String count = Long.toString(entry.count());
        String cells = entry.count() == 1 ? "cell" : "cells";
        if (entry.cleaning() == Cleaning.MISDECODED) {
            String examples = entry.texts().stream()
                    .map(text -> "\"" + text + "\" is probably \"" + Misdecoded.meant(text) + "\"")
                    .collect(Collectors.joining(", "));
            return Issue.of(IssueCode.CELLS_MISDECODED, place, name, count, cells, examples);
        }
        Field<?> field = column == null ? null : column.field();
        boolean isMasked = column == null || (field != null && field.isSensitive());
        String rows = entry.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String texts = entry.texts().stream()
                .map(text -> "\"" + Issue.visible(text) + "\"")
                .collect(Collectors.joining(", "));
        return Issue.of(
                IssueCode.CELLS_CLEANED,
                place,
                name,
                count,
                cells,
                entry.cleaning().words(),
                entry.rows().size() == 1 ? "row" : "rows",
                entry.count() > entry.rows().size() ? rows + ", …" : rows,
                isMasked ? "" : ", such as",
                isMasked ? "" : " " + texts);
    }

    RowLocation at(Row row) {
        return RowLocation.ofRow(terms.source(), row.number());
    }

    private void checkWidth(Row row, RowBatch.Cells cells) {
        if (layout.places > 0 && isOverlong(row)) {
            cells.issues.add(Issue.of(
                    IssueCode.ROW_OVERLONG, at(row), Integer.toString(row.size()), Integer.toString(layout.places)));
        }
        long absent = row.notes().isEmpty() ? 0 : absentCells(row);
        if (absent > 0 && row.size() == layout.width && !layout.isWhole((int) (row.size() - absent))) {
            cells.issues.add(Issue.of(
                    IssueCode.ROW_SHORT, at(row), Long.toString(row.size() - absent), Integer.toString(layout.width)));
        }
        if (layout.width == 0
                || row.size() == layout.width
                || row.isNoted(RowNote.Kind.ROW_DAMAGED, RowNote.WHOLE_ROW)) {
            return;
        }
        boolean isTooLong = row.size() > layout.width;
        if (layout.places > 0) {
            return;
        }
        if (!isTooLong && layout.isWhole(row.size())) {
            return;
        }
        if (isTooLong && row.cells().subList(layout.width, row.size()).stream().allMatch(CellText::isBlank)) {
            return;
        }
        if (terms.sheets().isSheet()) {
            noteBeyondHeader(row);
            return;
        }
        String quote = isTooLong ? foreignQuote(row) : "";
        if (!quote.isEmpty()) {
            cells.issues.add(Issue.of(
                    IssueCode.ROW_QUOTES,
                    at(row),
                    Integer.toString(row.size()),
                    Integer.toString(layout.width),
                    quote));
            return;
        }
        cells.issues.add(Issue.of(
                isTooLong ? IssueCode.ROW_TOO_LONG : IssueCode.ROW_TOO_SHORT,
                at(row),
                Integer.toString(row.size()),
                Integer.toString(layout.width)));
    }

    /** Whether cells stand beyond the places that a row has, other than the notes of an earlier import. */
    private boolean isOverlong(Row row) {
        List<String> beyond = row.cells().subList(Math.min(layout.places, row.size()), row.size());
        return !NoteColumns.areNotes(beyond) && !beyond.stream().allMatch(CellText::isBlank);
    }

    private static long absentCells(Row row) {
        return row.notes().stream()
                .filter(note -> note.kind() == RowNote.Kind.CELL_ABSENT)
                .count();
    }

    /** A sheet has no separators that could be wrong: each cell stands in its column, of which some have no name. */
    private void noteBeyondHeader(Row row) {
        for (int i = layout.width; i < row.size(); i++) {
            if (!row.cell(i).isBlank()) {
                cleaned.add(i, Cleaning.BEYOND_HEADER, row.number(), "");
            }
        }
    }

    /** The start of a cell that means a quote and is none: a curly one, a single one, one behind a blank. */
    private static String foreignQuote(Row row) {
        for (String cell : row.cells()) {
            String text = cell.strip();
            boolean isQuote = !text.isEmpty() && "“„«‘‚'\"".indexOf(text.charAt(0)) >= 0;
            if (isQuote && text.length() > 1) {
                return (cell.startsWith(" ") ? "a blank and " : "") + text.charAt(0);
            }
        }
        return "";
    }

    /** What the reader noticed matters where the column is used. */
    private void readNotes(RowBatch.Cells cells) {
        for (RowNote note : cells.row.notes()) {
            IssueCode code = codeOf(note.kind());
            if (code != null) {
                tell(cells, note, code);
            }
        }
    }

    private void tell(RowBatch.Cells cells, RowNote note, IssueCode code) {
        if (note.column() == RowNote.WHOLE_ROW) {
            cells.issues.add(Issue.of(code, at(cells.row), note.detail()));
            return;
        }
        String text = cells.row.cell(note.column());
        layout.find(note.column())
                .filter(use -> code != IssueCode.CELL_ROUNDED || isRoundedCode(use.field(), text))
                .ifPresent(use -> cells.issues.add(
                        Issue.ofCell(code, at(cells.row).column(use.column()), use.field(), text, note.detail())));
        if (layout.isControl(note.column())) {
            RowLocation place = at(cells.row).column(RowLocation.letters(note.column()));
            cells.issues.add(Issue.of(code, place, text, note.detail()));
        }
    }

    /** Numbers may be rounded; of texts it is told, unless they are no key for that. */
    private static boolean isRoundedCode(Field<?> field, String text) {
        boolean isText = field.type() == FieldType.TEXT || SheetLayout.isReference(field);
        return isText && !Damage.isShortened(field, text);
    }

    /** The issue that a note is; null for what is none by itself. */
    private static @Nullable IssueCode codeOf(RowNote.Kind kind) {
        return switch (kind) {
            case ROW_HIDDEN -> IssueCode.ROW_HIDDEN;
            case SHEET_STARTS -> IssueCode.SHEET_STARTS;
            case ROW_MENDED -> IssueCode.ROW_MENDED;
            case ROW_DAMAGED -> IssueCode.ROW_DAMAGED;
            case CELL_FORMULA -> IssueCode.CELL_FORMULA;
            case CELL_MERGED -> IssueCode.CELL_MERGED;
            case CELL_ERROR -> IssueCode.CELL_ERROR;
            case CELL_UNCOMPUTED -> IssueCode.CELL_UNCOMPUTED;
            case CELL_BROKEN -> IssueCode.CELL_BROKEN;
            case CELL_ROUNDED -> IssueCode.CELL_ROUNDED;
            case CELL_SHOWN, CELL_CLEARED, CELL_ABSENT -> null;
        };
    }

    private void readControls(RowBatch.Cells cells) {
        Row row = cells.row;
        if (layout.action >= 0) {
            switch (CanonicalForm.of(row.cell(layout.action))) {
                case "add-user" -> cells.operation = Profile.Operation.UPSERT;
                case "update" -> cells.operation = Profile.Operation.UPDATE;
                case "remove-user" -> cells.operation = Profile.Operation.DELETE;
                default ->
                    cells.issues.add(Issue.of(
                            IssueCode.ACTION_INVALID,
                            at(row),
                            row.cell(layout.action),
                            "add-user, remove-user or update"));
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
            if (!tenant.isEmpty() && !CanonicalForm.of(tenant).equals(CanonicalForm.of(terms.tenant()))) {
                cells.issues.add(Issue.of(IssueCode.TENANT_MISMATCH, at(row), tenant, terms.tenant()));
            }
        }
        cells.isInvited = switch (terms.profile().invitation()) {
            case NOBODY -> false;
            case NEW_USERS -> true;
            case WHERE_ASKED ->
                layout.notify >= 0 && CanonicalForm.of(row.cell(layout.notify)).equals("true");
        };
    }

    private <T> void readKey(RowBatch.Cells cells, int column, SheetLayout.Use<T> use, RowBatch batch) {
        String text = cells.row.cell(use.index());
        if (text.isBlank() || text.equals(terms.profile().policy().clearToken())) {
            return;
        }
        Parsed<T> value = Damage.isShortened(use.field(), text)
                ? use.field().parse(text)
                : reader.read(use.field(), use.format(), text, terms.catalogs());
        if (!value.isValid()) {
            Issue issue = Issue.ofCell(
                    value.problem(),
                    at(cells.row).column(use.column()),
                    use.field(),
                    text,
                    Integer.toString(use.field().maxLength()));
            if (skipsRow(use.field())) {
                cells.leftOut = issue.rowLeftOut();
            } else {
                cells.issues.add(issue);
            }
            return;
        }
        leaveOutDomain(cells, use, text, value.value());
        CorrelationKey key = CorrelationKey.of(use.field(), value.value());
        cells.keyOf[column] = key;
        cells.keyAt[column] = batch.add(key);
    }

    private boolean skipsRow(Field<?> field) {
        return terms.profile().policy().invalidOf(field) == InvalidPolicy.SKIP_ROW;
    }

    private void leaveOutDomain(RowBatch.Cells cells, SheetLayout.Use<?> use, String text, Object value) {
        Set<String> excluded = terms.profile().excludedDomains();
        if (!excluded.isEmpty() && value instanceof EmailAddress address && excluded.contains(address.domain())) {
            RowLocation place = at(cells.row).column(use.column());
            cells.leftOut = Issue.ofCell(IssueCode.DOMAIN_EXCLUDED, place, use.field(), text, address.domain());
        }
    }

    /** A row without a key is as good as one whose key cannot be read. */
    private void leaveOutWithoutKey(RowBatch.Cells cells) {
        boolean isSkipped = cells.operation != Profile.Operation.CREATE
                && !layout.match.isEmpty()
                && skipsRow(layout.match.get(0).field())
                && layout.match.stream()
                        .allMatch(use -> cells.row.cell(use.index()).isBlank());
        if (isSkipped && cells.leftOut == null) {
            cells.leftOut = Issue.of(IssueCode.ROW_WITHOUT_KEY, at(cells.row), layout.matchNames())
                    .rowLeftOut();
        }
    }

    /** A key before counts where it can be read and is another than the one that the user gets. */
    private <T> void readFormer(RowBatch.Cells cells, int place, SheetLayout.Use<T> use, RowBatch batch) {
        String text = cells.row.cell(use.index());
        Parsed<T> value = text.isBlank() ? null : reader.read(use.field(), use.format(), text, terms.catalogs());
        if (value == null) {
            return;
        }
        if (!value.isValid()) {
            cells.issues.add(Issue.ofCell(value.problem(), at(cells.row).column(use.column()), use.field(), text));
            return;
        }
        CorrelationKey key = CorrelationKey.of(use.field(), value.value());
        if (!key.equals(cells.keyOf[place])) {
            cells.setFormer(place, key, batch.add(key));
        }
    }

    private void askForReference(String text, RowBatch batch) {
        if (text.isBlank() || !asked.add(text)) {
            return;
        }
        ReferenceText reference = terms.reference(text);
        List<Integer> places = reference.keys().stream().map(batch::add).toList();
        batch.references.put(text, new RowBatch.AskedText(places, reference.names()));
    }
}
