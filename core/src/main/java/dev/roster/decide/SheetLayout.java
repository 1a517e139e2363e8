package dev.roster.decide;

import dev.roster.access.Catalogs;
import dev.roster.cell.ColumnFormat;
import dev.roster.mapping.AttributePair;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.Control;
import dev.roster.mapping.TableMapping;
import dev.roster.mapping.Tier;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.profile.Profile;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of one sheet by what they are for: finding the user, changing fields, steering the row. */
final class SheetLayout {

    private static final List<Field<?>> DEFAULT_MATCH =
            List.of(Field.ID, Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);
    private static final int NO_COLUMN = -1;

    /**
     * A column and its field.
     *
     * @param index the column, from 0
     * @param column how the file calls it
     * @param field what it holds
     * @param format how its cells are written
     * @param isVerbatim whether to compare a cell with the canonical text of the stored value first, for if it is the
     *     same, the cell says nothing new; days are read faster than written
     * @param memory what its cells were read as
     * @param joined further columns whose cells make one list with those of this one
     */
    record Use<T>(
            int index,
            String column,
            Field<T> field,
            ColumnFormat format,
            boolean isVerbatim,
            ValueMemory<T> memory,
            List<Use<T>> joined) {

        /** Adds a further column of the same list. */
        void join(ColumnMapping other) {
            joined.add(of(other, field));
        }

        /** Whether a column is one of those that this use reads. */
        boolean reads(int column) {
            return index == column || joined.stream().anyMatch(other -> other.index == column);
        }

        static <T> Use<T> of(ColumnMapping column, Field<T> field) {
            return of(column.index(), column.column(), field, column.format());
        }

        static <T> Use<T> of(int index, String column, Field<T> field, ColumnFormat format) {
            boolean isCheap = field.type() != FieldType.DATE;
            boolean isVerbatim = isCheap && !isReference(field) && !Catalogs.keep(field) && !format.inverted();
            return new Use<>(index, column, field, format, isVerbatim, new ValueMemory<>(), new ArrayList<>());
        }
    }

    /**
     * The values that the texts of one column were read as, so that a word that stands in many rows is read once.
     * Holds the first thousand of them. For one thread.
     *
     * @param <T> the type of the value
     */
    static final class ValueMemory<T> {

        private static final int CAPACITY = 1_000;

        private final Map<String, T> values = new HashMap<>();

        /** The value of a text, or null when it was not kept. */
        @Nullable T find(String text) {
            return values.get(text);
        }

        void keep(String text, T value) {
            if (values.size() < CAPACITY) {
                values.put(text, value);
            }
        }
    }

    final List<Use<?>> match = new ArrayList<>();
    /** Columns of identity: those that find the user, in match order, then other unique fields. */
    final List<Use<?>> identity = new ArrayList<>();

    /** The columns of keys before, by the place of the key that follows them among those that find the user. */
    final Map<Integer, Use<?>> former = new TreeMap<>();

    final List<Use<?>> writable = new ArrayList<>();
    /** Those of the writable columns whose cells name other users. */
    final List<Use<?>> references = new ArrayList<>();

    /** The columns that name another user together. */
    private final List<NameParts> parts;

    /** The columns that name custom attributes, row by row. */
    final NamedAttributes named;

    final int action;
    final int transaction;
    final int tenant;
    final int notify;
    final int width;
    /** How many cells a row has in a file that goes by position; 0 for any other. */
    final int places;

    private final Profile profile;
    private final boolean isTyped;

