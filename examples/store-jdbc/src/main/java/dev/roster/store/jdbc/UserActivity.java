package dev.roster.store.jdbc;

import dev.roster.model.User;
import dev.roster.spi.Touch;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code roster_user_activity}, which holds what moves without counting versions. */
final class UserActivity {

    private static final String TABLE = "roster_user_activity";
    private static final List<String> OWNER = List.of("user_id");
    private static final List<String> NAMES = UserColumn.names(UserColumns.ACTIVITY);
    private static final Bulk.Move MOVE =
            new Bulk.Move(TABLE, "user_id", List.of("last_login_at", "last_activity_at"), List.of("skill_count"));
    private static final Bulk.Change LEVELS = new Bulk.Change("roster_users", "", List.of("role_level"), List.of("id"));
    private static final String STORED = "select " + String.join(", ", MOVE.columns()) + " from ";

    private UserActivity() {}

    /**
     * Adds rows of new users who have something to keep.
     *
     * @throws SQLException if the database refuses
     */
    static void insert(Session session, List<User> users) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (User user : users) {
            addRow(user.id().value(), values(session, user), rows);
        }
        session.bulk().insert(TABLE, MOVE.columns(), rows);
    }

    /**
     * Removes the rows of users.
     *
     * @throws SQLException if the database refuses
     */
    static void delete(Session session, List<@Nullable Object[]> users) throws SQLException {
        session.bulk().delete(TABLE, OWNER, users, Bulk.Found.ANY);
    }

    /**
     * Sets what updates name and keeps the rest.
     *
     * @throws SQLException if the database refuses
     */
    static void update(Session session, List<Write.UpdateUser> updates) throws SQLException {
        List<Write.UpdateUser> naming = updates.stream()
                .filter(update -> UserColumns.ACTIVITY.stream()
                        .anyMatch(column -> update.fields().contains(column.field())))
                .toList();
        if (naming.isEmpty()) {
            return;
        }
        Map<String, List<@Nullable Object>> stored = stored(
                session,
                naming.stream().map(update -> update.after().id().value()).toArray(String[]::new));
        List<@Nullable Object[]> dropped = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Write.UpdateUser update : naming) {
            String id = update.after().id().value();
            List<@Nullable Object> values = values(session, update.after());
            List<@Nullable Object> known = stored.get(id);
            for (int i = 0; i < values.size(); i++) {
                if (!update.fields().contains(UserColumns.ACTIVITY.get(i).field())) {
                    values.set(i, known == null ? null : known.get(i));
                }
            }
            dropped.add(new @Nullable Object[] {id});
            addRow(id, values, rows);
        }
        delete(session, dropped);
        session.bulk().insert(TABLE, MOVE.columns(), rows);
    }

    /**
     * Moves users forward; the lock on each keeps it from being deleted meanwhile, which would leave its row behind. All
     * go through the users in one order, so that two calls never wait for each other.
     *
     * @return how many there are not
     * @throws SQLException if the database refuses
     */
    static int touch(Session session, List<Touch> touches) throws SQLException {
        List<Touch> merged = Touch.merged(touches).stream()
                .sorted(Comparator.comparing(touch -> touch.user().value()))
                .toList();
        Optional<String> moving = session.dialect().movingOwned(MOVE, "roster_users");
        if (merged.size() == 1 && merged.get(0).roleLevel() == null && moving.isPresent()) {
            Touch only = merged.get(0);
            return 1
                    - session.update(
                            moving.get(),
                            Moments.microsOrNull(only.lastLoginAt()),
                            Moments.microsOrNull(only.lastActivityAt()),
                            only.skillCount(),
                            session.tenant(),
                            only.user().value());
        }
        String[] ids = merged.stream().map(touch -> touch.user().value()).toArray(String[]::new);
        Set<String> known = new HashSet<>(session.query(
                "select t.id from " + session.dialect().kept("roster_users", "id"),
                row -> row.getString(1),
                ids,
                session.tenant()));
        List<Touch> there = merged.stream()
                .filter(touch -> known.contains(touch.user().value()))
                .toList();
        session.bulk().move(MOVE, activity(there));
        session.bulk().update(LEVELS, levels(there), Bulk.Found.ANY);
        return merged.size() - known.size();
    }

    private static List<@Nullable Object[]> activity(List<Touch> touches) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Touch touch : touches) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(Moments.microsOrNull(touch.lastLoginAt()));
            values.add(Moments.microsOrNull(touch.lastActivityAt()));
            values.add(touch.skillCount());
            addRow(touch.user().value(), values, rows);
        }
        return rows;
    }

    /** The level stays in the wide table: every user has one, and it moves only when somebody edits a role. */
    private static List<@Nullable Object[]> levels(List<Touch> touches) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Touch touch : touches) {
            if (touch.roleLevel() != null) {
                rows.add(new @Nullable Object[] {touch.roleLevel(), touch.user().value()});
            }
        }
        return rows;
    }

    private static Map<String, List<@Nullable Object>> stored(Session session, String[] ids) throws SQLException {
        Map<String, List<@Nullable Object>> stored = new HashMap<>();
        session.forEach(
                STORED + session.wanted(TABLE, "user_id"),
                row -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (String name : NAMES) {
                        values.add(Moments.number(row, name));
                    }
                    stored.put(row.getString(1), values);
                },
                ids,
                session.tenant());
        return stored;
    }

    private static List<@Nullable Object> values(Session session, User user) {
        List<@Nullable Object> values = new ArrayList<>();
        UserColumns.ACTIVITY.forEach(column -> column.addArguments(user, session.dialect(), values));
        return values;
    }

    private static void addRow(String id, List<@Nullable Object> values, List<@Nullable Object[]> rows) {
        boolean isEmpty = true;
        List<@Nullable Object> row = new ArrayList<>();
        row.add(id);
        for (Object value : values) {
            row.add(value);
            isEmpty &= value == null;
        }
        if (!isEmpty) {
            rows.add(row.toArray());
        }
    }
}
