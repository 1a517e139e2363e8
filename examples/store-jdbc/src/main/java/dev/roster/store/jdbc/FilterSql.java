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

    private static final String KEYS = "exists (select 1 from roster_user_keys k"
            + " where k.tenant = u.tenant and k.user_id = u.id and k.field = ?";

    /** An equal text has an equal prefix, which is indexed. */
    private static final String EQUAL_TEXT = " and a.text_prefix = ? and a.text_key = ?)";

    private static final String ATTRIBUTE = "exists (select 1 from roster_user_attributes a"
            + " where a.tenant = u.tenant and a.user_id = u.id and a.attribute = ?";

    private final Dialect dialect;

    FilterSql(Dialect dialect) {
        this.dialect = dialect;
    }

    Sql of(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return comparison(comparison);
        }
        if (filter instanceof Filter.All all) {
            return joined(all.filters(), " and ", "1 = 1");
        }
        if (filter instanceof Filter.Any any) {
            return joined(any.filters(), " or ", "1 = 0");
        }
        return new Sql("not (").add(of(((Filter.Not) filter).filter())).add(")");
    }

    /** A condition that a word occurs in one of some fields. */
    Sql occursIn(List<Field<?>> fields, String word) {
        String pattern = "%" + escaped(dialect.orderedText(word)) + "%";
        List<String> columns = fields.stream()
                .map(field -> "u." + UserColumns.of(field).folded())
                .toList();
        Sql sql = new Sql("(1 = 0");
        for (String text : dialect.searchedTexts(columns)) {
            sql.add(" or " + text + " like ? escape '!'", pattern);
        }
        return sql.add(")");
    }

    /** What a column of a field is compared with, for the canonical text of a value. */
    Object argument(Field<?> field, String text) {
        return switch (field.type()) {
            case TEXT -> dialect.orderedText(canonical(field, text));
            case KEYS, USER_REFERENCE -> stored(field, field.comparedText(text));
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
                return new Sql(ATTRIBUTE + EQUAL_TEXT, field.key(), AttributeRows.prefix(text), text);
            }
            return related(new Sql(ATTRIBUTE, field.key()), comparison, compared, "a.text_key");
        }
        if (field.isList()) {
            return related(new Sql(KEYS, field.key()), comparison, "k.item_key", "k.item_key");
        }
        if (field.equals(Field.ID)) {
            return condition(comparison, "u.id", "u.id_key");
        }
        UserColumn column = UserColumns.of(field);
        return condition(comparison, "u." + column.compared(), "u." + column.folded());
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
