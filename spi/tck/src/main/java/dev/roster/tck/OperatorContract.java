package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What operators mean where stores differ: rules US-14, UQ-01 and UQ-04, against the opinion of the {@link Oracle}. */
public interface OperatorContract extends StoresFactory {

    /** Texts in which patterns, folding and collations go wrong. */
    List<String> ODD_TEXTS = List.of(
            "100%",
            "100x",
            "a_b",
            "axb",
            "a\\b",
            "a\\\\b",
            "ab",
            "!a!",
            "a*b?",
            "'quoted'",
            "\"quoted\"",
            "[a]",
            "a  b",
            "a b",
            "Stra\u00dfe",
            "STRASSE",
            "\u00c9mile",
            "e\u0301MILE",
            "emile",
            "\u0130pek",
            "ipek",
            "\u0131lgaz",
            "ILGAZ",
            "\ufb01n",
            "fin",
            "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
            "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
            "\u00c5ngstr\u00f6m",
            "\u212bNGSTR\u00d6M",
            "\ud83d\ude00x",
            "\uff5ex",
            "\ue000x",
            "10",
            "9",
            "x\ny");

    /** Texts. */
    @Test
    @DisplayName(
            "US-14: texts, keys, attributes and lists are compared as Java compares them: wildcards, folding, beyond ASCII and the BMP")
    default void comparesOddTexts() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = new ArrayList<>(IntStream.range(0, ODD_TEXTS.size())
                    .mapToObj(i -> odd("u" + i, ODD_TEXTS.get(i)))
                    .toList());
            users.add(Samples.user("nothing"));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            List<Field<?>> fields = List.of(
                    Field.DEPARTMENT,
                    Field.USER_NAME,
                    Field.GROUPS,
                    SampleUsers.ATTRIBUTES.get(0).field(),
                    SampleUsers.ATTRIBUTES.get(5).field());
            int step = Extent.of(1, 4);
            int start = 0;
            for (Field<?> field : fields) {
                for (Operator operator : Operator.values()) {
                    for (int i = start++ % step; i < ODD_TEXTS.size(); i += step) {
                        questions.ask(field, operator, ODD_TEXTS.get(i));
                    }
                }
            }
        }
    }

    private static User odd(String id, String text) {
        boolean isKey = text.indexOf('\n') < 0;
        return Samples.user(
                id,
                user -> user.department(text)
                        .userName(isKey ? new UserName(text + " " + id) : null)
                        .groups(isKey ? List.of(new GroupKey(text), new GroupKey("b")) : List.of())
                        .attribute(new AttributeKey("note"), new AttributeValue.Text(text))
                        .attribute(
                                new AttributeKey("languages"),
                                isKey ? new AttributeValue.TextList(List.of("z", text, "b")) : null));
    }

    /** Nothing. */
    @Test
    @DisplayName(
            "US-14: no value and no element are nothing: not present, unequal to everything, part of nothing, and so under NOT")
    default void comparesWhatIsNotThere() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = List.of(SampleUsers.full("full"), Samples.user("bare"));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Field<?> field : QueryDice.FIELDS) {
                for (Operator operator : Operator.values()) {
                    questions.askOfValueOf(field, operator, users.get(0));
                }
                questions.ask(new Filter.In(field, Set.of()));
                questions.ask(field, Operator.CONTAINS, "");
                questions.ask(field, Operator.STARTS_WITH, "");
                questions.ask(field, Operator.ENDS_WITH, "");
            }
        }
    }

    /** Elements. */
    @Test
    @DisplayName(
            "US-14: elements of a list are compared one by one: no text goes from one to the next, and any place counts")
    default void comparesElementsAlone() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            AttributeKey languages = new AttributeKey("languages");
            List<User> users = List.of(
                    Samples.user(
                            "u1",
                            user -> user.groups(List.of(new GroupKey("ab"), new GroupKey("cd")))
                                    .attribute(languages, new AttributeValue.TextList(List.of("ab", "cd")))),
                    Samples.user(
                            "u2",
                            user -> user.groups(List.of(new GroupKey("ab cd")))
                                    .attribute(languages, new AttributeValue.TextList(List.of("cd", "ab, cd")))),
                    Samples.user(
                            "u3",
                            user -> user.groups(List.of(new GroupKey("a")))
                                    .attribute(languages, new AttributeValue.TextList(List.of("abcd")))),
                    Samples.user("u4"));
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Field<?> field :
                    List.of(Field.GROUPS, SampleUsers.ATTRIBUTES.get(5).field())) {
                for (String text : List.of(
                        "ab", "cd", "a", "d", "bc", "b c", "b,c", "b, c", "b;c", "ab cd", "abcd", "AB", "ab,cd")) {
                    for (Operator operator : List.of(
                            Operator.EQUAL,
                            Operator.NOT_EQUAL,
                            Operator.CONTAINS,
                            Operator.STARTS_WITH,
                            Operator.ENDS_WITH)) {
                        questions.ask(field, operator, text);
                    }
                    questions.ask(new Filter.In(field, Set.of(text)));
                }
            }
        }
    }

    /** Every operator under NOT. */
    @Test
    @DisplayName(
            "US-14: whatever a filter wants, its negation wants the others, for every field and operator (seed 38)")
    default void negatesEveryOperator() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 38);
            for (Field<?> field : QueryDice.FIELDS) {
                for (Operator operator : Operator.values()) {
                    interview.dice().comparison(field, operator).ifPresent(filter -> {
                        interview.count(new Filter.Not(filter));
                        interview.count(new Filter.Not(new Filter.Any(List.of(filter, new Filter.Not(filter)))));
                    });
                }
            }
        }
    }

    /** Words. */
    @Test
    @DisplayName(
            "UQ-01: words end where their field ends: none is made of the end of one and the beginning of the next")
    default void joinsNoFields() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(Samples.user(
                            "u1",
                            user -> user.displayName("Ada")
                                    .firstName("Love")
                                    .lastName("Lace")
                                    .userName(new UserName("coun tess"))
                                    .employeeId(new dev.roster.model.EmployeeId("77")))));
            for (String missed :
                    List.of("adalove", "lovelace", "lacecoun", "tessu1", "com77", "com7", "77ada", "countess")) {
                assertThat(Samples.scanned(stores, Filter.search(missed)))
                        .as(missed)
                        .isEmpty();
            }
            for (String found : List.of("lace love", "TESS 7 ada", "u1 example com", "coun ada lace")) {
                assertThat(Samples.scanned(stores, Filter.search(found)))
                        .as(found)
                        .hasSize(1);
            }
        }
    }

    /** Prefixes. */
    @Test
    @DisplayName(
            "UQ-04: values are narrowed by a beginning as Java compares it, and spellings of one are counted as one")
    default void narrowsValues() {
        try (Stores stores = newStores()) {
            List<User> users = IntStream.range(0, ODD_TEXTS.size())
                    .mapToObj(i -> odd("u" + i, ODD_TEXTS.get(i)))
                    .toList();
            Samples.load(stores, users);
            Questions questions = new Questions(stores, users);
            for (Field<?> field : List.of(
                    Field.DEPARTMENT,
                    Field.GROUPS,
                    SampleUsers.ATTRIBUTES.get(0).field())) {
                questions.values(ValueQuery.of(field).limit(1_000));
                for (String text : List.of(
                        "%", "_", "\\", "a_", "A\\", "!", "\u00e9", "STRA", "\ud83d\ude00", "\u0130", "i", "'")) {
                    for (ValueQuery.Order order : ValueQuery.Order.values()) {
                        questions.values(ValueQuery.of(field)
                                .startingWith(text)
                                .sorted(order)
                                .limit(1_000));
                    }
                }
            }
        }
    }

    /** Pages of a filter with a sort by the same field. */
    @Test
    @DisplayName(
            "US-14: a filter and a sort by one attribute, two attributes, or what moves do not get into each other's way")
    default void filtersAndSortsByOneField() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 39);
            for (Field<?> field : QueryDice.FIELDS) {
                if (!field.isList()) {
                    Filter filter = interview
                            .dice()
                            .comparison(field, Operator.NOT_EQUAL)
                            .orElseThrow();
                    interview.ask(UserQuery.first(7)
                            .sortedBy(
                                    Sort.descending(field),
                                    Sort.ascending(
                                            field.equals(Field.LAST_LOGIN_AT)
                                                    ? Field.SKILL_COUNT
                                                    : Field.LAST_LOGIN_AT))
                            .where(filter));
                }
            }
        }
    }
}
