package dev.roster.tck;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What questions about some users mean, worked out in the plainest way from what the ports promise: another
 * opinion than that of {@code dev.roster.query}, which a store may use itself. For one thread.
 */
final class Oracle {

    /** A value that can be compared with others of its field, and the folded text in which parts are looked for. */
    private record Key(Comparable<?> ordered, String folded) {

        @SuppressWarnings({"unchecked", "rawtypes"}) // Keys of one field are of one type.
        int compareTo(Key other) {
            return ((Comparable) ordered).compareTo(other.ordered);
        }
    }

    private final List<User> users;
    private final Map<Field<?>, Map<UserId, List<Key>>> known = new HashMap<>();

    Oracle(List<User> users) {
        this.users = users;
    }

    /** Everybody who is asked for, on whatever page, in order. */
    List<User> answer(UserQuery query) {
        return users.stream()
                .filter(user -> isWanted(query.filter(), user))
                .filter(user -> isFound(query.search(), user))
                .sorted(order(query.sorts()))
                .toList();
    }

    private boolean isWanted(Filter filter, User user) {
        if (filter instanceof Filter.All all) {
            return all.filters().stream().allMatch(part -> isWanted(part, user));
        }
        if (filter instanceof Filter.Any any) {
            return any.filters().stream().anyMatch(part -> isWanted(part, user));
        }
        if (filter instanceof Filter.Not not) {
            return !isWanted(not.filter(), user);
        }
        return isWanted((Filter.Comparison) filter, user);
    }

    private boolean isWanted(Filter.Comparison comparison, User user) {
        List<Key> keys = keys(comparison.field(), user);
        String part = CanonicalForm.of(comparison.value());
        return switch (comparison.operator()) {
            case PRESENT -> !keys.isEmpty();
            case CONTAINS -> keys.stream().anyMatch(key -> key.folded.contains(part));
            case STARTS_WITH -> keys.stream().anyMatch(key -> key.folded.startsWith(part));
            case EQUAL -> compares(comparison, keys, difference -> difference == 0);
            case NOT_EQUAL -> !compares(comparison, keys, difference -> difference == 0);
            case GREATER -> compares(comparison, keys, difference -> difference > 0);
            case GREATER_OR_EQUAL -> compares(comparison, keys, difference -> difference >= 0);
            case LESS -> compares(comparison, keys, difference -> difference < 0);
            case LESS_OR_EQUAL -> compares(comparison, keys, difference -> difference <= 0);
        };
    }

    private static boolean compares(Filter.Comparison comparison, List<Key> keys, IntPredicate holds) {
        Key value = key(comparison.field(), comparison.value());
        return keys.stream().anyMatch(key -> holds.test(key.compareTo(value)));
    }

    private boolean isFound(String search, User user) {
        return search.isEmpty()
                || List.of(CanonicalForm.of(search).split("\\s+")).stream().allMatch(word -> occurs(word, user));
    }

    private boolean occurs(String word, User user) {
        return UserQuery.searchedFields().stream()
                .flatMap(field -> keys(field, user).stream())
                .anyMatch(key -> key.folded.contains(word));
    }

    /** Ids decide what the sorts leave open, upward. */
    private Comparator<User> order(List<Sort> sorts) {
        Comparator<User> byId = Comparator.comparing(user -> user.id().value());
        return sorts.stream()
                .map(this::step)
                .reduce(Comparator::thenComparing)
                .map(sorted -> sorted.thenComparing(byId))
                .orElse(byId);
    }

    /** Users without a value come last in both directions. */
    private Comparator<User> step(Sort sort) {
        int sign = sort.direction() == Sort.Direction.ASCENDING ? 1 : -1;
        return (left, right) -> {
            Optional<Key> first = keys(sort.field(), left).stream().findFirst();
            Optional<Key> second = keys(sort.field(), right).stream().findFirst();
            return first.isPresent() && second.isPresent()
                    ? sign * first.get().compareTo(second.get())
                    : Boolean.compare(first.isEmpty(), second.isEmpty());
        };
    }

    private List<Key> keys(Field<?> field, User user) {
        return known.computeIfAbsent(field, f -> new HashMap<>())
                .computeIfAbsent(
                        user.id(),
                        id -> texts(field, user).stream()
                                .map(text -> key(field, text))
                                .toList());
    }

    private static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }

    private static Key key(Field<?> field, String text) {
        int details = field.equals(Field.GRANTS) ? text.indexOf(" [") : -1;
        String folded = CanonicalForm.of(details < 0 ? text : text.substring(0, details));
        Comparable<?> ordered = switch (field.type()) {
            case NUMBER -> new BigDecimal(text);
            case INSTANT -> Instant.parse(text);
            case TEXT -> byCodePoint(canonical(field, text));
            case KEYS, USER_REFERENCE, DATE, YES_NO -> byCodePoint(folded);
        };
        return new Key(ordered, folded);
    }

    private static <T> String canonical(Field<T> field, String text) {
        return field.canonical(field.parse(text).value());
    }

    /** The digits of the UTF-8 bytes: Java orders them as code points are ordered, unlike the text itself. */
    private static String byCodePoint(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
