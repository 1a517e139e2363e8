package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.SearchWords;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                .sorted(order(query.sorts()))
                .toList();
    }

    /** Whether one user is wanted. */
    boolean isWanted(Filter filter, User user) {
        return switch (filter.kind()) {
            case COMPARISON -> isWanted((Filter.Comparison) filter, user);
            case IN -> isWanted((Filter.In) filter, user);
            case SEARCH -> isWanted((Filter.Search) filter, user);
            case ALL -> ((Filter.All) filter).filters().stream().allMatch(part -> isWanted(part, user));
            case ANY -> ((Filter.Any) filter).filters().stream().anyMatch(part -> isWanted(part, user));
            case NOT -> !isWanted(((Filter.Not) filter).filter(), user);
        };
    }

    private boolean isWanted(Filter.In in, User user) {
        List<Key> keys = keys(in.field(), user);
        return in.values().stream()
                .map(text -> key(in.field(), text))
                .anyMatch(value -> keys.stream().anyMatch(key -> key.compareTo(value) == 0));
    }

    private static boolean isWanted(Filter.Search search, User user) {
        List<String> own = SearchWords.of(user);
        return search.words().stream().allMatch(word -> own.stream().anyMatch(start -> start.startsWith(word)));
    }

    private boolean isWanted(Filter.Comparison comparison, User user) {
        List<Key> keys = keys(comparison.field(), user);
        String part = CanonicalForm.of(comparison.value());
        return switch (comparison.operator()) {
            case PRESENT -> !keys.isEmpty();
            case CONTAINS -> keys.stream().anyMatch(key -> key.folded.contains(part));
            case STARTS_WITH -> keys.stream().anyMatch(key -> key.folded.startsWith(part));
            case ENDS_WITH -> keys.stream().anyMatch(key -> key.folded.endsWith(part));
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

    /** Values that are one have one key, are counted once for each user, and come in the order of the query. */
    void check(ValueQuery query, List<? extends ValueCount> found) {
        Field<?> field = query.field();
        Map<Comparable<?>, Long> counts = new HashMap<>();
        Set<String> spellings = new HashSet<>();
        String start = CanonicalForm.of(query.prefix());
        users.stream()
                .filter(user -> isWanted(query.filter(), user))
                .flatMap(user -> texts(field, user).stream())
                .map(text -> withoutDetails(field, text))
                .filter(text -> CanonicalForm.of(text).startsWith(start))
                .forEach(text -> {
                    spellings.add(text);
                    counts.merge(key(field, text).ordered(), 1L, Long::sum);
                });
        List<Comparable<?>> keys = new ArrayList<>(counts.keySet());
        keys.sort((left, right) -> new Key(left, "").compareTo(new Key(right, "")));
        if (query.order() == ValueQuery.Order.BY_COUNT) {
            keys.sort(Comparator.<Comparable<?>, Long>comparing(counts::get).reversed());
        }
        List<Comparable<?>> expected = keys.subList(0, Math.min(query.limit(), keys.size()));
        assertThat(found).extracting(ValueCount::value).isSubsetOf(spellings);
        assertThat(found.stream()
                        .<Comparable<?>>map(value -> key(field, value.value()).ordered()))
                .containsExactlyElementsOf(expected);
        assertThat(found)
                .extracting(ValueCount::count)
                .containsExactlyElementsOf(expected.stream().map(counts::get).toList());
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

    /** Of a grant, role and place alone. */
    private static String withoutDetails(Field<?> field, String text) {
        int details = field.equals(Field.GRANTS) ? text.indexOf(" [") : -1;
        return details < 0 ? text : text.substring(0, details);
    }

    private static Key key(Field<?> field, String text) {
        String folded = CanonicalForm.of(withoutDetails(field, text));
        Comparable<?> ordered = switch (field.type()) {
            case NUMBER -> new BigDecimal(text);
            case INSTANT -> Instant.parse(text);
            case TEXT -> byCodePoint(canonical(field, text));
            case USER_REFERENCE -> byCodePoint(text);
            case KEYS, DATE, YES_NO -> byCodePoint(folded);
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
