package dev.roster.query;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A question for the different values of a field, for suggestions while somebody types and for reports. Values are one
 * when {@link Operator#EQUAL} finds the one by the other; a list gives its elements.
 *
 * @param field the field
 * @param prefix how the values begin, compared as {@link Operator#STARTS_WITH} does; {@code ""} for all values
 * @param filter whose values are counted
 * @param order which values come first, and so which are left out
 * @param limit how many values at the most, 1 to {@value #MAX_LIMIT}
 */
public record ValueQuery(Field<?> field, String prefix, Filter filter, Order order, int limit) {

    /** The most values that one answer holds. */
    public static final int MAX_LIMIT = 1_000;

    private static final int DEFAULT_LIMIT = 20;

    /** Which values come first. */
    public enum Order {
        /** By the order of the field: Research, Sales, Support. */
        BY_VALUE,
        /** The value of most users first, equal counts by value: Sales (900), Research (40), Support (40). */
        BY_COUNT
    }

    /**
     * Checks prefix and limit.
     *
     * @throws IllegalArgumentException if the limit is out of bounds, or a prefix is given for a field that is neither
     *     text nor keys, or holds NUL
     */
    public ValueQuery {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(order, "order");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to 1000, found " + limit);
        }
        Objects.requireNonNull(beginning(field, prefix), "prefix");
    }

    /**
     * Asks for the first 20 values of a field by value.
     *
     * @param field the field
     * @return the query, for all users
     */
    public static ValueQuery of(Field<?> field) {
        return new ValueQuery(field, "", Filter.everybody(), Order.BY_VALUE, DEFAULT_LIMIT);
    }

    /**
     * The same query for values with a beginning.
     *
     * @param start how the values begin, whatever the case
     * @return the changed copy
     * @throws IllegalArgumentException if the field is neither text nor keys, or the text holds NUL
     */
    public ValueQuery startingWith(String start) {
        return new ValueQuery(field, start, filter, order, limit);
    }

    /**
     * The same query for the values of other users.
     *
     * @param wanted whose values are counted
     * @return the changed copy
     */
    public ValueQuery where(Filter wanted) {
        return new ValueQuery(field, prefix, wanted, order, limit);
    }

    /**
     * The same query in another order.
     *
     * @param first which values come first
     * @return the changed copy
     */
    public ValueQuery sorted(Order first) {
        return new ValueQuery(field, prefix, filter, first, limit);
    }

    /**
     * The same query for more or fewer values.
     *
     * @param most how many values at the most, 1 to 1,000
     * @return the changed copy
     * @throws IllegalArgumentException if that is out of bounds
     */
    public ValueQuery limit(int most) {
        return new ValueQuery(field, prefix, filter, order, most);
    }

    /**
     * The answer, worked out in Java; every store must answer the same in its own language.
     *
     * @param users all users; read to the end and not closed
     * @return the values in order
     */
    public List<ValueCount> answer(Stream<User> users) {
        Map<String, ValueCount> found = new HashMap<>();
        users.filter(filter::matches)
                .forEach(user -> Comparisons.texts(field, user)
                        .map(this::shown)
                        .filter(this::isWanted)
                        .forEach(text -> found.merge(
                                Comparisons.key(field, text),
                                new ValueCount(text, 1),
                                (known, more) -> new ValueCount(known.value(), known.count() + 1))));
        return found.values().stream().sorted(comparator()).limit(limit).toList();
    }

    /** Refuses a prefix that cannot be asked for. */
    private static Filter beginning(Field<?> field, String prefix) {
        return prefix.isEmpty() ? Filter.everybody() : new Filter.Comparison(field, Operator.STARTS_WITH, prefix);
    }

    /** Of a grant, role and place alone. */
    private String shown(String text) {
        return field.isList() && field.attribute().isEmpty() ? field.comparedText(text) : text;
    }

    private boolean isWanted(String text) {
        return prefix.isEmpty() || CanonicalForm.of(text).startsWith(CanonicalForm.of(prefix));
    }

    private Comparator<ValueCount> comparator() {
        Comparator<ValueCount> byValue = (left, right) -> Comparisons.compare(field, left.value(), right.value());
        return switch (order) {
            case BY_VALUE -> byValue;
            case BY_COUNT ->
                Comparator.comparingLong(ValueCount::count).reversed().thenComparing(byValue);
        };
    }
}
