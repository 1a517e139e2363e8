package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Filter;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Turns a question for values into one statement that groups users by the column in which values are compared. */
final class ValueSql {

    private static final String USERS = " from roster_users u where u.tenant = ?";
    private static final String OF_USER = " join roster_users u on u.tenant = v.tenant and u.id = v.user_id";

    private final ValueQuery query;
    private final Session session;
    private final FilterSql filters;

    ValueSql(ValueQuery query, Session session) {
        this.query = query;
        this.session = session;
        filters = new FilterSql(session.dialect());
    }

    /**
     * Asks the database.
     *
     * @throws SQLException if the database refuses
     */
    List<ValueCount> answer() throws SQLException {
        Sql sql = grouped();
        return session.query(sql.text(), row -> new ValueCount(text(row), row.getLong(3)), sql.arguments());
    }

    private Sql grouped() {
        Field<?> field = query.field();
        UserColumn activity = UserColumns.activity(field);
        if (Items.hold(field)) {
            ItemIndex items = session.dialect().items();
            Sql rows = items.rows(Items.name(field), session.tenant(), isOfSome());
            boolean isSet = field.attribute().isEmpty();
            String key = field.type() == FieldType.NUMBER ? items.number() : "v.item_key";
            return grouped(rows, key, isSet ? "v.item_key" : "v.item_text", "v.item_key");
        }
        if (activity != null) {
            String users = isOfSome() ? OF_USER : "";
            Sql rows = new Sql(" from roster_user_activity v" + users + " where v.tenant = ?", session.tenant());
            String key = "v." + activity.compared();
            return grouped(rows, key, key, key);
        }
        Sql rows = new Sql(USERS, session.tenant());
        if (field.equals(Field.ID)) {
            return grouped(rows, "u.id", "u.id", "u.id_key");
        }
        UserColumn column = UserColumns.of(field);
        return column.compared().equals(column.name())
                ? grouped(rows, "u." + column.name(), "u." + column.name(), "u." + column.folded())
                : spelled(rows, column);
    }

    /** The spelling of one user for each value: to compare all of them, every row would be read. */
    private Sql spelled(Sql rows, UserColumn column) {
        String key = "u." + column.compared();
        Sql sql =
                new Sql("select g.item_key, (select u." + column.name()).add(wanted(new Sql(USERS, session.tenant())));
        sql.add(" and " + key + " = g.item_key fetch first 1 rows only), g.users from (select " + key)
                .add(" as item_key, count(*) as users")
                .add(wanted(begun(rows, key, "u." + column.folded())));
        return sql.add(ended(key, key, "count(*)")).add(") g" + ordered("g.item_key", "g.users"));
    }

    /** Users are looked at only when not all of them count. */
    private boolean isOfSome() {
        return !query.filter().equals(Filter.everybody());
    }

    private Sql grouped(Sql rows, String key, String text, String folded) {
        boolean isSet = query.field().isList() && query.field().attribute().isEmpty();
        String value = isSet ? session.dialect().byCodePoint(key) : key;
        return new Sql("select " + key + ", min(" + text + "), count(*)")
                .add(wanted(begun(rows, key, folded)))
                .add(ended(key, value, "count(*)"));
    }

    /** The rows whose values begin as the question wants. */
    private Sql begun(Sql rows, String key, String folded) {
        rows.add(" and " + key + " is not null");
        return query.prefix().isEmpty()
                ? rows
                : rows.add(" and " + folded + " like ? escape '!'", filters.beginning(query.field(), query.prefix()));
    }

    /** The rows of the users who count. */
    private Sql wanted(Sql rows) {
        return isOfSome() ? rows.add(" and ").add(filters.of(query.filter())) : rows;
    }

    private Sql ended(String key, String value, String count) {
        return new Sql(" group by " + key + ordered(value, count) + " fetch first ? rows only", query.limit());
    }

    private String ordered(String value, String count) {
        return switch (query.order()) {
            case BY_VALUE -> " order by " + value;
            case BY_COUNT -> " order by " + count + " desc, " + value;
        };
    }

    /**
     * A moment is stored as a number, and a word in the form in which it is compared.
     *
     * @throws SQLException if the database cannot answer
     */
    private String text(ResultSet row) throws SQLException {
        if (query.field().type() == FieldType.INSTANT) {
            return Moments.moment(row.getLong(1)).toString();
        }
        UserColumn column = UserColumns.find(query.field());
        boolean isWord = column != null && column.form() == UserColumn.Form.WORD;
        return isWord ? formatted(query.field(), row.getString(2)) : row.getString(2);
    }

    private static <T> String formatted(Field<T> field, String word) {
        return field.format(field.parse(word).value());
    }
}
