package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes users, many with one statement. The writes have been judged; a count that does not fit stops everything. */
final class UserWriter {

    private static final String USERS = "roster_users";
    private static final String KEYS = "roster_user_keys";
    private static final List<String> OWNER = List.of("user_id");
    private static final List<String> ID_AND_VERSION = List.of("id", "version");
    private static final List<String> KEY = List.of("user_id", "field", "item_key", "item_text");
    private static final List<String> KEYS_OF_FIELD = List.of("user_id", "field");
    private static final List<String> ATTRIBUTE = List.of("user_id", "attribute");
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("id", "id_key", "version", UserWords.COLUMN), UserColumn.names(UserColumns.ALL).stream())
            .toList();

    private final Session session;

    UserWriter(Session session) {
        this.session = session;
    }

    /**
     * Removes users; each row has an id and the version that is expected.
     *
     * @throws SQLException if the database refuses
     */
    void delete(List<@Nullable Object[]> rows) throws SQLException {
        List<@Nullable Object[]> users =
                rows.stream().map(row -> new @Nullable Object[] {row[0]}).toList();
        session.bulk().delete(KEYS, OWNER, users, Bulk.Found.ANY);
        session.bulk().delete(AttributeRows.TABLE, OWNER, users, Bulk.Found.ANY);
        UserActivity.delete(session, users);
        session.bulk().delete(USERS, ID_AND_VERSION, rows, Bulk.Found.EACH);
    }

    void insert(List<User> users) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> attributes = new ArrayList<>();
        for (User user : users) {
            String id = user.id().value();
            List<@Nullable Object> row = new ArrayList<>();
            row.add(id);
            row.add(CanonicalForm.of(id));
            row.add(user.version());
            row.add(UserWords.of(user));
            UserColumns.ALL.forEach(column -> column.addArguments(user, session.dialect(), row));
            rows.add(row.toArray());
            UserColumns.LISTS.forEach(field -> addKeys(user, field, keys));
            user.attributes().forEach((key, value) -> AttributeRows.add(session, id, key, value, attributes));
        }
        session.bulk().insert(USERS, COLUMNS, rows);
        session.bulk().insert(KEYS, KEY, keys);
        session.bulk().insert(AttributeRows.TABLE, AttributeRows.COLUMNS, attributes);
        UserActivity.insert(session, users);
    }

    void update(List<Write.UpdateUser> updates) throws SQLException {
        List<@Nullable Object[]> droppedKeys = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> droppedAttributes = new ArrayList<>();
        List<@Nullable Object[]> attributes = new ArrayList<>();
        Set<Field<?>> named = new HashSet<>();
        for (Write.UpdateUser update : updates) {
            named.addAll(update.fields());
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
        updateRows(
                updates,
                UserColumns.ALL.stream()
                        .filter(column -> named.contains(column.field()))
                        .toList());
        UserActivity.update(session, updates);
        session.bulk().delete(KEYS, KEYS_OF_FIELD, droppedKeys, Bulk.Found.ANY);
        session.bulk().insert(KEYS, KEY, keys);
        session.bulk().delete(AttributeRows.TABLE, ATTRIBUTE, droppedAttributes, Bulk.Found.ANY);
        session.bulk().insert(AttributeRows.TABLE, AttributeRows.COLUMNS, attributes);
    }

    /**
     * Updates that name different fields share a statement: a user keeps the columns that only others name.
     *
     * @throws SQLException if the database refuses
     */
    private void updateRows(List<Write.UpdateUser> updates, List<UserColumn> columns) throws SQLException {
        UserWords words = new UserWords(session, updates);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Write.UpdateUser update : updates) {
            List<@Nullable Object> row = new ArrayList<>();
            if (words.areChanged()) {
                row.add(words.after(update));
            }
            for (UserColumn column : columns) {
                if (update.fields().contains(column.field())) {
                    column.addArguments(update.after(), session.dialect(), row);
                } else {
                    row.addAll(Collections.nCopies(column.names().size(), Bulk.KEPT));
                }
            }
            row.add(update.after().id().value());
            row.add(update.expectedVersion());
            rows.add(row.toArray());
        }
        List<String> names = new ArrayList<>(words.areChanged() ? List.of(UserWords.COLUMN) : List.of());
        names.addAll(UserColumn.names(columns));
        var change = new Bulk.Change(USERS, "version = t.version + 1", names, ID_AND_VERSION);
        session.bulk().update(change, rows, Bulk.Found.EACH);
    }

    private static @Nullable Object[] owned(User user, Field<?> field) {
        return new @Nullable Object[] {user.id().value(), field.key()};
    }

    private void addAttribute(User user, Field<?> field, List<@Nullable Object[]> attributes) {
        if (field.valueOf(user) instanceof AttributeValue value) {
            AttributeRows.add(session, user.id().value(), new AttributeKey(field.key()), value, attributes);
        }
    }

    private <T> void addKeys(User user, Field<T> field, List<@Nullable Object[]> keys) {
        T value = field.valueOf(user);
        if (value != null) {
            for (String text : field.formatAll(value)) {
                String key = field.comparedText(text);
                keys.add(new @Nullable Object[] {user.id().value(), field.key(), key, key.equals(text) ? null : text});
            }
        }
    }
}
