package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What filters, searches and sorts mean: rule US-06 against the definition in Java. */
public interface UserQueryContract extends StoresFactory {

    /** Each field with each operator. */
    @Test
    @DisplayName("US-06: every field filters by every operator that suits it as the definition says (seed 31)")
    default void filtersByEveryFieldAndOperator() {
        try (Stores stores = newStores()) {
            List<User> users = loaded(stores, 31);
            Random random = new Random(31);
            for (Field<?> field : Fields.with(SampleUsers.ATTRIBUTES).all()) {
                for (Operator operator : Operator.values()) {
                    for (int repeat = 0; repeat < 3; repeat++) {
                        comparison(field, operator, users, random)
                                .ifPresent(filter -> assertAnswer(
                                        stores,
                                        users,
                                        UserQuery.first(UserQuery.MAX_LIMIT).where(filter)));
                    }
                }
            }
        }
    }

    /** Each field as an order. */
    @Test
    @DisplayName("US-06: every field that is no list sorts in both directions as the definition says (seed 32)")
    default void sortsByEveryField() {
        try (Stores stores = newStores()) {
            List<User> users = loaded(stores, 32);
            for (Field<?> field : Fields.with(SampleUsers.ATTRIBUTES).all()) {
                if (!field.isList()) {
                    assertAnswer(stores, users, UserQuery.first(37).sortedBy(Sort.ascending(field)));
                    assertAnswer(stores, users, UserQuery.first(37).sortedBy(Sort.descending(field)));
                }
            }
        }
    }

    /** Words of a search. */
    @Test
    @DisplayName("US-06: a search wants every word somewhere in a name, address or number, whatever the case (seed 33)")
    default void searchesWords() {
        try (Stores stores = newStores()) {
            List<User> users = loaded(stores, 33);
            SampleUsers words = new SampleUsers(33);
            for (int i = 0; i < 30; i++) {
                assertAnswer(stores, users, UserQuery.first(50).searching(words.word()));
                assertAnswer(stores, users, UserQuery.first(50).searching(words.word() + "  " + words.word()));
            }
            List.of("%", "_", "\\", "'", "user1 example", "@", "e-00")
                    .forEach(search ->
                            assertAnswer(stores, users, UserQuery.first(50).searching(search)));
        }
    }

    /** Empty combinations have a meaning. */
    @Test
    @DisplayName("US-06: all of nothing is everybody, any of nothing is nobody")
    default void answersEmptyCombinations() {
        try (Stores stores = newStores()) {
            List<User> users = loaded(stores, 34);
            for (Filter filter : List.of(
                    new Filter.All(List.of()),
                    new Filter.Any(List.of()),
                    new Filter.Not(new Filter.All(List.of())),
                    new Filter.Not(new Filter.Any(List.of())))) {
                assertAnswer(stores, users, UserQuery.first(100).where(filter));
            }
        }
    }

    /** Everything at once. */
    @Test
    @DisplayName(
            "US-06: nested filters, search, several sorts and pages together answer as the definition says (seed 35)")
    default void answersRandomQueries() {
        try (Stores stores = newStores()) {
            List<User> users = loaded(stores, 35);
            SampleUsers words = new SampleUsers(35);
            Random random = new Random(35);
            for (int i = 0; i < 200; i++) {
                String search = random.nextInt(4) == 0 ? words.word() : "";
                Filter filter = nested(users, random, 3);
                UserQuery query = new UserQuery(filter, search, sorts(random), 1 + random.nextInt(40), null);
                assertAnswer(stores, users, query);
            }
        }
    }

    private static List<User> loaded(Stores stores, long seed) {
        SampleUsers.ATTRIBUTES.forEach(stores.attributes()::insert);
        List<User> users = new SampleUsers(seed).users(150);
        Samples.load(stores, users);
        return users;
    }

    /** All pages together are what the definition gives. */
    private static void assertAnswer(Stores stores, List<User> users, UserQuery query) {
        List<User> expected =
                users.stream().filter(query::matches).sorted(query.order()).toList();
        List<User> found = new ArrayList<>();
        Page page = stores.users().query(query);
        found.addAll(page.users());
        while (page.next().isPresent() && found.size() <= users.size()) {
            page = stores.users().query(query.from(page.next().orElseThrow()));
            found.addAll(page.users());
        }
        assertThat(Samples.ids(found)).as("%s", query).isEqualTo(Samples.ids(expected));
        if (query.search().isEmpty()) {
            try (var scan = stores.users().scan(query.filter())) {
                assertThat(scan.count()).as("scan %s", query.filter()).isEqualTo(expected.size());
            }
        }
    }

    private static Filter nested(List<User> users, Random random, int depth) {
        List<Field<?>> fields = List.copyOf(Fields.with(SampleUsers.ATTRIBUTES).all());
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind == 1) {
            return new Filter.Not(nested(users, random, depth - 1));
        }
        if (kind == 2 || kind == 3) {
            List<Filter> parts = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                parts.add(nested(users, random, depth - 1));
            }
            return kind == 2 ? new Filter.All(parts) : new Filter.Any(parts);
        }
        Field<?> field = fields.get(random.nextInt(fields.size()));
        List<Operator> operators = List.of(Operator.values());
        Operator operator = operators.get(random.nextInt(operators.size()));
        return comparison(field, operator, users, random).orElse(Filter.everybody());
    }

    private static List<Sort> sorts(Random random) {
        List<Sort> sorts = new ArrayList<>();
        List<Field<?>> fields =
                new ArrayList<>(Fields.with(SampleUsers.ATTRIBUTES).all());
        fields.removeIf(Field::isList);
        for (int i = random.nextInt(4); i > 0; i--) {
            Field<?> field = fields.remove(random.nextInt(fields.size()));
            sorts.add(random.nextBoolean() ? Sort.ascending(field) : Sort.descending(field));
        }
        return sorts;
    }

    /** A comparison with a value that some user has, or a part of it; empty when the operator does not suit the field. */
    private static Optional<Filter> comparison(Field<?> field, Operator operator, List<User> users, Random random) {
        if (operator == Operator.PRESENT) {
            return Optional.of(new Filter.Comparison(field, operator, ""));
        }
        List<String> texts =
                users.stream().flatMap(user -> texts(field, user).stream()).toList();
        String text = texts.get(random.nextInt(texts.size()));
        boolean isPart = operator == Operator.CONTAINS || operator == Operator.STARTS_WITH;
        String value = isPart ? part(text, operator, random) : text;
        try {
            return Optional.of(new Filter.Comparison(field, operator, value));
        } catch (IllegalArgumentException unsuitable) {
            assertThat(unsuitable).hasMessageContaining("does not suit");
            return Optional.empty();
        }
    }

    private static String part(String text, Operator operator, Random random) {
        int[] codePoints = text.codePoints().toArray();
        int start = operator == Operator.CONTAINS ? random.nextInt(codePoints.length) : 0;
        int length = 1 + random.nextInt(codePoints.length - start);
        return new String(codePoints, start, length);
    }

    private static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }
}