    SheetLayout(Profile profile, TableMapping table, Fields fields) {
        this.profile = profile;
        this.isTyped = table.isTyped();
        List<Field<?>> wanted = profile.matchBy().isEmpty() ? DEFAULT_MATCH : profile.matchBy();
        for (Field<?> field : wanted) {
            table.find(field).map(SheetLayout::use).ifPresent(match::add);
        }
        identity.addAll(match);
        for (ColumnMapping column : table.columns()) {
            for (int i = 0; i < match.size() && column.control() == Control.FORMER_KEY; i++) {
                Field<?> field = match.get(i).field();
                if (column.candidates().stream()
                        .anyMatch(candidate -> candidate.field().equals(field))) {
                    former.put(i, Use.of(column.index(), column.column(), field, ColumnFormat.plain()));
                }
            }
        }
        for (Field<?> field : Survey.UNIQUE_FIELDS) {
            if (isAllowed(field) && match.stream().noneMatch(use -> use.field().equals(field))) {
                table.find(field).map(SheetLayout::use).ifPresent(identity::add);
            }
        }
        for (ColumnMapping column : table.columns()) {
            Field<?> field = column.field();
            if (field != null && !field.isSystem() && isAllowed(field)) {
                writable.stream()
                        .filter(use -> use.field().equals(field))
                        .findFirst()
                        .ifPresentOrElse(use -> use.join(column), () -> writable.add(use(column)));
            }
        }
        named = new NamedAttributes(
                AttributePair.in(table.columns()),
                fields,
                writable.stream().<Field<?>>map(Use::field).toList(),
                table.width());
        for (Field<?> attribute : named.attributes()) {
            int index = table.width() + named.attributes().indexOf(attribute);
            if (isAllowed(attribute)) {
                writable.add(Use.of(index, attribute.key(), attribute, ColumnFormat.plain()));
            }
        }
        writable.stream().filter(use -> isReference(use.field())).forEach(references::add);
        parts = references.stream()
                .filter(use -> !use.joined().isEmpty())
                .map(use -> {
                    Use<?> other = use.joined().get(0);
                    return NameParts.of(use.index(), other.index(), use.column());
                })
                .toList();
        action = indexOf(table, Control.ACTION);
        transaction = indexOf(table, Control.TRANSACTION);
        tenant = indexOf(table, Control.TENANT);
        notify = indexOf(table, Control.NOTIFY_IF_NEW);
        width = table.headerRow() == 0 ? 0 : table.width();
        places = table.isTyped() ? 0 : profile.mapping().positional().size();
    }

    /** Whether a row that ends so lacks nothing but cells of columns that are not imported or have no name. */
    boolean isWhole(int end) {
        for (int column = end; column < width; column++) {
            if (find(column).isPresent() || isControl(column)) {
                return false;
            }
        }
        return true;
    }

    /** The row with whole names where the file has them in two columns, and attributes where it names them by row. */
    Row arranged(Row source) {
        Row row = named.spread(source);
        if (parts.isEmpty()) {
            return row;
        }
        String[] cells = row.cells().toArray(String[]::new);
        for (NameParts name : parts) {
            if (name.index() < cells.length) {
                cells[name.index()] = name.in(row);
            }
        }
        return Row.of(row.number(), cells).withNotes(row.notes());
    }

    /** {@return the columns that the profile needs and the file lacks} */
    List<Issue> missingColumns(String source, TableMapping table, Sheets sheets) {
        List<Issue> issues = new ArrayList<>();
        RowLocation file = new RowLocation(source, null, 0, null);
        String separator = table.width() == 1 && table.headerRow() > 0 ? separatorIn(table) : "";
        if (!separator.isEmpty()) {
            IssueCode code = sheets.isSheet() ? IssueCode.SHEET_ONE_COLUMN : IssueCode.FILE_ONE_COLUMN;
            return List.of(Issue.of(code, file, separator));
        }
        List<Issue> several = table.issues().stream()
                .filter(issue -> issue.code() == IssueCode.COLUMNS_SEVERAL)
                .toList();
        if (!several.isEmpty()) {
            return several;
        }
        if (match.isEmpty() && profile.operation() != Profile.Operation.CREATE) {
            List<Field<?>> wanted = profile.matchBy().isEmpty() ? DEFAULT_MATCH : profile.matchBy();
            Optional<ColumnMapping> suggested = suggested(table, wanted);
            issues.add(Issue.of(
                    IssueCode.COLUMN_MISSING,
                    file,
                    wanted.size() == 1 ? "" : "one of ",
                    names(wanted),
                    suggested
                            .map(column -> column.candidates().get(0).field().key())
                            .orElse(wanted.get(wanted.size() > 2 ? 2 : 0).key()),
                    suggested.map(ColumnMapping::column).orElse("")));
        }
        if (!isTyped) {
            profile.required().stream()
                    .filter(field -> !holds(field)
                            && !(match.isEmpty() && profile.matchBy().contains(field)))
                    .forEach(field ->
                            issues.add(Issue.of(IssueCode.COLUMN_MISSING, file, "", field.key(), field.key())));
            profile.requiredOneOf().stream()
                    .filter(group -> group.stream().noneMatch(this::holds))
                    .forEach(group -> issues.add(Issue.of(
                            IssueCode.COLUMN_MISSING,
                            file,
                            "one of ",
                            names(group),
                            group.get(0).key())));
        }
        return issues;
    }

