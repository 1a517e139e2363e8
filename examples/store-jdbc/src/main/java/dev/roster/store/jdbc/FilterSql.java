package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.math.BigDecimal;
import java.util.List;

/**
 * Turns filters into conditions on {@code roster_users u} that are never unknown: a missing value makes a
 * comparison false, so that its negation is true, as in Java.
 */
final class FilterSql {

    private static final String ACTIVITY =
            "exists (select 1 from roster_user_activity y" + " where y.tenant = u.tenant and y.user_id = u.id";

    private final Dialect dialect;
    private final ItemIndex items;

    FilterSql(Dialect dialect) {
        this.dialect = dialect;
        items = dialect.items();
    }

    Sql of(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> comparison((Filter.Comparison) filter);
            case IN -> isOneOf((Filter.In) filter);
            case SEARCH -> dialect.search(((Filter.Search) filter).words());
            case ALL -> joined(((Filter.All) filter).filters(), " and ", "1 = 1");
            case ANY -> joined(((Filter.Any) filter).filters(), " or ", "1 = 0");
            case NOT -> new Sql("not (").add(of(((Filter.Not) filter).filter())).add(")");
        };
    }

    /** However many values there are, they are one array. */
    private Sql isOneOf(Filter.In in) {
        Field<?> field = in.field();
        if (in.values().isEmpty()) {
            return new Sql("1 = 0");
        }
        if (Items.hold(field)) {
            return items.hasOneOf(
                    Items.name(field),
                    in.values().stream().map(text -> key(field, text)).toArray(String[]::new));
        }
        Object[] values =
                in.values().stream().map(text -> argument(field, text)).toArray();
        UserColumn activity = UserColumns.activity(field);
        if (activity != null) {
            return new Sql(ACTIVITY + " and ")
                    .add(isOneOf("y." + activity.compared(), values))
                    .add(")");
        }
        return isOneOf(
                field.equals(Field.ID) ? "u.id" : "u." + UserColumns.of(field).compared(), values);
    }

    private Sql isOneOf(String column, Object[] values) {
        return new Sql()
                .add("(" + column + " is not null and " + dialect.isOneOf(column, values) + ")", (Object) values);
    }

    /** What a column of a field is compared with, for the canonical text of a value. */
    Object argument(Field<?> field, String text) {
        return switch (field.type()) {
            case TEXT -> dialect.orderedText(canonical(field, text));
            case KEYS -> stored(field, field.comparedText(text));
            case USER_REFERENCE -> text.strip();
            case NUMBER -> new BigDecimal(text.strip());
            case INSTANT -> Moments.micros(Field.CREATED_AT.parse(text).value());
            case YES_NO -> text;
            case DATE ->
                field.attribute().isPresent()
                        ? text
                        : Field.HIRE_DATE.parse(text).value();
        };
    }

    private static <T> String canonical(Field<T> field, String text) {
        return field.canonical(field.parse(text).value());
    }

    private Sql joined(List<Filter> filters, String word, String none) {
        if (filters.isEmpty()) {
            return new Sql(none);
        }
        Sql sql = new Sql("(");
        String separator = "";
        for (Filter filter : filters) {
            sql.add(separator).add(of(filter));
            separator = word;
        }
        return sql.add(")");
    }

    private Sql comparison(Filter.Comparison comparison) {
        Field<?> field = comparison.field();
        if (Items.hold(field)) {
            return ofItems(comparison);
        }
        UserColumn activity = UserColumns.activity(field);
        if (activity != null) {
            return related(new Sql(ACTIVITY), comparison, "y." + activity.compared(), "y." + activity.folded());
        }
        if (field.equals(Field.ID)) {
            return condition(comparison, "u.id", "u.id_key");
        }
        UserColumn column = UserColumns.of(field);
        return condition(comparison, "u." + column.compared(), "u." + column.folded());
    }

    /** A condition on items: one that fits is enough, and "not equal" wants none that is equal. */
    private Sql ofItems(Filter.Comparison comparison) {
        Field<?> field = comparison.field();
        String name = Items.name(field);
        return switch (comparison.operator()) {
            case EQUAL -> equal(name, comparison);
            case NOT_EQUAL -> new Sql("not ").add(equal(name, comparison));
            case PRESENT, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, CONTAINS, STARTS_WITH, ENDS_WITH ->
                items.some(
                        name, condition(comparison, items.item(field.type() == FieldType.NUMBER), items.item(false)));
        };
    }

    private Sql equal(String name, Filter.Comparison comparison) {
        return items.hasOneOf(name, new String[] {key(comparison.field(), comparison.value())});
    }

    /** The text by which an item is equal to others; a number has one too. */
    private String key(Field<?> field, String text) {
        return field.type() == FieldType.NUMBER ? canonical(field, text) : (String) argument(field, text);
    }

    /** A condition on rows of another table: one that fits is enough, and "not equal" wants none that is equal. */
    private Sql related(Sql exists, Filter.Comparison comparison, String compared, String folded) {
        Sql sql = new Sql(comparison.operator() == Operator.NOT_EQUAL ? "not " : "").add(exists);
        if (comparison.operator() == Operator.NOT_EQUAL) {
            return sql.add(" and " + compared + " = ?)", argument(comparison.field(), comparison.value()));
        }
        return sql.add(" and ").add(condition(comparison, compared, folded)).add(")");
    }

    private Sql condition(Filter.Comparison comparison, String compared, String folded) {
        return switch (comparison.operator()) {
            case PRESENT -> new Sql("(" + compared + " is not null)");
            case EQUAL -> compared(comparison, compared, " = ?");
            case NOT_EQUAL ->
                new Sql(
                        "(" + compared + " is null or " + compared + " <> ?)",
                        argument(comparison.field(), comparison.value()));
            case GREATER -> compared(comparison, compared, " > ?");
            case GREATER_OR_EQUAL -> compared(comparison, compared, " >= ?");
            case LESS -> compared(comparison, compared, " < ?");
            case LESS_OR_EQUAL -> compared(comparison, compared, " <= ?");
            case CONTAINS -> like(folded, "%" + part(comparison) + "%");
            case STARTS_WITH -> like(folded, part(comparison) + "%");
            case ENDS_WITH -> like(folded, "%" + part(comparison));
        };
    }

    private Sql compared(Filter.Comparison comparison, String column, String test) {
        return new Sql(
                "(" + column + " is not null and " + column + test + ")",
                argument(comparison.field(), comparison.value()));
    }

    private static Sql like(String column, String pattern) {
        return new Sql("(" + column + " is not null and " + column + " like ? escape '!')", pattern);
    }

    private String part(Filter.Comparison comparison) {
        return escaped(stored(comparison.field(), CanonicalForm.of(comparison.value())));
    }

    /** The pattern of texts of a field that begin with a part. */
    String beginning(Field<?> field, String part) {
        return escaped(stored(field, CanonicalForm.of(part))) + "%";
    }

    /** Sets have no order, so their keys are stored as they are. */
    private String stored(Field<?> field, String canonical) {
        boolean isSet = field.isList() && field.attribute().isEmpty();
        return isSet ? canonical : dialect.orderedText(canonical);
    }

    /** The text as a pattern that matches nothing but itself. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
