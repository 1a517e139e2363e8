package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes users, many with one statement. The writes have been judged; a count that does not fit stops everything. */
final class UserWriter {

    private static final String USERS = "roster_users";
    private static final String ITEMS = "items";
    private static final String WORDS = "words";
    private static final List<String> ID_AND_VERSION = List.of("id", "version");
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("id", "id_key", "version", ITEMS, WORDS), UserColumn.names(UserColumns.ALL).stream())
            .toList();

    private final Session session;
    private final Map<String, StoredUser> written;

    /** Writes users who are as a judge left them, by id. */
    UserWriter(Session session, Map<String, StoredUser> written) {
        this.session = session;
        this.written = written;
    }

    /**
     * Removes users; each row has an id and the version that is expected.
     *
     * @throws SQLException if the database refuses
     */
    void delete(List<@Nullable Object[]> rows) throws SQLException {
        List<@Nullable Object[]> users =
                rows.stream().map(row -> new @Nullable Object[] {row[0]}).toList();
        session.dialect().items().delete(session, users);
        UserActivity.delete(session, users);
        session.bulk().delete(USERS, ID_AND_VERSION, rows, Bulk.Found.EACH);
    }

    void insert(List<User> users) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (User user : users) {
            StoredUser stored = written(user);
            List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
            row.add(user.id().value());
            row.add(CanonicalForm.of(user.id().value()));
            row.add(user.version());
            row.add(session.dialect().json(stored.items().json()));
            row.add(session.dialect().words(stored.words()));
            UserColumns.ALL.forEach(column -> column.addArguments(user, session.dialect(), row));
            rows.add(row.toArray());
        }
        session.bulk().insert(USERS, COLUMNS, rows);
        session.dialect().items().insert(session, users);
        UserActivity.insert(session, users);
    }

    private StoredUser written(User user) {
        return Objects.requireNonNull(written.get(user.id().value()));
    }

    void update(List<Write.UpdateUser> updates) throws SQLException {
        Set<Field<?>> named = new HashSet<>();
        Map<String, Items> items = new HashMap<>();
        for (Write.UpdateUser update : updates) {
            named.addAll(update.fields());
            if (StoredUser.changesItems(update)) {
                items.put(update.after().id().value(), written(update.after()).items());
            }
        }
        updateRows(
                updates,
                UserColumns.ALL.stream()
                        .filter(column -> named.contains(column.field()))
                        .toList());
        UserActivity.update(session, updates);
        session.dialect().items().update(session, updates, items);
    }

    /**
     * Updates that name different fields share a statement: a user keeps the columns that only others name.
     *
     * @throws SQLException if the database refuses
     */
    private void updateRows(List<Write.UpdateUser> updates, List<UserColumn> columns) throws SQLException {
        boolean changesItems = updates.stream().anyMatch(StoredUser::changesItems);
        boolean changesWords = updates.stream().anyMatch(StoredUser::changesWords);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Write.UpdateUser update : updates) {
            List<@Nullable Object> row = new ArrayList<>();
            if (changesItems) {
                row.add(StoredUser.changesItems(update) ? json(update) : Bulk.KEPT);
            }
            if (changesWords) {
                row.add(StoredUser.changesWords(update) ? words(update) : Bulk.KEPT);
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
        List<String> names = new ArrayList<>();
        if (changesItems) {
            names.add(ITEMS);
        }
        if (changesWords) {
            names.add(WORDS);
        }
        names.addAll(UserColumn.names(columns));
        var change = new Bulk.Change(USERS, "version = t.version + 1", names, ID_AND_VERSION);
        session.bulk().update(change, rows, Bulk.Found.EACH);
    }

    private Object json(Write.UpdateUser update) {
        return session.dialect().json(written(update.after()).items().json());
    }

    private Object words(Write.UpdateUser update) {
        return session.dialect().words(written(update.after()).words());
    }
}
