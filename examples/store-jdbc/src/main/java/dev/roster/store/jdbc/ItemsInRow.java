package dev.roster.store.jdbc;

import dev.roster.model.User;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks items up in the rows of users: PostgreSQL has an index of what is inside {@code items -> 'k'}, which answers what
 * contains what. Writing the row writes the index.
 */
final class ItemsInRow implements ItemIndex {

    /** Compares the tenant so that no index of tenants is taken for it: a value tells more. */
    private static final String HOLDERS = " (t.items -> 'k') @> jsonb_build_object(?::text, jsonb_build_array(w.item))"
            + " and t.tenant is not distinct from ?";

    @Override
    public String item(boolean isNumber) {
        return isNumber ? "k.item::numeric" : "k.item";
    }

    @Override
    public Sql hasOneOf(String name, String[] keys) {
        Object[] wanted = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            wanted[i] = new Typed("jsonb", ListsJson.write(name, keys[i]));
        }
        return keys.length == 1
                ? new Sql("(u.items -> 'k') @> ?", wanted[0])
                : new Sql("(u.items -> 'k') @> any (?)", (Object) wanted);
    }

    @Override
    public Sql some(String name, Sql condition) {
        return new Sql(
                        "exists (select 1 from jsonb_array_elements_text(u.items -> 'k' -> ?) j(text)"
                                + " cross join lateral (select j.text collate \"C\") k(item) where ",
                        name)
                .add(condition)
                .add(")");
    }

    @Override
    public Sql rows(String name, String tenant, boolean isOfUsers) {
        return new Sql(
                " from roster_users u cross join lateral (select j.text collate \"C\" as item_key,"
                        + " coalesce(u.items -> 't' -> ? ->> (j.place - 1)::int, j.text) collate \"C\" as item_text"
                        + " from jsonb_array_elements_text(u.items -> 'k' -> ?) with ordinality j(text, place)) v"
                        + " where u.tenant = ?",
                name,
                name,
                tenant);
    }

    @Override
    public String number() {
        return "v.item_key::numeric";
    }

    /** Names hold letters, digits and a few marks only; quotes are doubled all the same. */
    @Override
    public Sorted sorted(String name, boolean isNumber, String alias) {
        String text = "(u.items -> 'k' -> '" + name.replace("'", "''") + "' ->> 0)";
        return new Sorted(new Sql(), isNumber ? text + "::numeric" : text + " collate \"C\"");
    }

    /** Looks each text up by itself; as {@link PostgresDialect#wanted}, {@code offset 0} keeps PostgreSQL from choosing. */
    @Override
    public Sql holders(String name, String[] keys, String tenant) {
        return new Sql(
                "select w.item, h.id from unnest(?) w(item) cross join lateral (select t.id from roster_users t where"
                        + HOLDERS + " offset 0) h",
                keys,
                name,
                tenant);
    }

    @Override
    public Sql held(String name, String[] keys, String tenant, String[] others) {
        return new Sql(
                "select w.item from unnest(?) w(item) where exists (select 1 from roster_users t where" + HOLDERS
                        + " and t.id <> all (?))",
                keys,
                name,
                tenant,
                others);
    }

    @Override
    public void insert(Session session, List<User> users) {
        // The row says it.
    }

    @Override
    public void update(Session session, List<Write.UpdateUser> updates, Map<String, Items> items) {
        // The row says it.
    }

    @Override
    public void delete(Session session, List<@Nullable Object[]> users) {
        // The row said it.
    }
}
