package dev.roster.query;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which users are wanted. Immutable. */
public sealed interface Filter {

    /** What a filter looks at. */
    enum Kind {
        /** A {@link Comparison}: {@code department eq "Sales"}. */
        COMPARISON,
        /** An {@link In}: {@code department in ("Sales", "Research")}. */
        IN,
        /** A {@link Search}: {@code search "ada love"}. */
        SEARCH,
        /** An {@link All}: {@code status eq "active" and hireDate pr}. */
        ALL,
        /** An {@link Any}: {@code status eq "invited" or hireDate pr}. */
        ANY,
        /** A {@link Not}: {@code not (hireDate pr)}. */
        NOT
    }

    /** {@return which of the records this is, for a switch} */
    Kind kind();

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

    /** {@return the filter that wants nobody} */
    static Filter nobody() {
        return new Any(List.of());
    }

    /**
     * Wants users by words, as people type them.
     *
     * @param text words in any case and with or without accents; without any word everybody is wanted
     * @return the filter
     * @throws IllegalArgumentException if the text holds NUL, half of a character or more than {@value Search#MAX_WORDS}
     *     words
     */
    static Filter search(String text) {
        Search search = new Search(List.of(text));
        return search.words().isEmpty() ? everybody() : search;
    }

    /**
     * Wants users whose value is one of some.
     *
     * @param field the field, not a list
     * @param values the typed values, at most {@value In#MAX_VALUES}; nobody is wanted when there are none
     * @param <T> the type of the field
     * @return the filter
     * @throws IllegalArgumentException if there are too many values or the field is a list
     */
    static <T> Filter in(Field<T> field, Collection<T> values) {
        if (field.isList()) {
            throw new IllegalArgumentException(field.key() + " is a list; name its elements with Filter.In");
        }
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(value -> texts.add(field.format(value)));
        return new In(field, texts);
    }

    /**
     * Wants users whom this filter wants and another one too.
     *
     * @param other the other filter
     * @return the filter; one of the two when the other one wants everybody
     */
    default Filter and(Filter other) {
        if (equals(everybody())) {
            return other;
        }
        return other.equals(everybody()) ? this : new All(List.of(this, other));
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
     * @param value the text of the value, of one element for a list; kept as its canonical text, a part of a text as it
     *     is, {@code ""} for {@link Operator#PRESENT}
     */
    record Comparison(Field<?> field, Operator operator, String value) implements Filter {

        /**
         * Checks that field, operator and value go together.
         *
         * @throws IllegalArgumentException if the operator does not suit the field, the value is none of its type,
         *     or a part of text holds NUL or half of a character
         */
        public Comparison {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(value, "value");
            if (!operator.suits(field)) {
                throw new IllegalArgumentException(
                        "operator " + operator.word() + " does not suit " + field.key() + " (" + field.type() + ")");
            }
            value = switch (operator) {
                case PRESENT -> "";
                case CONTAINS, STARTS_WITH, ENDS_WITH -> Comparisons.requirePart(field, value);
                case EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                    Comparisons.requireValue(field, value);
            };
        }

        @Override
        public Kind kind() {
            return Kind.COMPARISON;
        }

        @Override
        public boolean matches(User user) {
            return Comparisons.matches(this, user);
        }

        @Override
        public Stream<Field<?>> fields() {
            return Stream.of(field);
        }
    }

    /**
     * Wants users whose value is one of many; of a list one common element is enough. As {@link Operator#EQUAL} with
     * each of the values, and far cheaper: a store answers with a number of statements and parameters that does not grow
     * with the values (UQ-02).
     *
     * @param field the field
     * @param values canonical texts, of elements for a list, at most {@value #MAX_VALUES}; kept in the form in which
     *     values are compared, each once, in the given order; unmodifiable
     */
    record In(Field<?> field, Set<String> values) implements Filter {

        /** The most values that one filter names. */
        public static final int MAX_VALUES = 10_000;

        /**
         * Brings the values into the form in which they are compared.
         *
         * @throws IllegalArgumentException if there are too many values or one is no value of the field
         */
        public In {
            Objects.requireNonNull(field, "field");
            if (values.size() > MAX_VALUES) {
                throw new IllegalArgumentException(
                        "a filter names at most 10,000 values of " + field.key() + ", found " + values.size());
            }
            Set<String> keys = new LinkedHashSet<>();
            for (String value : values) {
                keys.add(Comparisons.key(field, Comparisons.requireValue(field, value)));
            }
            values = Collections.unmodifiableSet(keys);
        }

        @Override
        public Kind kind() {
            return Kind.IN;
        }

        @Override
        public boolean matches(User user) {
            return Comparisons.isAmong(field, values, user);
        }

        @Override
        public Stream<Field<?>> fields() {
            return Stream.of(field);
        }
    }

    /**
     * Wants users by words: each must be the beginning of a word of the display name, first name, last name, user name,
     * e-mail address or employee id, whatever case and accents (UQ-01). {@link SearchWords} says what a word is.
     *
     * @param words texts whose words are wanted, at most {@value #MAX_WORDS} words; kept folded, each once; everybody is
     *     wanted when there are none; unmodifiable
     */
    record Search(List<String> words) implements Filter {

        /** The most words that one search names. */
        public static final int MAX_WORDS = 50;

        /**
         * Folds the words.
         *
         * @throws IllegalArgumentException if there are too many words, or a text holds NUL or half of a character
         */
        public Search {
            Set<String> folded = new LinkedHashSet<>();
            for (String text : words) {
                if (!Comparisons.isEncodable(text)) {
                    throw new IllegalArgumentException(
                            "a search must not hold NUL or half of a character, which no stored text holds");
                }
                folded.addAll(SearchWords.of(text));
            }
            if (folded.size() > MAX_WORDS) {
                throw new IllegalArgumentException("a search names at most 50 words, found " + folded.size());
            }
            words = List.copyOf(folded);
        }

        @Override
        public Kind kind() {
            return Kind.SEARCH;
        }

        @Override
        public boolean matches(User user) {
            return SearchWords.find(words, user);
        }

        @Override
        public Stream<Field<?>> fields() {
            return SearchWords.fields().stream();
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
        public Kind kind() {
            return Kind.ALL;
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
        public Kind kind() {
            return Kind.ANY;
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
        public Kind kind() {
            return Kind.NOT;
        }

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
