package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands after an operator, by the type of the field; however extreme it is, that costs little. */
final class FilterValues {

    private static final Pattern DAY = Pattern.compile("[+-]?\\d{4,9}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d++(?:\\.\\d*+)?+|\\.\\d++))(?:[eE]([+-]?)(\\d++))?");
    private static final int YEAR_DIGITS = 4;
    private static final int MAX_YEAR = 10_000;
    private static final BigInteger MAX_POWER = BigInteger.valueOf(999_999_999);

    /** No field has numbers of so many digits before or behind the point. */
    private static final int MANY_DIGITS = 100;

    private FilterValues() {}

    /**
     * Makes the filter of a comparison. A day stands for all moments of that day in UTC.
     *
     * @throws FilterSyntaxException if it is no value of the field
     */
    static Filter compared(Field<?> field, Operator operator, FilterTokens.Value typed) {
        return wholeDay(field, typed)
                .map(whole -> compared(field, operator, whole))
                .orElseGet(() -> of(field, typed).compared(operator));
    }

    /**
     * Reads one value.
     *
     * @throws FilterSyntaxException if it is none of the type of the field
     */
    static FilterValue of(Field<?> field, FilterTokens.Value typed) {
        Optional<FilterValue> value = switch (field.type()) {
            case NUMBER -> number(typed.text()).map(number -> of(field, number));
            case DATE -> day(typed.text()).map(day -> of(field, day));
            case INSTANT -> moment(typed.text()).map(moment -> of(field, moment));
            case TEXT, YES_NO, USER_REFERENCE, KEYS -> Optional.empty();
        };
        return value.orElseGet(() -> exact(field, typed));
    }

    private static <T> FilterValue exact(Field<T> field, FilterTokens.Value typed) {
        Parsed<T> value = field.parseAll(List.of(typed.text()));
        if (!value.isValid()) {
            String problem = problem(field, value.problem(), FilterTokens.shown(typed.text()));
            throw new FilterSyntaxException(typed.place(), "field " + field.key() + ": " + problem);
        }
        return new FilterValue(
                field, FilterValue.Place.AT, field.formatAll(value.value()).get(0));
    }

    /** The sentence of the problem, unless that speaks of cells. */
    private static String problem(Field<?> field, IssueCode problem, String shown) {
        if (field.equals(Field.PRIMARY_EMAIL) || field.equals(Field.PHONE_NUMBER)) {
            return '"' + shown + "\" is no whole value; compare parts of one with co, sw or ew";
        }
        return switch (field.type()) {
            case YES_NO -> '"' + shown + "\" is neither true nor false";
            case INSTANT -> '"' + shown + "\" is neither a moment nor a day; write 2024-02-29T10:15:30Z or 2024-02-29";
            case TEXT, NUMBER, DATE, USER_REFERENCE, KEYS ->
                problem.message(shown, Integer.toString(field.maxLength()));
        };
    }

    /**
     * Makes the filter of a list of values.
     *
     * @throws FilterSyntaxException if one is no value of the field
     */
    static Filter among(Field<?> field, List<FilterTokens.Value> typed) {
        Set<String> values = new LinkedHashSet<>();
        List<Filter> days = new ArrayList<>();
        for (FilterTokens.Value value : typed) {
            Optional<LocalDate> day = wholeDay(field, value);
            day.ifPresent(whole -> days.add(compared(field, Operator.EQUAL, whole)));
            if (day.isEmpty()) {
                of(field, value).exact().ifPresent(values::add);
            }
        }
        if (days.isEmpty() || !values.isEmpty()) {
            days.add(0, new Filter.In(field, values));
        }
        return days.size() == 1 ? days.get(0) : new Filter.Any(days);
    }

    private static Optional<LocalDate> wholeDay(Field<?> field, FilterTokens.Value typed) {
        return field.type() == FieldType.INSTANT ? day(typed.text()) : Optional.empty();
    }

