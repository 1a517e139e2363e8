package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the filter icon of one column makes and shows: some values, a range, a part of a text, or whether there is a value.
 * Immutable. {@link FilterKind} says which of them suits a column, {@link ColumnFilters} takes a whole filter apart.
 *
 * <pre>{@code
 * new ColumnFilter.Among(Field.STATUS, Set.of("active", "invited")).filter();
 * ColumnFilter.Range.ofDays(Field.LAST_ACTIVITY_AT, LocalDate.of(2024, 1, 1), null, ZoneId.of("Europe/Berlin")).filter();
 * }</pre>
 */
public sealed interface ColumnFilter {

    /** What a filter of a column says. */
    enum Kind {
        /** An {@link Among}. */
        AMONG,
        /** A {@link Range}. */
        RANGE,
        /** A {@link Part}. */
        PART,
        /** A {@link Presence}. */
        PRESENCE
    }

    /** {@return which of the records this is, for a switch} */
    Kind kind();

    /** {@return the field of the column} */
    Field<?> field();

    /** {@return the same as a filter; {@link #of} reads it again} */
    Filter filter();

    /**
     * Reads a filter that an icon can show.
     *
     * @param filter any filter
     * @return what the icon shows, of the same meaning; empty when no icon of one column shows it
     */
    static Optional<ColumnFilter> of(Filter filter) {
        ColumnFilters parts = ColumnFilters.of(filter);
        return parts.rest().equals(Filter.everybody()) && parts.columns().size() == 1
                ? Optional.of(parts.columns().get(0))
                : Optional.empty();
    }

    /**
     * One of some values: what is ticked, chosen from suggestions, or picked from groups or people. Of a list, one common
     * element is enough. Yes or no is {@code Among(field, Set.of("true"))}.
     *
     * @param field the field
     * @param values canonical texts, of elements for a list, 1 to {@value Filter.In#MAX_VALUES}; kept in the form in which
     *     values are compared, {@code sales} for {@code Sales}; unmodifiable
     */
    record Among(Field<?> field, Set<String> values) implements ColumnFilter {

        /**
         * Brings the values into the form in which they are compared.
         *
         * @throws IllegalArgumentException if there are none or too many values or one is no value of the field
         */
        public Among {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("name a value of " + field.key() + ", or take no filter of it");
            }
            values = new Filter.In(field, values).values();
        }

        /**
         * Tells whether a suggested value is ticked.
         *
         * @param value the canonical text, in any spelling: {@code Sales}
         * @return whether it is one of the values
         * @throws IllegalArgumentException if it is no value of the field
         */
        public boolean contains(String value) {
            return values.containsAll(new Filter.In(field, Set.of(value)).values());
        }

        @Override
        public Kind kind() {
            return Kind.AMONG;
        }

