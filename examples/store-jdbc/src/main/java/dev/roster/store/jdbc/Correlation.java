package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UserStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds users by keys: one statement for the ids of all keys of all fields, then one load of the users. */
final class Correlation {

    private record Match(int field, String key, String id) {}

    private final Session session;
    private final Map<Field<?>, Set<String>> keysByField = new LinkedHashMap<>();

    Correlation(Session session, List<CorrelationKey> keys) {
        this.session = session;
        for (CorrelationKey key : keys) {
            if (!key.canonical().isBlank()) {
                keysByField
                        .computeIfAbsent(key.field(), field -> new LinkedHashSet<>())
                        .add(ordered(key));
            }
        }
    }

    List<List<User>> answer(List<CorrelationKey> keys) throws SQLException {
        List<Field<?>> fields = List.copyOf(keysByField.keySet());
        Map<Field<?>, Map<String, List<String>>> idsByKey = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Match match : isOnlyIds() ? own(keysByField.getOrDefault(Field.ID, Set.of())) : matches()) {
            idsByKey.computeIfAbsent(fields.get(match.field()), field -> new HashMap<>())
                    .computeIfAbsent(match.key(), key -> new ArrayList<>(1))
                    .add(match.id());
            ids.add(match.id());
        }
        Map<String, User> users = UserRows.load(session, ids);
        List<List<User>> answers = new ArrayList<>(keys.size());
        for (CorrelationKey key : keys) {
            Map<String, List<String>> idsOfField = idsByKey.getOrDefault(key.field(), Map.of());
            answers.add(byId(users, idsOfField.getOrDefault(ordered(key), List.of())));
        }
        return answers;
    }

    /** Ids need not be looked up before the users of the ids. */
    private boolean isOnlyIds() {
        return keysByField.keySet().equals(Set.of(Field.ID));
    }

    private static List<Match> own(Set<String> ids) {
        return ids.stream().map(id -> new Match(0, id, id)).toList();
    }

    /** The users in the order of their ids; mostly there is one at the most. */
    private static List<User> byId(Map<String, User> users, List<String> ids) {
        if (ids.size() > 1) {
            return ids.stream()
                    .sorted()
                    .map(users::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
        User only = ids.isEmpty() ? null : users.get(ids.get(0));
        return only == null ? List.of() : List.of(only);
    }

    private List<Match> matches() throws SQLException {
        Sql sql = new Sql();
        int index = 0;
        for (Map.Entry<Field<?>, Set<String>> entry : keysByField.entrySet()) {
            sql.add(index == 0 ? "" : " union all ")
                    .add(matchesOf(entry.getKey(), index++, entry.getValue().toArray(new String[0])));
        }
        return index == 0
                ? List.of()
                : session.query(
                        sql.text(),
                        row -> new Match(row.getInt(1), row.getString(2), row.getString(3)),
                        sql.arguments());
    }

    private Sql matchesOf(Field<?> field, int index, String[] keys) {
        if (field.attribute().isPresent()) {
            String rows = session.dialect().wanted(AttributeRows.TABLE, List.of("text_prefix", "text_key"))
                    + " and t.attribute = ? and t.type = ?";
            return new Sql(
                    firstOfEach(index, "text_key", "user_id", rows),
                    Arrays.stream(keys).map(AttributeRows::prefix).toArray(String[]::new),
                    keys,
                    session.tenant(),
                    field.key(),
                    AttributeRows.type(field));
        }
        if (field.equals(Field.PHONE_NUMBER) || field.equals(Field.EXTERNAL_ID)) {
            String shared = UserColumns.of(field).compared();
            String holders = session.wanted("roster_users", shared);
            return new Sql(firstOfEach(index, shared, "id", holders), keys, session.tenant());
        }
        String column = field.equals(Field.ID) ? "id" : UserColumns.of(field).compared();
        return new Sql(
                "select " + index + " as field, " + column + " as found, id from "
                        + session.wanted("roster_users", column),
                keys,
                session.tenant());
    }

    /** Keys that many users share give the first ids of each key only. */
    private static String firstOfEach(int index, String key, String id, String rows) {
        return "select " + index + " as field, found, id from (select " + key + " as found, " + id
                + " as id, row_number() over (partition by " + key + " order by " + id + ") as place from " + rows
                + ") m where place <= " + UserStore.MATCH_LIMIT;
    }

    private String ordered(CorrelationKey key) {
        return session.dialect().orderedText(key.canonical());
    }
}
