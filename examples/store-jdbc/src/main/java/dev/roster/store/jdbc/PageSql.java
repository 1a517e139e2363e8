package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Cursor;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a question for one page into SQL that gives ids by keyset.
 *
 * <p>Users without a value for the first sort come last, so a page is read in two stages: those with a
 * value, along the index of its column, and, when they do not fill the page, those without.
 */
final class PageSql {

    private final UserQuery query;
    private final FilterSql filters;
    private final List<Sort> sorts;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> place = new ArrayList<>();
    private final String tenant;

    PageSql(UserQuery query, Dialect dialect, String tenant) {
        this.query = query;
        this.tenant = tenant;
        filters = new FilterSql(dialect);
        sorts = query.sorts();
        for (int i = 0; i < sorts.size(); i++) {
            columns.add(column(sorts.get(i).field(), i));
        }
        Cursor cursor = query.cursor();
        for (int i = 0; cursor != null && i < sorts.size(); i++) {
            String key = cursor.keys().get(i);
            place.add(key == null ? null : filters.argument(sorts.get(i).field(), key));
        }
    }

    /** The questions to ask one after the other until the page is full. Each gives ids and takes {@code limit} of them. */
    List<Sql> stages(int limit) {
        Cursor cursor = query.cursor();
        if (sorts.isEmpty()) {
            Sql sql = start();
            return List.of(end(cursor == null ? sql : sql.add(" and ").add(after(0)), 0, limit));
        }
        List<Sql> stages = new ArrayList<>();
        boolean isAmongValues = cursor == null || place.get(0) != null;
        if (isAmongValues) {
            stages.add(end(withValue(cursor), 0, limit));
        }
        Sql without = start().add(" and " + columns.get(0) + " is null");
        stages.add(end(isAmongValues ? without : without.add(" and ").add(after(1)), 1, limit));
        return stages;
    }

    private Sql withValue(@Nullable Cursor cursor) {
        String column = columns.get(0);
        if (cursor == null) {
            return start().add(" and " + column + " is not null");
        }
        String sign = beyond(0);
        return start().add(" and " + column + " " + sign + "= ?", place.get(0))
                .add(" and (" + column + " " + sign + " ? or ", place.get(0))
                .add(after(1))
                .add(")");
    }

    private Sql start() {
        Sql sql = new Sql("select u.id from roster_users u");
        for (int i = 0; i < sorts.size(); i++) {
            Field<?> field = sorts.get(i).field();
            if (field.attribute().isPresent()) {
                String alias = "s" + i;
                sql.add(
                        " left join roster_user_attributes " + alias + " on " + alias + ".tenant = u.tenant and "
                                + alias + ".user_id = u.id and " + alias + ".attribute = ?",
                        field.key());
            }
        }
        sql.add(" where u.tenant = ? and ", tenant).add(filters.of(query.filter()));
        for (String word : query.searchWords()) {
            sql.add(" and ").add(filters.occursIn(UserQuery.searchedFields(), word));
        }
        return sql;
    }

    private Sql end(Sql sql, int firstSort, int limit) {
        boolean isDown = !sorts.isEmpty() && firstSort == 0 && sorts.get(0).direction() == Sort.Direction.DESCENDING;
        sql.add(isDown ? " order by u.tenant desc, " : " order by u.tenant, ");
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

    private static String column(Field<?> field, int index) {
        if (field.attribute().isPresent()) {
            return "s" + index + (field.type() == FieldType.NUMBER ? ".number_value" : ".text_key");
        }
        return field.equals(Field.ID) ? "u.id" : "u." + UserColumns.of(field).compared();
    }
}
