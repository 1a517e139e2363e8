package dev.roster.query;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.User;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which users are wanted. Immutable. */
public sealed interface Filter {

    /**
     * Tells whether a user is wanted. Every store must answer the same in its own language.
     *
     * @param user the user
     * @return whether the filter matches
     */
    boolean matches(User user);

    /** {@return the fields that the answer depends on, perhaps several times} */
    Stream<Field<?>> fields();

    /** {@return the filter that wants everybody} */
    static Filter everybody() {
        return new All(List.of());
    }

    /**
     * Compares a field with a value.
     *
     * @param field the field
     * @param operator how to compare
     * @param value the typed value
     * @param <T> the type of the field
     * @return the filter
     */
    static <T> Filter of(Field<T> field, Operator operator, T value) {
        return new Comparison(field, operator, field.format(value));
    }

    /**
     * Compares a field with a value. Text and keys compare in canonical form.
     *
     * @param field the field
     * @param operator how to compare
     * @param value the canonical text of the value, of one element for a list; {@code ""} for {@link Operator#PRESENT}
     */
    record Comparison(Field<?> field, Operator operator, String value) implements Filter {

        /**
         * Checks that field, operator and value go together.
         *
         * @throws IllegalArgumentException if the operator does not suit the field, the value is none of its type,
         *     or a part of text holds NUL
         */
        public Comparison {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
            if (!suits(operator, field)) {
                throw new IllegalArgumentException(
                        "operator " + operator.word() + " does not suit " + field.key() + " (" + field.type() + ")");
            }
            boolean isPart = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
            boolean isValue = isPart
                    ? value.indexOf('\0') < 0
                    : operator == Operator.PRESENT
                            || field.parseAll(List.of(value)).isValid();
            if (!isValue) {
                throw new IllegalArgumentException(
                        "\"" + value + "\" is no value of " + field.key() + "; " + field.type());
            }
        }

        @Override
        public boolean matches(User user) {
            return Comparisons.matches(this, user);
        }

        @Override
        public Stream<Field<?>> fields() {
            return Stream.of(field);
        }

        private static boolean suits(Operator operator, Field<?> field) {
            boolean isText = field.type() == FieldType.TEXT || field.type() == FieldType.KEYS;
            boolean isOrdered = !field.isList() && field.type() != FieldType.YES_NO;
            return switch (operator) {
                case EQUAL, NOT_EQUAL, PRESENT -> true;
                case CONTAINS, STARTS_WITH -> isText;
                case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> isOrdered;
            };
        }
    }

    /**
     * Wants users that all filters want; everybody when there are none.
     *
     * @param filters the filters
     */
    record All(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public Stream<Field<?>> fields() {
            return filters.stream().flatMap(Filter::fields);
        }

        @Override
        public boolean matches(User user) {
            for (Filter filter : filters) {
                if (!filter.matches(user)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Wants users that at least one filter wants; nobody when there are none.
     *
     * @param filters the filters
     */
    record Any(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public Any {
            filters = List.copyOf(filters);
        }

        @Override
        public Stream<Field<?>> fields() {
            return filters.stream().flatMap(Filter::fields);
        }

        @Override
        public boolean matches(User user) {
            for (Filter filter : filters) {
                if (filter.matches(user)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Wants users that the filter does not want.
     *
     * @param filter the filter
     */
    record Not(Filter filter) implements Filter {
        @Override
        public Stream<Field<?>> fields() {
            return filter.fields();
        }

        @Override
        public boolean matches(User user) {
            return !filter.matches(user);
        }
    }
}
