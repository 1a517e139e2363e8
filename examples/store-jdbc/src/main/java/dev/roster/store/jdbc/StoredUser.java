package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.SearchWords;
import dev.roster.spi.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a commit must know about a user to judge writes, and to write those columns that are made of several fields.
 *
 * @param version the version
 * @param isActive whether the user may sign in
 * @param keys the unique keys, without fields that have no value
 * @param items the lists and attributes
 * @param searched the texts whose words a search finds, in the order of their fields
 */
record StoredUser(
        long version, boolean isActive, Map<Field<?>, String> keys, Items items, List<@Nullable String> searched) {

    /** Asks for what {@link #read} reads. */
    static final String SELECT = "select t.id, t.version, t.status, t.items, "
            + names(UserColumns.UNIQUE.stream()
                    .map(field -> UserColumns.of(field).compared())
                    .toList()) + ", "
            + names(SearchWords.fields().stream()
                    .map(field -> UserColumns.of(field).name())
                    .toList()) + " from ";

    private static final int FIRST_KEY = 5;

    private static String names(List<String> columns) {
        return columns.stream().map("t."::concat).collect(Collectors.joining(", "));
    }

    static StoredUser read(ResultSet row) throws SQLException {
        int place = FIRST_KEY;
        Map<Field<?>, String> keys = new HashMap<>();
        for (Field<?> field : UserColumns.UNIQUE) {
            String key = row.getString(place++);
            if (key != null) {
                keys.put(field, key);
            }
        }
        List<@Nullable String> searched = new ArrayList<>();
        for (int i = 0; i < SearchWords.fields().size(); i++) {
            searched.add(row.getString(place++));
        }
        boolean isActive = "active".equals(row.getString(3));
        return new StoredUser(row.getLong(2), isActive, keys, Items.parse(row.getString(4)), searched);
    }

    static StoredUser of(User user, Dialect dialect) {
        Map<Field<?>, String> keys = new HashMap<>();
        UserColumns.UNIQUE.forEach(field -> putKey(field, user, dialect, keys));
        List<@Nullable String> searched = new ArrayList<>();
        SearchWords.fields().forEach(field -> searched.add(text(field, user)));
        return new StoredUser(user.version(), isActive(user), keys, Items.of(user), searched);
    }

    /** The user as an update leaves it. */
    StoredUser after(Write.UpdateUser update, Dialect dialect) {
        Set<Field<?>> fields = update.fields();
        Map<Field<?>, String> newKeys = new HashMap<>(keys);
        for (Field<?> field : UserColumns.UNIQUE) {
            if (fields.contains(field)) {
                putKey(field, update.after(), dialect, newKeys);
            }
        }
        List<@Nullable String> newSearched = new ArrayList<>(searched);
        for (int i = 0; i < newSearched.size(); i++) {
            Field<?> field = SearchWords.fields().get(i);
            if (fields.contains(field)) {
                newSearched.set(i, text(field, update.after()));
            }
        }
        return new StoredUser(
                update.expectedVersion() + 1,
                fields.contains(Field.STATUS) ? isActive(update.after()) : isActive,
                newKeys,
                changesItems(update) ? items.with(update.after(), fields) : items,
                newSearched);
    }

    /** Whether an active user holds one of some roles. */
    boolean isOwner(Set<RoleKey> ownerRoles) {
        return isActive && items.holdsOneOf(ownerRoles);
    }

    /** The words by which a search finds the user. */
    List<String> words() {
        return SearchWords.of(
                searched.stream().map(text -> text == null ? "" : text).collect(Collectors.joining("\n")));
    }

    static boolean changesItems(Write.UpdateUser update) {
        return update.fields().stream().anyMatch(Items::hold);
    }

    static boolean changesWords(Write.UpdateUser update) {
        return update.fields().stream().anyMatch(SearchWords.fields()::contains);
    }

    private static boolean isActive(User user) {
        return user.access().status() == UserStatus.ACTIVE;
    }

    private static <T> @Nullable String text(Field<T> field, User user) {
        T value = field.valueOf(user);
        return value == null ? null : field.format(value);
    }

    private static void putKey(Field<?> field, User user, Dialect dialect, Map<Field<?>, String> keys) {
        String key = UserColumns.key(field, user, dialect);
        if (key == null) {
            keys.remove(field);
        } else {
            keys.put(field, key);
        }
    }
}
