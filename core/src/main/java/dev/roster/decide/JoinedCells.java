package dev.roster.decide;

import dev.roster.cell.Wanted;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.UserStatus;
import dev.roster.profile.MigrationPolicy;
import dev.roster.table.Row;
import dev.roster.table.RowNote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several cells want of one field: columns that feed one list or one status, and rows of one user. */
final class JoinedCells {

    /** Reads one cell. */
    interface Reader {
        /** The value, or null when the cell has none that counts; the issues tell why. */
        <T> @Nullable T read(SheetLayout.Use<T> use, RowBatch.Cells cells, String text, List<Issue> issues);
    }

    /** The states from on to off. */
    private static final List<UserStatus> OFF = List.of(
            UserStatus.ACTIVE, UserStatus.INVITED, UserStatus.SUSPENDED, UserStatus.INACTIVE, UserStatus.DELETED);

    private final MigrationPolicy rules;
    private final Reader reader;

    JoinedCells(MigrationPolicy rules, Reader reader) {
        this.rules = rules;
        this.reader = reader;
    }

    /** Whether more cells than one speak of a field. */
    static boolean areMeant(SheetLayout.Use<?> use, RowBatch.Cells cells) {
        return (!use.joined().isEmpty() && !SheetLayout.isReference(use.field()))
                || (!cells.followers.isEmpty() && isAddedTo(use.field()));
    }

    /** What they want together. */
    <T> Wanted<T> wanted(SheetLayout.Use<T> use, RowBatch.Cells cells, List<Issue> issues) {
        return use.field().equals(Field.STATUS) ? combined(use, cells, issues) : joined(use, cells, issues);
    }

    /** One list of the cells of several columns, and of the further rows about the same user. */
    private <T> Wanted<T> joined(SheetLayout.Use<T> use, RowBatch.Cells cells, List<Issue> issues) {
        List<String> texts = new ArrayList<>();
        columns(use).forEach(column -> texts.add(cells.original.cell(column.index())));
        texts.removeIf(String::isBlank);
        List<String> elements = new ArrayList<>();
        boolean isRead = true;
        for (SheetLayout.Use<T> column : columns(use)) {
            isRead &= addElements(column, cells, elements, issues);
            for (RowBatch.Cells follower : cells.followers) {
                if (isAddedTo(use.field())) {
                    addElements(column, follower, elements, new ArrayList<>());
                }
            }
        }
        if (elements.isEmpty() && isRead) {
            boolean clears = !rules.clearToken().isEmpty() && texts.contains(rules.clearToken());
            return clears ? Wanted.clear(rules.clearToken()) : blank(cells.row, use.index());
        }
        boolean isWhole = isRead;
        return Wanted.text(
                String.join("|", texts),
                any -> isWhole ? use.field().parseAll(elements).value() : null);
    }

    /** Lists of which further rows of one user hold more elements; what gives rights is as the last row says. */
    static boolean isAddedTo(Field<?> field) {
        return field.isList() && !field.isPrivileged();
    }

    /** One status of several columns: whichever says off wins. */
    private <T> Wanted<T> combined(SheetLayout.Use<T> use, RowBatch.Cells cells, List<Issue> issues) {
        List<String> texts = new ArrayList<>();
        T most = null;
        boolean isRead = true;
        for (SheetLayout.Use<T> column : columns(use)) {
            String text = cells.row.cell(column.index());
            if (text.isBlank()) {
                continue;
            }
            texts.add(cells.original.cell(column.index()));
            T value = reader.read(column, cells, text, issues);
            isRead &= value != null;
            most = most == null || (value != null && isMoreOff(value, most)) ? value : most;
        }
        if (texts.isEmpty()) {
            return blank(cells.row, use.index());
        }
        T wanted = isRead ? most : null;
        return Wanted.text(String.join(", ", texts), any -> wanted);
    }

    private static <T> boolean isMoreOff(T value, T than) {
        return OFF.indexOf(value) > OFF.indexOf(than);
    }

    static <T> List<SheetLayout.Use<T>> columns(SheetLayout.Use<T> use) {
        List<SheetLayout.Use<T>> columns = new ArrayList<>(List.of(use));
        columns.addAll(use.joined());
        return columns;
    }

    /** Adds the elements of one cell; false when it cannot be read, which the issues tell. */
    private <T> boolean addElements(
            SheetLayout.Use<T> use, RowBatch.Cells cells, List<String> elements, List<Issue> issues) {
        String text = cells.row.cell(use.index());
        if (text.isBlank() || text.equals(rules.clearToken())) {
            return true;
        }
        int problems = issues.size();
        T value = reader.read(use, cells, text, issues);
        if (value != null) {
            elements.addAll(use.field().formatAll(value));
        }
        return value != null || issues.size() == problems;
    }

    /** A cell without text, of which the source may have said more than text can. */
    static <T> Wanted<T> blank(Row row, int column) {
        if (row.notes().isEmpty()) {
            return Wanted.blank();
        }
        if (row.isNoted(RowNote.Kind.CELL_CLEARED, column)) {
            return Wanted.clear("");
        }
        return row.isNoted(RowNote.Kind.CELL_ABSENT, column) ? Wanted.absent() : Wanted.blank();
    }
}
