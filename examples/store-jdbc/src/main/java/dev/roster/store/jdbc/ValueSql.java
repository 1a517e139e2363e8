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
        return grouped(rows, "u." + column.compared(), "u." + column.name(), "u." + column.folded());
    }

    /** Users are looked at only when not all of them count. */
    private boolean isOfSome() {
        return !query.filter().equals(Filter.everybody());
    }

    private Sql grouped(Sql rows, String key, String text, String folded) {
        Sql sql = new Sql("select " + key + ", min(" + text + "), count(*)").add(rows);
        sql.add(" and " + key + " is not null");
        if (!query.prefix().isEmpty()) {
            sql.add(" and " + folded + " like ? escape '!'", filters.beginning(query.field(), query.prefix()));
        }
        if (isOfSome()) {
            sql.add(" and ").add(filters.of(query.filter()));
        }
        boolean isSet = query.field().isList() && query.field().attribute().isEmpty();
        String value = isSet ? session.dialect().byCodePoint(key) : key;
        String order = switch (query.order()) {
            case BY_VALUE -> value;
            case BY_COUNT -> "count(*) desc, " + value;
        };
        return sql.add(" group by " + key + " order by " + order + " fetch first ? rows only", query.limit());
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
