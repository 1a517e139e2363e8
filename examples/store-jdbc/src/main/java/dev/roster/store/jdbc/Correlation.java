package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UserStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds users by keys of any kind with one statement, which gives the users themselves. Where there are many, those of one
 * unique field alone are asked for first: other unique keys of the users who are found lead to nobody else, so that a file
 * whose rows are about stored users reads each of them once, by one index. What is left takes a second statement.
 */
final class Correlation {

    /** A second statement costs more than looking up fewer keys than this. */
    private static final int MANY = 100;

    /** The place of the first column of the user, behind the number of the field and the key. */
    private static final int FIRST = 3;

    private static final String TABLE = "roster_users";
    private static final String SELECT = ", " + UserRows.COLUMNS + " from ";

    private final Session session;
    private final List<Field<?>> fields = new ArrayList<>();
    private final Map<Field<?>, Set<String>> keysByField = new LinkedHashMap<>();
    private final Map<String, User> users = new HashMap<>();
    private final Map<Field<?>, Map<String, List<User>>> usersByKey = new HashMap<>();

    Correlation(Session session, List<CorrelationKey> keys) {
        this.session = session;
        for (CorrelationKey key : keys) {
            if (!key.canonical().isBlank()) {
                keysByField
                        .computeIfAbsent(key.field(), field -> new LinkedHashSet<>())
                        .add(ordered(key));
            }
        }
        fields.addAll(keysByField.keySet());
    }

    List<List<User>> answer(List<CorrelationKey> keys) throws SQLException {
        List<Field<?>> later = askedLater(keys.size());
        ask(fields.stream().filter(field -> !later.contains(field)).toList());
        users.values().forEach(user -> later.forEach(field -> find(user, field)));
        ask(later);
        List<List<User>> answers = new ArrayList<>(keys.size());
        for (CorrelationKey key : keys) {
            List<User> found = usersByKey.getOrDefault(key.field(), Map.of()).getOrDefault(ordered(key), List.of());
            answers.add(found.size() < 2 ? found : byId(found));
        }
        return answers;
    }

    /**
     * The unique fields but the one with the most keys, and all of them where rows of a directory are asked for by external
     * id; none where one statement does.
     */
    private List<Field<?>> askedLater(int count) {
        List<Field<?>> unique = new ArrayList<>(fields);
        unique.removeIf(field -> !field.isUnique());
        if (count < MANY) {
            return List.of();
        }
        if (keysByField.containsKey(Field.EXTERNAL_ID)) {
            return unique;
        }
        if (unique.size() < 2) {
            return List.of();
        }
        unique.remove(Collections.max(
                unique, Comparator.comparingInt(field -> wanted(field).size())));
        return unique;
    }

    /** A user who was found answers the wanted key that is the user's own, which only one can have. */
    private void find(User user, Field<?> field) {
        String key = keyOf(field, user);
        if (wanted(field).remove(key)) {
            usersOf(field, key).add(user);
        }
    }

    private <T> String keyOf(Field<T> field, User user) {
        return field.of(user)
                .map(value -> session.dialect().orderedText(field.canonical(value)))
                .orElse("");
    }

    private Set<String> wanted(Field<?> field) {
        return Objects.requireNonNull(keysByField.get(field));
    }

    /**
     * Asks for the keys of some fields.
     *
     * @throws SQLException if the database refuses
     */
    private void ask(List<Field<?>> asked) throws SQLException {
        Sql sql = new Sql();
        boolean isFirst = true;
        for (Field<?> field : asked) {
            if (!wanted(field).isEmpty()) {
                sql.add(isFirst ? "" : " union all ")
                        .add(matches(fields.indexOf(field), wanted(field).toArray(new String[0])));
                isFirst = false;
            }
        }
        if (!isFirst) {
            session.forEach(sql.text(), this::keep, sql.arguments());
        }
    }

    /**
     * A user who is found by several keys is read once.
     *
     * @throws SQLException if the database refuses
     */
    private void keep(ResultSet row) throws SQLException {
        Field<?> field = fields.get(row.getInt(1));
        String id = row.getString(FIRST);
        User user = users.get(id);
        if (user == null) {
            user = UserRows.read(row, FIRST);
            users.put(id, user);
        }
        usersOf(field, row.getString(2)).add(user);
    }

    private List<User> usersOf(Field<?> field, String key) {
        return usersByKey
                .computeIfAbsent(field, any -> new HashMap<>())
                .computeIfAbsent(key, any -> new ArrayList<>(1));
    }

    private static List<User> byId(List<User> users) {
        return users.stream().sorted(Comparator.comparing(User::id)).toList();
    }

    /** The rows of one field: its number, the key, and the user. */
    private Sql matches(int index, String[] keys) {
        Field<?> field = fields.get(index);
        if (field.attribute().isPresent()) {
            return firstOfEach(index, session.dialect().items().holders(Items.name(field), keys, session.tenant()));
        }
        String column = field.equals(Field.ID) ? "id" : UserColumns.of(field).compared();
        if (field.equals(Field.PHONE_NUMBER) || field.equals(Field.EXTERNAL_ID)) {
            return firstOfEach(index, session.rows("select t." + column + " as item, t.id from ", TABLE, column, keys));
        }
        return session.rows("select " + index + " as field, t." + column + " as found" + SELECT, TABLE, column, keys);
    }

    /** Keys that many users share give the first ids of each key only. */
    private Sql firstOfEach(int index, Sql holders) {
        return new Sql("select " + index + " as field, m.item as found" + SELECT
                        + "(select h.item, h.id, row_number() over (partition by h.item order by h.id) as place from (")
                .add(holders)
                .add(
                        ") h) m join " + TABLE + " t on t.id = m.id and t.tenant = ? where m.place <= "
                                + UserStore.MATCH_LIMIT,
                        session.tenant());
    }

    private String ordered(CorrelationKey key) {
        return session.dialect().orderedText(key.canonical());
    }
}
