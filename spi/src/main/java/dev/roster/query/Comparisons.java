package dev.roster.query;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What filters and sorts mean, in Java. */
final class Comparisons {

    private Comparisons() {}

    static boolean matches(Filter.Comparison comparison, User user) {
        Field<?> field = comparison.field();
        return switch (comparison.operator()) {
            case PRESENT -> field.valueOf(user) != null;
            case EQUAL -> hasEqual(field, comparison.value(), user);
            case NOT_EQUAL -> !hasEqual(field, comparison.value(), user);
            case CONTAINS ->
                folded(field, user).anyMatch(value -> value.contains(CanonicalForm.of(comparison.value())));
            case STARTS_WITH ->
                folded(field, user).anyMatch(value -> value.startsWith(CanonicalForm.of(comparison.value())));
            case ENDS_WITH ->
                folded(field, user).anyMatch(value -> value.endsWith(CanonicalForm.of(comparison.value())));
            case GREATER -> texts(field, user).anyMatch(value -> compare(comparison, value) > 0);
            case GREATER_OR_EQUAL -> texts(field, user).anyMatch(value -> compare(comparison, value) >= 0);
            case LESS -> texts(field, user).anyMatch(value -> compare(comparison, value) < 0);
            case LESS_OR_EQUAL -> texts(field, user).anyMatch(value -> compare(comparison, value) <= 0);
        };
    }

    /** Scans of a million users ask this of each, so it makes no list. */
    private static <T> boolean hasEqual(Field<T> field, String text, User user) {
        T value = field.valueOf(user);
        if (value == null) {
            return false;
        }
        if (!field.isList()) {
            String own = field.format(value);
            return own.equals(text) || compare(field, own, text) == 0;
        }
        String canonical = field.comparedText(text);
        if (!(value instanceof Set<?> keys)) {
            return folded(field, user).anyMatch(canonical::equals);
        }
        for (Object key : keys) {
            if (key.toString().equals(canonical)) {
                return true;
            }
        }
        return false;
    }

    /** The canonical texts of a user's value; none when there is no value. */
    static <T> Stream<String> texts(Field<T> field, User user) {
        @Nullable T value = field.valueOf(user);
        return value == null ? Stream.empty() : field.formatAll(value).stream();
    }

    /** The one text by which a value is sorted, or null when there is no value. */
    static <T> @Nullable String sortText(Field<T> field, User user) {
        @Nullable T value = field.valueOf(user);
        return value == null ? null : field.format(value);
    }

    private static Stream<String> folded(Field<?> field, User user) {
        return texts(field, user).map(field::comparedText);
    }

    private static int compare(Filter.Comparison comparison, String value) {
        return compare(comparison.field(), value, comparison.value());
    }

    /** Compares two canonical texts of one field by the order of its type. */
    static int compare(Field<?> field, String left, String right) {
        return switch (field.type()) {
            case TEXT -> CanonicalForm.compare(canonical(field, left), canonical(field, right));
            case KEYS -> CanonicalForm.compare(field.comparedText(left), field.comparedText(right));
            case NUMBER -> new BigDecimal(left).compareTo(new BigDecimal(right));
            case INSTANT -> Instant.parse(left).compareTo(Instant.parse(right));
            case DATE, YES_NO -> CanonicalForm.compare(left, right);
            case USER_REFERENCE -> CanonicalForm.compare(left.strip(), right.strip());
        };
    }

    /**
     * The canonical text of a value, of one element for a list.
     *
     * @throws IllegalArgumentException if the text is no value of the field
     */
    static String requireValue(Field<?> field, String text) {
        return canonicalText(field, text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no value of " + field.key() + "; " + field.type()));
    }

    private static <T> Optional<String> canonicalText(Field<T> field, String text) {
        Parsed<T> value = field.parseAll(List.of(text));
        return value.isValid() ? Optional.of(field.formatAll(value.value()).get(0)) : Optional.empty();
    }

    /**
     * A part of a text, as it is.
     *
     * @throws IllegalArgumentException if no stored text can hold it
     */
    static String requirePart(Field<?> field, String text) {
        if (!isEncodable(text)) {
            throw new IllegalArgumentException("a part of " + field.key()
                    + " must not hold NUL or half of a character, which no stored text holds");
        }
        return text;
    }

    /** Whether every database can hold the text: no NUL and no half of a surrogate pair. */
    static boolean isEncodable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Whether a text can be a key of a sort: texts as users have them, other values in their one form. */
    static boolean isSortKey(Field<?> field, String text) {
        Optional<String> canonical = canonicalText(field, text);
        return switch (field.type()) {
            case TEXT, KEYS, USER_REFERENCE -> canonical.isPresent();
            case NUMBER, INSTANT, DATE, YES_NO -> canonical.filter(text::equals).isPresent();
        };
    }

    /** Whether one of the user's values is among some {@linkplain #key keys}; scans ask this of each user. */
    static <T> boolean isAmong(Field<T> field, Set<String> keys, User user) {
        T value = field.valueOf(user);
        if (value == null) {
            return false;
        }
        if (!(value instanceof Set<?> items)) {
            return field.isList() ? folded(field, user).anyMatch(keys::contains) : keys.contains(key(field, value));
        }
        for (Object item : items) {
            if (keys.contains(item.toString())) {
                return true;
            }
        }
        return false;
    }

    /** The text that equal values of a field share, for the canonical text of one; of one element for a list. */
    static <T> String key(Field<T> field, String text) {
        return field.isList()
                ? field.comparedText(text)
                : key(field, field.parse(text).value());
    }

    private static <T> String key(Field<T> field, T value) {
        return switch (field.type()) {
            case TEXT -> field.canonical(value);
            case KEYS -> CanonicalForm.of(field.format(value));
            case NUMBER, INSTANT, DATE, YES_NO, USER_REFERENCE -> field.format(value);
        };
    }

    private static <T> String canonical(Field<T> field, String text) {
        return field.canonical(field.parse(text).value());
    }
}
