package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns filters into conditions on {@code roster_users u} that are never unknown: a missing value makes a
 * comparison false, so that its negation is true, as in Java.
 */
final class FilterSql {

    private static final String KEYS = "exists (select 1 from roster_user_keys k"
            + " where k.tenant = u.tenant and k.user_id = u.id and k.field = ?";

    /** An equal text has an equal prefix, which is indexed. */
    private static final String EQUAL_TEXT = " and a.text_prefix = ? and a.text_key = ?)";

    private static final String ATTRIBUTE = "exists (select 1 from roster_user_attributes a"
            + " where a.tenant = u.tenant and a.user_id = u.id and a.attribute = ? and a.type = ?";

    private static final String ACTIVITY =
            "exists (select 1 from roster_user_activity y" + " where y.tenant = u.tenant and y.user_id = u.id";

    private final Dialect dialect;

    FilterSql(Dialect dialect) {
        this.dialect = dialect;
    }

    Sql of(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> comparison((Filter.Comparison) filter);
            case IN -> isOneOf((Filter.In) filter);
            case SEARCH -> finds((Filter.Search) filter);
            case ALL -> joined(((Filter.All) filter).filters(), " and ", "1 = 1");
            case ANY -> joined(((Filter.Any) filter).filters(), " or ", "1 = 0");
            case NOT -> new Sql("not (").add(of(((Filter.Not) filter).filter())).add(")");
        };
    }

    /** A space stands before each word of a user, so that what follows a space is the beginning of a word. */
    private static Sql finds(Filter.Search search) {
        Sql sql = new Sql("(1 = 1");
        search.words().forEach(word -> sql.add(" and u.words like ? escape '!'", "% " + escaped(word) + "%"));
        return sql.add(")");
    }

    /** However many values there are, they are one array. */
    private Sql isOneOf(Filter.In in) {
        Field<?> field = in.field();
        if (in.values().isEmpty()) {
            return new Sql("1 = 0");
        }
        Object[] values =
                in.values().stream().map(text -> argument(field, text)).toArray();
        if (field.attribute().isPresent()) {
            Sql sql = attribute(field);
            return field.type() == FieldType.NUMBER
                    ? sql.add(" and ").add(isOneOf("a.number_value", values)).add(")")
                    : sql.add(" and ")
                            .add(isOneOf("a.text_prefix", prefixes(values)))
                            .add(" and ")
                            .add(isOneOf("a.text_key", values))
                            .add(")");
        }
        if (field.isList()) {
            return new Sql(KEYS, field.key())
                    .add(" and ")
                    .add(isOneOf("k.item_key", values))
                    .add(")");
        }
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

    private static Object[] prefixes(Object[] texts) {
        return Stream.of(texts)
                .map(text -> AttributeRows.prefix((String) text))
                .distinct()
                .toArray();
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
        if (field.attribute().isPresent()) {
            String compared = field.type() == FieldType.NUMBER ? "a.number_value" : "a.text_key";
            if (comparison.operator() == Operator.EQUAL && field.type() != FieldType.NUMBER) {
                String text = (String) argument(field, comparison.value());
                return attribute(field).add(EQUAL_TEXT, AttributeRows.prefix(text), text);
            }
            return related(attribute(field), comparison, compared, "a.text_key");
        }
        if (field.isList()) {
            return related(new Sql(KEYS, field.key()), comparison, "k.item_key", "k.item_key");
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

    /** The beginning of a condition on the rows of an attribute; values of another type are none (US-17). */
    private static Sql attribute(Field<?> field) {
        return new Sql(ATTRIBUTE, field.key(), AttributeRows.type(field));
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
    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
