package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether values that look alike are told apart, and those that mean the same are taken for one, by every operator, order
 * and key of every field: rules US-14, US-15, US-05, UQ-02 and UQ-04.
 */
public interface LookalikeContract extends StoresFactory {

    /** Every operator of every field. */
    @Test
    @DisplayName(
            "US-14: every operator of every field, and its opposite, means of values that look alike what Java says")
    default void tellsLookalikesApart() {
        try (Stores stores = newStores()) {
            List<User> users = given(stores);
            Random random = new Random(79);
            lookalikes().forEach((field, values) -> {
                for (Operator operator : Operator.values()) {
                    for (String value : questions(field, operator, values)) {
                        if (operator.suits(field) && random.nextInt(rarity(operator)) == 0) {
                            assertSame(stores, users, new Filter.Comparison(field, operator, value), random);
                        }
                    }
                }
            });
        }
    }

    /** One of how many questions is asked. */
    private static int rarity(Operator operator) {
        return operator == Operator.EQUAL ? Extent.of(2, 4) : Extent.of(5, 12);
    }

    private static List<String> questions(Field<?> field, Operator operator, List<String> values) {
        if (operator == Operator.PRESENT) {
            return List.of("");
        }
        List<String> questions = new ArrayList<>(operator.isOfParts() ? Lookalikes.PARTS : List.of());
        questions.addAll(elements(field, values));
        return questions;
    }

    private static List<String> elements(Field<?> field, List<String> values) {
        return field.isList()
                ? values.stream()
                        .flatMap(value -> Stream.of(value.split("\\|")))
                        .distinct()
                        .toList()
                : values;
    }

    private static void assertSame(Stores stores, List<User> users, Filter comparison, Random random) {
        Filter filter = switch (random.nextInt(3)) {
            case 0 -> comparison;
            case 1 -> new Filter.Not(comparison);
            default -> new Filter.Not(new Filter.All(List.of(comparison, Filter.everybody())));
        };
        long expected = users.stream().filter(filter::matches).count();
        assertThat(stores.users().count(filter, Long.MAX_VALUE))
                .as("%s", filter)
                .isEqualTo(expected);
    }

    /** Every field by which users are sorted and counted. */
    @Test
    @DisplayName("US-15: users with values that look alike are sorted by every field, up and down, as Java says")
    default void sortsLookalikes() {
        try (Stores stores = newStores()) {
            List<User> users = given(stores);
            for (Field<?> field : lookalikes().keySet()) {
                for (Sort.Direction direction : Sort.Direction.values()) {
                    if (!field.isList()) {
                        UserQuery query = UserQuery.first(1_000).sortedBy(new Sort(field, direction));
                        List<User> expected =
                                users.stream().sorted(query.order()).toList();
                        assertThat(Samples.ids(stores.users().query(query).users()))
                                .as("by %s %s", field, direction)
                                .isEqualTo(Samples.ids(expected));
                    }
                }
            }
        }
    }

    /** Every field whose values are counted. */
    @Test
    @DisplayName("UQ-04: values that look alike are counted apart, and those that mean the same as one, of every field")
    default void countsLookalikes() {
        try (Stores stores = newStores()) {
            List<User> users = given(stores);
            for (Field<?> field : lookalikes().keySet()) {
                ValueQuery query = ValueQuery.of(field).limit(ValueQuery.MAX_LIMIT);
                assertThat(stores.users().values(query).stream()
                                .map(value -> WalkUsers.comparable(field, value.value()) + " " + value.count()))
                        .as("values of %s", field)
                        .isEqualTo(query.answer(users.stream()).stream()
                                .map(value -> WalkUsers.comparable(field, value.value()) + " " + value.count())
                                .toList());
            }
        }
    }

    /** Every key. */
    @Test
    @DisplayName("US-05: users with keys that look alike are found by their own, of whatever field and length")
    default void correlatesLookalikes() {
        try (Stores stores = newStores()) {
            List<User> users = given(stores);
            List<CorrelationKey> keys = new ArrayList<>();
            lookalikes().forEach((field, values) -> {
                if (CorrelationKey.isAllowed(field)) {
                    values.forEach(value -> keys.add(keyOf(field, value)));
                }
            });
            List<List<User>> expected = keys.stream()
                    .map(key -> users.stream().filter(key::matches).limit(2).toList())
                    .toList();
            List<List<User>> found = stores.users().correlate(keys);
            for (int i = 0; i < keys.size(); i++) {
                assertThat(Samples.ids(found.get(i))).as("%s", keys.get(i)).isEqualTo(Samples.ids(expected.get(i)));
            }
        }
    }