        @Override
        public Filter filter() {
            return values.size() == 1
                    ? new Filter.Comparison(
                            field, Operator.EQUAL, values.iterator().next())
                    : new Filter.In(field, values);
        }
    }

    /**
     * Days, moments or numbers from and to. Days and numbers end with {@code to}; moments end before it, so that a range
     * of days holds the last microsecond of its last day.
     *
     * @param field a field of days, moments or numbers
     * @param from the canonical text of the first value, or null for no beginning
     * @param to the canonical text of the last value, of the first moment that is out; or null for no end
     */
    record Range(
            Field<?> field, @Nullable String from, @Nullable String to) implements ColumnFilter {

        private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

        /**
         * Checks the ends and brings them into canonical form.
         *
         * @throws IllegalArgumentException if the field has no ranges, both ends are open or one is no value of the field
         */
        public Range {
            if (!isOf(field)) {
                throw new IllegalArgumentException(
                        "a range is of days, moments or numbers; " + field.key() + " is " + field.type());
            }
            if (from == null && to == null) {
                throw new IllegalArgumentException("give a range of " + field.key() + " a beginning or an end");
            }
            from = from == null ? null : new Filter.Comparison(field, Operator.EQUAL, from).value();
            to = to == null ? null : new Filter.Comparison(field, Operator.EQUAL, to).value();
        }

        /**
         * A range of whole days, as people think of days where they are.
         *
         * @param field a field of days, or of moments
         * @param first the first day, or null for no beginning
         * @param last the last day, or null for no end
         * @param zone where moments have their day, such as {@code Europe/Berlin}; days have none
         * @return the range
         * @throws IllegalArgumentException if the field is of something else, both ends are open or a day is out of the
         *     years 1000 to 9999
         */
        public static Range ofDays(Field<?> field, @Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone) {
            if (field.type() == FieldType.DATE) {
                return new Range(field, text(first), text(last));
            }
            if (field.type() != FieldType.INSTANT) {
                throw new IllegalArgumentException(field.key() + " has no days; it is " + field.type());
            }
            return new Range(field, start(text(first), 0, zone), start(text(last), 1, zone));
        }

        static boolean isOf(Field<?> field) {
            return switch (field.type()) {
                case DATE, INSTANT, NUMBER -> true;
                case TEXT, YES_NO, USER_REFERENCE, KEYS -> false;
            };
        }

        /** How values of a field compare with the end of their range. */
        static Operator end(Field<?> field) {
            return field.type() == FieldType.INSTANT ? Operator.LESS : Operator.LESS_OR_EQUAL;
        }

        /**
         * The first day, to be shown by the icon.
         *
         * @param zone where moments have their day
         * @return the day on which the range begins; empty for no beginning, and for numbers
         */
        public Optional<LocalDate> firstDay(ZoneId zone) {
            return Optional.ofNullable(from).flatMap(text -> day(text, 0, zone));
        }

        /**
         * The last day, to be shown by the icon.
         *
         * @param zone where moments have their day
         * @return the day on which the range ends; empty for no end, and for numbers
         */
        public Optional<LocalDate> lastDay(ZoneId zone) {
            return Optional.ofNullable(to).flatMap(text -> day(text, 1, zone));
        }

        @Override
        public Kind kind() {
            return Kind.RANGE;
        }

        @Override
        public Filter filter() {
            List<Filter> ends = new ArrayList<>();
            if (from != null) {
                ends.add(new Filter.Comparison(field, Operator.GREATER_OR_EQUAL, from));
            }
            if (to != null) {
                ends.add(new Filter.Comparison(field, end(field), to));
            }
            return ends.size() == 1 ? ends.get(0) : new Filter.All(ends);
        }

        private Optional<LocalDate> day(String text, int nanosBefore, ZoneId zone) {
            return switch (field.type()) {
                case DATE -> Optional.of(LocalDate.parse(text));
                case INSTANT ->
                    Optional.of(Instant.parse(text)
                            .minusNanos(nanosBefore)
                            .atZone(zone)
                            .toLocalDate());
                case NUMBER, TEXT, YES_NO, USER_REFERENCE, KEYS -> Optional.empty();
            };
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }

        /** The start of a day, or the nearest moment that fields hold. */
        private static @Nullable String start(@Nullable String text, int daysLater, ZoneId zone) {
            if (text == null) {
                return null;
            }
            LocalDate day = LocalDate.parse(new Filter.Comparison(Field.HIRE_DATE, Operator.EQUAL, text).value());
            Instant start = day.plusDays(daysLater).atStartOfDay(zone).toInstant();
            return start.isBefore(FIRST) ? FIRST.toString() : (start.isAfter(LAST) ? LAST : start).toString();
        }
    }

    /**
     * Text that begins with, contains or ends with a part.
     *
     * @param field a field of text or keys
     * @param operator {@link Operator#STARTS_WITH}, {@link Operator#CONTAINS} or {@link Operator#ENDS_WITH}
     * @param text the part, in any case
     */
    record Part(Field<?> field, Operator operator, String text) implements ColumnFilter {

        /**
         * Checks that field and operator go together.
         *
         * @throws IllegalArgumentException if the operator is of whole values or does not suit the field, or the text
         *     holds NUL or half of a character
         */
        public Part {
            if (!operator.isOfParts()) {
                throw new IllegalArgumentException("operator " + operator.word() + " compares whole values, not parts");
            }
            text = new Filter.Comparison(field, operator, text).value();
        }

        @Override
        public Kind kind() {
            return Kind.PART;
        }

        @Override
        public Filter filter() {
            return new Filter.Comparison(field, operator, text);
        }
    }

    /**
     * Whether there is a value at all.
     *
     * @param field the field
     * @param isPresent {@code true} for users who have a value, {@code false} for those who have none
     */
    record Presence(Field<?> field, boolean isPresent) implements ColumnFilter {

        /** Wants a field. */
        public Presence {
            Objects.requireNonNull(field, "field");
        }

        @Override
        public Kind kind() {
            return Kind.PRESENCE;
        }

        @Override
        public Filter filter() {
            Filter present = new Filter.Comparison(field, Operator.PRESENT, "");
            return isPresent ? present : new Filter.Not(present);
        }
    }
}