    private static Filter compared(Field<?> field, Operator operator, LocalDate day) {
        FilterValue start = of(field, start(day));
        FilterValue end = of(field, start(day.plusDays(1)));
        return switch (operator) {
            case EQUAL -> during(start, end);
            case NOT_EQUAL -> new Filter.Not(during(start, end));
            case GREATER -> end.compared(Operator.GREATER_OR_EQUAL);
            case LESS_OR_EQUAL -> end.compared(Operator.LESS);
            case GREATER_OR_EQUAL, LESS, PRESENT, CONTAINS, STARTS_WITH, ENDS_WITH -> start.compared(operator);
        };
    }

    private static Filter during(FilterValue start, FilterValue end) {
        return new Filter.All(List.of(start.compared(Operator.GREATER_OR_EQUAL), end.compared(Operator.LESS)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static FilterValue of(Field<?> field, LocalDate day) {
        return field.parse(day.toString()).isValid()
                ? new FilterValue(field, FilterValue.Place.AT, day.toString())
                : beyond(field, day.isBefore(LocalDate.EPOCH));
    }

    private static FilterValue of(Field<?> field, Instant moment) {
        Instant kept = moment.truncatedTo(ChronoUnit.MICROS);
        if (!field.parse(kept.toString()).isValid()) {
            return beyond(field, moment.isBefore(Instant.EPOCH));
        }
        FilterValue.Place place = kept.equals(moment) ? FilterValue.Place.AT : FilterValue.Place.AFTER;
        return new FilterValue(field, place, kept.toString());
    }

    private static FilterValue of(Field<?> field, BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        boolean isNegative = number.signum() < 0;
        if (digits > MANY_DIGITS) {
            return beyond(field, isNegative);
        }
        // What is so near to zero compares with all numbers of fields as this does.
        BigDecimal near =
                digits < -MANY_DIGITS ? BigDecimal.valueOf(number.signum()).movePointLeft(MANY_DIGITS) : number;
        String text = near.stripTrailingZeros().toPlainString();
        if (near.signum() == 0 || field.parse(text).isValid()) {
            return new FilterValue(field, FilterValue.Place.AT, near.signum() == 0 ? "0" : text);
        }
        for (int scale = MANY_DIGITS; scale >= 0; scale--) {
            String less = near.setScale(scale, RoundingMode.FLOOR).toPlainString();
            if (field.parse(less).isValid()) {
                return new FilterValue(field, FilterValue.Place.AFTER, less);
            }
        }
        return beyond(field, isNegative);
    }

    private static FilterValue beyond(Field<?> field, boolean isBelow) {
        return new FilterValue(field, isBelow ? FilterValue.Place.BELOW : FilterValue.Place.ABOVE, "");
    }

    /** A day of any year; far ones are as good as nearer ones that no field takes. */
    private static Optional<LocalDate> day(String text) {
        String stripped = text.strip();
        if (!DAY.matcher(stripped).matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(signed(stripped));
            return Optional.of(day.withYear(Math.max(0, Math.min(MAX_YEAR, day.getYear()))));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(signed(text.strip())));
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    /** ISO 8601 wants a sign before a year of more than four digits. */
    private static String signed(String text) {
        boolean isBare = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return isBare && text.indexOf('-') > YEAR_DIGITS ? "+" + text : text;
    }

    /** A number as JSON writes it, or with a sign or point where people put one. */
    private static Optional<BigDecimal> number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        int power = matcher.group(3) == null ? 0 : power(matcher.group(3));
        return Optional.of(
                number.signum() == 0
                        ? BigDecimal.ZERO
                        : number.scaleByPowerOfTen("-".equals(matcher.group(2)) ? -power : power));
    }

    /** An exponent; what is greater than the greatest is as good as that. */
    private static int power(String digits) {
        BigInteger power = new BigInteger(digits);
        return power.min(MAX_POWER).intValue();
    }
}
