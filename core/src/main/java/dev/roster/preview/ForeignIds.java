package dev.roster.preview;

import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.ColumnTarget;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Profile;
import dev.roster.spi.UserStore;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column {@code id} whose values are nobody's id here is that of another system: it is left out where other columns
 * find the users, unless somebody said that it is the id.
 *
 * @param users who knows the ids
 * @param isReadable whom the actor may read; others are nobody here, so that no file finds out which ids are taken
 * @param profile says by what users are found
 */
record ForeignIds(UserStore users, Predicate<User> isReadable, Profile profile) {

    private static final List<Field<?>> OTHER_KEYS = List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    /** The mapping without such a column. */
    TableMapping left(TableMapping table, List<Row> head, String source) {
        Optional<ColumnMapping> column = table.find(Field.ID);
        List<String> others = OTHER_KEYS.stream()
                .filter(field -> table.find(field).isPresent())
                .map(Field::key)
                .toList();
        boolean isOpen = column.isPresent()
                && !others.isEmpty()
                && profile.matchBy().isEmpty()
                && profile.mapping().columns().values().stream().noneMatch(ForeignIds::isId);
        if (!isOpen || !isForeign(column.get().index(), table, head)) {
            return table;
        }
        String name = column.get().column();
        RowLocation place = new RowLocation(source, null, table.headerRow(), name);
        String reason = "ids of another system: no user here has one of them";
        return table.without(
                column.get(), reason, Issue.of(IssueCode.COLUMN_FOREIGN_ID, place, name, String.join(", ", others)));
    }

    private boolean isForeign(int index, TableMapping table, List<Row> head) {
        List<UserId> ids = head.stream()
                .filter(row -> row.number() > table.headerRow() && table.rows().kind(row) == null)
                .map(row -> row.cell(index).strip())
                .filter(text -> !text.isEmpty())
                .map(UserId::parse)
                .filter(Parsed::isValid)
                .map(Parsed::value)
                .distinct()
                .toList();
        return !ids.isEmpty() && users.findAll(ids).stream().noneMatch(isReadable);
    }

    private static boolean isId(ColumnTarget target) {
        return target instanceof ColumnTarget.ToField toField && toField.field().equals(Field.ID);
    }
}
