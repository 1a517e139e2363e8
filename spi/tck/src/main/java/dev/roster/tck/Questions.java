package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.stream.IntStream;

/** Asks stores about users whom the caller stored, and compares with the {@link Oracle}. */
final class Questions {

    private static final int MANY = 10_000;

    private final Stores stores;
    private final Oracle oracle;

    Questions(Stores stores, List<User> users) {
        this.stores = stores;
        oracle = new Oracle(users);
    }

    /** Asks for a comparison, if the operator suits the field and the text is a value of it. */
    void ask(Field<?> field, Operator operator, String text) {
        String value = operator == Operator.PRESENT ? "" : text;
        boolean isValue = operator.isOfParts()
                || operator == Operator.PRESENT
                || field.parseAll(List.of(value)).isValid();
        if (isValue && QueryDice.suits(field, operator)) {
            ask(new Filter.Comparison(field, operator, value));
        }
    }

    /** Asks for a comparison with the first text of a user's value. */
    void askOfValueOf(Field<?> field, Operator operator, User user) {
        ask(field, operator, texts(field, user).get(0));
    }

    /** Asks for a filter and for its negation. */
    void ask(Filter filter) {
        for (Filter each : List.of(filter, new Filter.Not(filter))) {
            List<String> expected = Samples.ids(oracle.answer(UserQuery.first(1).where(each)));
            List<User> found = stores.users()
                    .query(UserQuery.first(UserQuery.MAX_LIMIT).where(each))
                    .users();
            assertThat(Samples.ids(found)).as("%s", each).isEqualTo(expected);
        }
        assertThat(stores.users().count(filter, MANY))
                .as("count of %s", filter)
                .isEqualTo(oracle.answer(UserQuery.first(1).where(filter)).size());
    }

    /** Asks for everybody in some orders. */
    void sort(Sort... sorts) {
        for (Sort sort : sorts) {
            UserQuery query = UserQuery.first(3).sortedBy(sort);
            assertThat(Samples.ids(Samples.pages(stores, query)))
                    .as("%s", sort)
                    .isEqualTo(Samples.ids(oracle.answer(query)));
        }
    }

    /** Asks for values. */
    void values(ValueQuery... queries) {
        for (ValueQuery query : queries) {
            assertThat(stores.users().values(query)).as("%s", query).satisfies(found -> oracle.check(query, found));
        }
    }

    /** As many values of a field as a filter takes, none of which {@link SampleUsers#full} has. */
    static List<String> others(Field<?> field) {
        return IntStream.range(0, MANY).mapToObj(number -> other(field, number)).toList();
    }

    private static String other(Field<?> field, int number) {
        return switch (field.type()) {
            case TEXT ->
                field.equals(Field.PRIMARY_EMAIL)
                        ? "v" + number + "@example.com"
                        : field.equals(Field.PHONE_NUMBER) ? "+4940" + (1_000_000 + number) : "v" + number;
            case KEYS -> field.equals(Field.GRANTS) ? "v@team:t" + number : "v" + number;
            case NUMBER -> Integer.toString(100 + number);
            case DATE -> java.time.LocalDate.of(1950, 1, 1).plusDays(number).toString();
            case INSTANT -> Samples.NOON.minusSeconds(number + 1L).toString();
            case USER_REFERENCE -> "v" + number;
            case YES_NO -> "true";
        };
    }

    static <T> List<String> texts(Field<T> field, User user) {
        return field.of(user).map(field::formatAll).orElse(List.of());
    }
}
