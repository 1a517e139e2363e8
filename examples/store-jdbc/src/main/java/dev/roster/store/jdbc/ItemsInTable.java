package dev.roster.store.jdbc;

import dev.roster.model.AttributeType;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks items up in the table {@code roster_user_items}, which holds a row for each and nothing that the rows of users do
 * not say: for engines whose indexes do not look into JSON.
 */
final class ItemsInTable implements ItemIndex {

    private static final String TABLE = "roster_user_items";
    private static final List<String> COLUMNS =
            List.of("user_id", "name", "position", "item_key", "item_prefix", "item_text", "number_value");
    private static final List<String> OWNER = List.of("user_id");
    private static final List<String> OWNER_AND_NAME = List.of("user_id", "name");
    private static final String NUMBER = ":" + AttributeType.NUMBER.name();
    private static final String OF_USER = " join roster_users u on u.tenant = v.tenant and u.id = v.user_id";
    private static final String SOME =
            "exists (select 1 from roster_user_items k where k.tenant = u.tenant and k.user_id = u.id and k.name = ? and ";

    /** How much of a text is indexed. */
    private static final int PREFIX_LENGTH = 100;

    private final Dialect dialect;

    ItemsInTable(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String item(boolean isNumber) {
        return isNumber ? "k.number_value" : "k.item_key";
    }

    @Override
    public Sql hasOneOf(String name, String[] keys) {
        String[] prefixes = prefixes(keys);
        return some(
                name,
                keys.length == 1
                        ? new Sql("k.item_prefix = ? and k.item_key = ?", prefixes[0], keys[0])
                        : new Sql(dialect.isOneOf("k.item_prefix", prefixes), (Object) prefixes)
                                .add(" and " + dialect.isOneOf("k.item_key", keys), (Object) keys));
    }

    private static String[] prefixes(String[] keys) {
        return Arrays.stream(keys).map(ItemsInTable::prefix).toArray(String[]::new);
    }

    @Override
    public Sql some(String name, Sql condition) {
        return new Sql(SOME, name).add(condition).add(")");
    }

    @Override
    public Sql rows(String name, String tenant, boolean isOfUsers) {
        return new Sql(
                " from roster_user_items v" + (isOfUsers ? OF_USER : "") + " where v.tenant = ? and v.name = ?",
                tenant,
                name);
    }

    @Override
    public String number() {
        return "v.number_value";
    }

    @Override
    public Sorted sorted(String name, boolean isNumber, String alias) {
        Sql join = new Sql(
                " left join roster_user_items " + alias + " on " + alias + ".tenant = u.tenant and " + alias
                        + ".user_id = u.id and " + alias + ".name = ? and " + alias + ".position = 0",
                name);
        return new Sorted(join, alias + (isNumber ? ".number_value" : ".item_key"));
    }

    @Override
    public Sql holders(String name, String[] keys, String tenant) {
        return new Sql(
                "select t.item_key as item, t.user_id as id from "
                        + dialect.wanted(TABLE, List.of("item_prefix", "item_key")) + " and t.name = ?",
                prefixes(keys),
                keys,
                tenant,
                name);
    }

    @Override
    public Sql held(String name, String[] keys, String tenant, String[] others) {
        return new Sql(
                "select w.item from unnest(?) w(item) where exists (select 1 from roster_user_items t"
                        + " where t.item_key = w.item and t.item_prefix = substring(w.item from 1 for "
                        + PREFIX_LENGTH + ") and t.tenant = ? and t.name = ?"
                        + " and not exists (select 1 from unnest(?) o(id) where o.id = t.user_id))",
                keys,
                tenant,
                name,
                others);
    }

    @Override
    public void insert(Session session, List<User> users) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (User user : users) {
            add(user.id().value(), Items.of(user), null, rows);
        }
        session.bulk().insert(TABLE, COLUMNS, rows);
    }

    @Override
    public void update(Session session, List<Write.UpdateUser> updates, Map<String, Items> items) throws SQLException {
        List<@Nullable Object[]> dropped = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Write.UpdateUser update : updates) {
            String id = update.after().id().value();
            Items after = items.get(id);
            if (after != null) {
                Set<String> names = new HashSet<>();
                for (Field<?> field : update.fields()) {
                    if (Items.hold(field)) {
                        names.addAll(Items.names(field));
                    }
                }
                names.forEach(name -> dropped.add(new @Nullable Object[] {id, name}));
                add(id, after, names, rows);
            }
        }
        session.bulk().delete(TABLE, OWNER_AND_NAME, dropped, Bulk.Found.ANY);
        session.bulk().insert(TABLE, COLUMNS, rows);
    }

    @Override
    public void delete(Session session, List<@Nullable Object[]> users) throws SQLException {
        session.bulk().delete(TABLE, OWNER, users, Bulk.Found.ANY);
    }

    private void add(String user, Items items, @Nullable Set<String> names, List<@Nullable Object[]> rows) {
        items.forEach((name, position, key, text) -> {
            if (names == null || names.contains(name)) {
                String ordered = isOrdered(name) ? dialect.orderedText(key) : key;
                Object number = name.endsWith(NUMBER) ? new BigDecimal(text) : null;
                rows.add(new @Nullable Object[] {user, name, position, ordered, prefix(ordered), text, number});
            }
        });
    }

    /** Sets have no order; the values of attributes have. */
    private static boolean isOrdered(String name) {
        return name.indexOf(':') >= 0;
    }

    private static String prefix(String key) {
        if (key.length() <= PREFIX_LENGTH) {
            return key;
        }
        boolean cutsPair = Character.isHighSurrogate(key.charAt(PREFIX_LENGTH - 1));
        return key.substring(0, cutsPair ? PREFIX_LENGTH - 1 : PREFIX_LENGTH);
    }
}