    /** Every list of values. */
    @Test
    @DisplayName("UQ-02: of values that look alike, those that are named are wanted and no others, of every field")
    default void namesLookalikes() {
        try (Stores stores = newStores()) {
            List<User> users = given(stores);
            Random random = new Random(80);
            lookalikes().forEach((field, values) -> {
                for (int i = 0; i < 4; i++) {
                    Set<String> named = new LinkedHashSet<>();
                    elements(field, values).stream()
                            .filter(value -> random.nextInt(3) == 0)
                            .forEach(named::add);
                    assertSame(stores, users, new Filter.In(field, named), random);
                }
            });
        }
    }

    private static <T> CorrelationKey keyOf(Field<T> field, String value) {
        return CorrelationKey.of(field, field.parse(value).value());
    }

    /** One user for each value, and one without; users who would collide get other unique values. */
    private static List<User> given(Stores stores) {
        Samples.given(stores, SampleUsers.ATTRIBUTES);
        Map<Field<?>, List<String>> lookalikes = lookalikes();
        int most = lookalikes.values().stream().mapToInt(List::size).max().orElseThrow();
        List<User> users = new ArrayList<>(List.of(Samples.user("x0")));
        Map<Field<?>, Set<String>> taken = new LinkedHashMap<>();
        for (int i = 0; i < most; i++) {
            UserBuilder user = User.builder(new UserId((i % 2 == 0 ? "w" : "W") + i / 2))
                    .version(1)
                    .primaryEmail(new EmailAddress("w" + i + "@example.com"));
            int number = i;
            lookalikes.forEach((field, values) -> {
                if (number < values.size()) {
                    put(field, values.get(number), user, taken);
                }
            });
            users.add(user.build());
        }
        Samples.load(stores, users);
        users.sort(Comparator.comparing(User::id));
        return users;
    }

    private static <T> void put(Field<T> field, String text, UserBuilder user, Map<Field<?>, Set<String>> taken) {
        T value = field.parse(text).value();
        if (!field.isUnique()
                || taken.computeIfAbsent(field, any -> new LinkedHashSet<>()).add(field.canonical(value))) {
            field.set(user, value);
        }
    }

    /** For each field that can be written, texts that are values of it. */
    private static Map<Field<?>, List<String>> lookalikes() {
        Map<Field<?>, List<String>> all = new LinkedHashMap<>();
        for (Field<?> field : Fields.with(SampleUsers.ATTRIBUTES).all()) {
            List<String> values = texts(field).stream()
                    .filter(text -> isValue(field.parse(text), text))
                    .toList();
            if (!field.equals(Field.ID) && !values.isEmpty()) {
                all.put(field, values);
            }
        }
        return all;
    }

    private static boolean isValue(Parsed<?> parsed, String text) {
        return parsed.isValid() && !text.isBlank();
    }

    private static List<String> texts(Field<?> field) {
        boolean isNote = field.attribute().map(CustomAttribute::type).orElse(null) == AttributeType.TEXT;
        return switch (field.type()) {
            case TEXT -> {
                List<String> texts = new ArrayList<>(Lookalikes.TEXTS);
                texts.addAll(Lookalikes.ADDRESSES);
                texts.addAll(Lookalikes.WORDS);
                texts.addAll(isNote ? Lookalikes.LONG : Lookalikes.MIDDLE);
                yield texts;
            }
            case KEYS -> Lookalikes.KEYS;
            case NUMBER -> Lookalikes.NUMBERS;
            case DATE -> Lookalikes.DAYS;
            case INSTANT -> Lookalikes.MOMENTS;
            case YES_NO -> List.of("false", "true");
            case USER_REFERENCE -> List.of("u1", "U1", "u_", "u%", "ux");
        };
    }
}