    private boolean holds(Field<?> field) {
        return writableUse(field) != null
                || match.stream().anyMatch(use -> use.field().equals(field));
    }

    /** The column that probably holds one of the fields, of which somebody is asked. */
    private static Optional<ColumnMapping> suggested(TableMapping table, List<Field<?>> wanted) {
        return table.columns().stream()
                .filter(column -> column.tier() == Tier.SUGGESTED
                        && wanted.contains(column.candidates().get(0).field()))
                .findFirst();
    }

    /** What separates several names in the one header, and texts in all cells below; "" when nothing does. */
    private static String separatorIn(TableMapping table) {
        String header = table.columns().get(0).column();
        List<String> cells = table.samples().get(0);
        for (String mark : List.of(",", ";", "\t", "|", "^", "~")) {
            boolean isInAll = cells.stream().allMatch(cell -> cell.contains(mark) || cell.equals("•••"));
            if (header.contains(mark) && isInAll) {
                return mark.equals("\t") ? "tab" : "\"" + mark + "\"";
            }
        }
        return "";
    }

    /** {@return the columns that hold a field and are not imported, with the reason} */
    List<Issue> unusedColumns(String source, TableMapping table) {
        List<Issue> issues = new ArrayList<>();
        for (ColumnMapping column : table.columns()) {
            Field<?> field = column.field();
            boolean isUsed = match.stream().anyMatch(use -> use.index() == column.index())
                    || writable.stream().anyMatch(use -> use.reads(column.index()));
            if (field == null || isUsed) {
                continue;
            }
            RowLocation place = new RowLocation(source, null, table.headerRow(), column.column());
            issues.add(
                    field.isSystem()
                            ? Issue.of(IssueCode.FIELD_READ_ONLY, place, column.column(), field.key())
                            : Issue.of(
                                    IssueCode.FIELD_NOT_TAKEN,
                                    place,
                                    column.column(),
                                    profile.name(),
                                    String.join(
                                            ", ",
                                            profile.onlyFields().stream()
                                                    .map(Field::key)
                                                    .sorted()
                                                    .toList())));
        }
        return issues;
    }

    /** The column that writes a field, or null. */
    @Nullable Use<?> writableUse(Field<?> field) {
        return writable.stream()
                .filter(use -> use.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** How the file calls the column of a field; the key of the field where it has none. */
    String columnOf(Field<?> field) {
        return writable.stream()
                .filter(use -> use.field().equals(field))
                .map(Use::column)
                .findFirst()
                .orElse(field.key());
    }

    /** The key by which a file that moves other keys is best matched: addresses change most easily. */
    String steadiestKey() {
        return match.stream()
                .<Field<?>>map(Use::field)
                .filter(field -> !field.equals(Field.PRIMARY_EMAIL))
                .findFirst()
                .orElse(Field.PRIMARY_EMAIL)
                .key();
    }

    /** {@return the use of a column, empty when no field is read from it} */
    Optional<Use<?>> find(int column) {
        return Stream.concat(
                        identity.stream(),
                        writable.stream().flatMap(use -> Stream.concat(Stream.of(use), use.joined().stream())))
                .filter(use -> use.index() == column)
                .findFirst();
    }

    /** Whether a column steers the row. */
    boolean isControl(int column) {
        return column == action || column == transaction || column == tenant || column == notify;
    }

    String matchNames() {
        return names(match.stream().<Field<?>>map(Use::field).toList());
    }

    static boolean isReference(Field<?> field) {
        return field.type() == FieldType.USER_REFERENCE;
    }

    private boolean isAllowed(Field<?> field) {
        return profile.onlyFields().isEmpty() || profile.onlyFields().contains(field);
    }

    private static String names(List<Field<?>> fields) {
        return String.join(", ", fields.stream().map(Field::key).toList());
    }

    private static Use<?> use(ColumnMapping column) {
        Field<?> field = column.field();
        if (field == null) {
            throw new IllegalArgumentException("column " + column.column() + " has no field");
        }
        return Use.of(column, field);
    }

    private static int indexOf(TableMapping table, Control control) {
        Optional<ColumnMapping> column = table.find(control);
        return column.isPresent() ? column.get().index() : NO_COLUMN;
    }
}
