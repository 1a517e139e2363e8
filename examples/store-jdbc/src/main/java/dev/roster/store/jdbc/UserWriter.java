package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes users, many with one statement. The writes have been judged; a count that does not fit stops everything. */
final class UserWriter {

    private static final List<String> COLUMNS = UserColumn.names(UserColumns.ALL);

    private static final String INSERT =
            "insert into roster_users (tenant, id, id_key, version, " + String.join(", ", COLUMNS)
                    + ") values (?, ?, ?, ?, " + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    private static final String DELETE = "delete from roster_users where tenant = ? and id = ? and version = ?";
    private static final String DELETE_KEYS = "delete from roster_user_keys where tenant = ? and user_id = ?";
    private static final String DELETE_ATTRIBUTES =
            "delete from roster_user_attributes where tenant = ? and user_id = ?";
    private static final String INSERT_KEY =
            "insert into roster_user_keys (tenant, user_id, field, item_key) values (?, ?, ?, ?)";
    private static final String DELETE_KEY =
            "delete from roster_user_keys where tenant = ? and user_id = ? and field = ?";
    private static final String DELETE_ATTRIBUTE =
            "delete from roster_user_attributes where tenant = ? and user_id = ? and attribute = ?";

    /** SQLSTATE of a transaction that should run again: serialization failure. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Session session;

    UserWriter(Session session) {
        this.session = session;
    }

    void delete(List<Write.DeleteUser> deletes) throws SQLException {
        List<@Nullable Object[]> users = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Write.DeleteUser delete : deletes) {
            users.add(new @Nullable Object[] {session.tenant(), delete.id().value()});
            rows.add(new @Nullable Object[] {session.tenant(), delete.id().value(), delete.expectedVersion()});
        }
        session.batch(DELETE_KEYS, users);
        session.batch(DELETE_ATTRIBUTES, users);
        requireOneEach(session.batch(DELETE, rows));
    }

    void insert(List<User> users) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> attributes = new ArrayList<>();
        for (User user : users) {
            String id = user.id().value();
            List<@Nullable Object> row = new ArrayList<>();
            row.add(session.tenant());
            row.add(id);
            row.add(CanonicalForm.of(id));
            row.add(user.version());
            UserColumns.ALL.forEach(column -> column.addArguments(user, session.dialect(), row));
            rows.add(row.toArray());
            UserColumns.LISTS.forEach(field -> addKeys(user, field, keys));
            user.attributes().forEach((key, value) -> attributes.add(AttributeRows.row(session, id, key, value)));
        }
        session.batch(INSERT, rows);
        session.batch(INSERT_KEY, keys);
        session.batch(AttributeRows.INSERT, attributes);
    }

    void update(List<Write.UpdateUser> updates) throws SQLException {
        Map<List<UserColumn>, List<@Nullable Object[]>> rowsByColumns = new LinkedHashMap<>();
        List<@Nullable Object[]> droppedKeys = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> droppedAttributes = new ArrayList<>();
        List<@Nullable Object[]> attributes = new ArrayList<>();
        for (Write.UpdateUser update : updates) {
            List<UserColumn> columns = columns(update.fields());
            rowsByColumns.computeIfAbsent(columns, same -> new ArrayList<>()).add(row(update, columns));
            for (Field<?> field : update.fields()) {
                if (field.attribute().isPresent()) {
                    droppedAttributes.add(owned(update.after(), field));
                    addAttribute(update.after(), field, attributes);
                } else if (field.isList()) {
                    droppedKeys.add(owned(update.after(), field));
                    addKeys(update.after(), field, keys);
                }
            }
        }
        for (Map.Entry<List<UserColumn>, List<@Nullable Object[]>> group : rowsByColumns.entrySet()) {
            requireOneEach(session.batch(updateOf(group.getKey()), group.getValue()));
        }
        session.batch(DELETE_KEY, droppedKeys);
        session.batch(INSERT_KEY, keys);
        session.batch(DELETE_ATTRIBUTE, droppedAttributes);
        session.batch(AttributeRows.INSERT, attributes);
    }

    /** The columns of the named fields in their fixed order, so that equal sets of fields share a statement. */
    private static List<UserColumn> columns(Set<Field<?>> fields) {
        return UserColumns.ALL.stream()
                .filter(column -> fields.contains(column.field()))
                .toList();
    }

    private static String updateOf(List<UserColumn> columns) {
        StringBuilder sql = new StringBuilder("update roster_users set version = version + 1");
        UserColumn.names(columns).forEach(name -> sql.append(", ").append(name).append(" = ?"));
        return sql.append(" where tenant = ? and id = ? and version = ?").toString();
    }

    private @Nullable Object[] row(Write.UpdateUser update, List<UserColumn> columns) {
        List<@Nullable Object> row = new ArrayList<>();
        columns.forEach(column -> column.addArguments(update.after(), session.dialect(), row));
        row.add(session.tenant());
        row.add(update.after().id().value());
        row.add(update.expectedVersion());
        return row.toArray();
    }

    private @Nullable Object[] owned(User user, Field<?> field) {
        return new @Nullable Object[] {session.tenant(), user.id().value(), field.key()};
    }

    private void addAttribute(User user, Field<?> field, List<@Nullable Object[]> attributes) {
        user.attributes().forEach((key, value) -> {
            if (key.value().equals(field.key())) {
                attributes.add(AttributeRows.row(session, user.id().value(), key, value));
            }
        });
    }

    private <T> void addKeys(User user, Field<T> field, List<@Nullable Object[]> keys) {
        T value = field.valueOf(user);
        if (value != null) {
            for (String key : field.formatAll(value)) {
                keys.add(new @Nullable Object[] {session.tenant(), user.id().value(), field.key(), key});
            }
        }
    }

    private static void requireOneEach(int[] counts) throws SQLException {
        for (int count : counts) {
            if (count != 1) {
                throw new SQLException("a locked user changed", SERIALIZATION_FAILURE);
            }
        }
    }
}
