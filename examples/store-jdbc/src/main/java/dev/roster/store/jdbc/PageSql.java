package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a question for one page into SQL that gives ids by keyset.
 *
 * <p>Users without a value for the first sort come last, so a page is read in stages: those who share the value of
 * the cursor, those beyond it, along the index of the column, and, when they do not fill the page, those without.
 */
final class PageSql {

    private final UserQuery query;
    private final FilterSql filters;
    private final List<Sort> sorts;
    private final List<String> columns = new ArrayList<>();
    private final Sql joins = new Sql();
    private final List<@Nullable Object> place = new ArrayList<>();
    private final String tenant;

    PageSql(UserQuery query, Dialect dialect, String tenant) {
        this.query = query;
        this.tenant = tenant;
        filters = new FilterSql(dialect);
        sorts = query.sorts();
        for (int i = 0; i < sorts.size(); i++) {
            columns.add(column(sorts.get(i).field(), "s" + i, dialect.items()));
        }
        Cursor cursor = query.cursor();
        for (int i = 0; cursor != null && i < sorts.size(); i++) {
            String key = cursor.keys().get(i);
            place.add(key == null ? null : filters.argument(sorts.get(i).field(), key));
        }
    }

    /**
     * The questions to ask one after the other until the page is full. Each gives ids and takes {@code limit} of
     * them. A condition with "or" would make the engine walk through everybody who has the value of the cursor, so
     * those who come after it in that value, and those beyond the value, are asked for one after the other.
     */
    List<Sql> stages(int limit) {
        Cursor cursor = query.cursor();
        if (sorts.isEmpty()) {
            Sql sql = start();
            return List.of(end(cursor == null ? sql : sql.add(" and ").add(after(0)), 0, limit));
        }
        String column = columns.get(0);
        Sql without = start().add(" and " + column + " is null");
        if (cursor == null) {
            return List.of(end(start().add(" and " + column + " is not null"), 0, limit), end(without, 1, limit));
        }
        Object value = place.get(0);
        if (value == null) {
            return List.of(end(without.add(" and ").add(after(1)), 1, limit));
        }
        Sql same = start().add(" and " + column + " = ? and ", value).add(after(1));
        Sql beyond = start().add(" and " + column + " " + beyond(0) + " ?", value);
        return List.of(endOfSame(same, limit), end(beyond, 0, limit), end(without, 1, limit));
    }

    /** Gives whole users by their ids, from a place on. */
    Sql users(int limit) {
        Sql sql = new Sql("select " + UserRows.COLUMNS + " from (select u.*").add(from());
        if (query.cursor() != null) {
            sql.add(" and ").add(after(0));
        }
        return end(sql, 0, limit).add(") t order by t.id");
    }

    /** Whether words are searched, which tell more than the order in which those who are found are listed. */
    boolean isSearch() {
        return isSearch(query.filter());
    }

    private static boolean isSearch(Filter filter) {
        return filter instanceof Filter.Search
                || (filter instanceof Filter.All all && all.filters().stream().anyMatch(PageSql::isSearch));
    }

    /**
     * Finds users first and sorts them then, which gives ids with the count of those who were found. Along the index of an
     * order, a search for a first name would walk past everybody whose name comes before it.
     *
     * @param limit how many ids
     * @param most how many may be found; one more says that the ids are not the answer
     */
    Sql sortedWhenFound(int limit, int most) {
        Sql sql = new Sql("with found as materialized (select u.id");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            keys.add("k" + i + (sorts.get(i).direction() == Sort.Direction.ASCENDING ? "" : " desc") + " nulls last, ");
            sql.add(", " + columns.get(i) + " as k" + i);
        }
        sql.add(from());
        if (query.cursor() != null) {
            sql.add(" and ").add(after(0));
        }
        sql.add(" fetch first ? rows only) select id, (select count(*) from found) from found order by ", most + 1);
        return sql.add(String.join("", keys) + "id fetch first ? rows only", limit);
    }

    private Sql start() {
        return new Sql("select u.id").add(from());
    }

    private Sql from() {
        Sql sql = new Sql(" from roster_users u").add(joins);
        if (sorts.stream().anyMatch(sort -> UserColumns.activity(sort.field()) != null)) {
            sql.add(" left join roster_user_activity y on y.tenant = u.tenant and y.user_id = u.id");
        }
        sql.add(" where u.tenant = ? and ", tenant).add(filters.of(query.filter()));
        return sql;
    }

    private Sql end(Sql sql, int firstSort, int limit) {
        boolean isDown = !sorts.isEmpty() && firstSort == 0 && sorts.get(0).direction() == Sort.Direction.DESCENDING;
        sql.add(isDown ? " order by u.tenant desc, " : " order by u.tenant, ");
        return ordered(sql, firstSort, limit);
    }

    /** All of them have one value; naming its column lets H2 see that the index has the order that is asked for. */
    private Sql endOfSame(Sql sql, int limit) {
        return ordered(sql.add(" order by u.tenant, " + columns.get(0) + ", "), 1, limit);
    }

    private Sql ordered(Sql sql, int firstSort, int limit) {
        for (int i = firstSort; i < sorts.size(); i++) {
            boolean isUp = sorts.get(i).direction() == Sort.Direction.ASCENDING;
            sql.add(columns.get(i) + (isUp ? "" : " desc") + (i == 0 ? ", " : " nulls last, "));
        }
        return sql.add("u.id fetch first ? rows only", limit);
    }

    /** The users that come after the place by the sorts from one on, given that the sorts before it are equal. */
    private Sql after(int sort) {
        Cursor cursor = query.cursor();
        if (sort == sorts.size() && cursor != null) {
            return new Sql("u.id > ?", cursor.after().value());
        }
        String column = columns.get(sort);
        if (place.get(sort) == null) {
            return new Sql("(" + column + " is null and ").add(after(sort + 1)).add(")");
        }
        return new Sql(
                        "(" + column + " " + beyond(sort) + " ? or " + column + " is null or (" + column + " = ? and ",
                        place.get(sort),
                        place.get(sort))
                .add(after(sort + 1))
                .add("))");
    }

    private String beyond(int sort) {
        return sorts.get(sort).direction() == Sort.Direction.ASCENDING ? ">" : "<";
    }

    private String column(Field<?> field, String alias, ItemIndex items) {
        if (field.attribute().isPresent()) {
            ItemIndex.Sorted sorted = items.sorted(Items.name(field), field.type() == FieldType.NUMBER, alias);
            joins.add(sorted.join());
            return sorted.column();
        }
        UserColumn activity = UserColumns.activity(field);
        if (activity != null) {
            return "y." + activity.compared();
        }
        return field.equals(Field.ID) ? "u.id" : "u." + UserColumns.of(field).compared();
    }
}
