package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Words, long lists of values and ends of texts: rules UQ-01 to UQ-03. */
public interface UserSearchContract extends StoresFactory {

    /** Each word is the beginning of a word. */
    @Test
    @DisplayName("UQ-01: a search wants each word as the beginning of a word, whatever case and accents")
    default void searchesBeginningsOfWords() {
        try (Stores stores = newStores()) {
            User zoe = Samples.user(
                    "u1",
                    user -> user.displayName("Zo\u00eb O'Neil-Stra\u00dfe")
                            .primaryEmail(new EmailAddress("Z.Neal@Example.com"))
                            .userName(new UserName("the boss"))
                            .employeeId(new EmployeeId("E-0042"))
                            .department("Physics"));
            User wang =
                    Samples.user("u2", user -> user.firstName("\u738b\u5c0f").lastName("\ud835\udc9c\u0301da"));
            Samples.load(stores, List.of(zoe, wang));
            for (String found : List.of(
                    "zoe",
                    "ZO\u00cb",
                    "o'n",
                    "neil",
                    "STRASS",
                    "stra\u00df",
                    "z.neal@exam",
                    "boss",
                    "e-0042",
                    "0042",
                    "neal zoe e",
                    "com")) {
                assertThat(found(stores, found)).as("%s", found).containsAnyOf("u1");
            }
            for (String missed : List.of("oe", "eil", "xample", "42", "physics", "zoe smith", "zoee")) {
                assertThat(found(stores, missed)).as("%s", missed).isEmpty();
            }
            assertThat(found(stores, "\u738b")).containsExactly("u2");
            assertThat(found(stores, "ADA \u738b\u5c0f")).containsExactly("u2");
            assertThat(found(stores, " %_' ")).as("no word at all").containsExactly("u1", "u2");
        }
    }

    /** Words follow their texts. */
    @Test
    @DisplayName("UQ-01: a search finds users by the words that they have now, whichever field was changed")
    default void searchesWhatIsStoredNow() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.displayName("Countess").lastName("Byron"));
            Samples.load(stores, List.of(ada, Samples.user("bob", user -> user.displayName("Robert"))));
            User renamed = ada.with(user -> user.lastName("Lovelace").displayName("not named by the write"));
            Samples.commit(stores, Samples.update(renamed, 1, Field.LAST_NAME));
            assertThat(found(stores, "love count ada")).containsExactly("ada");
            assertThat(found(stores, "byron")).isEmpty();
            assertThat(found(stores, "named")).isEmpty();
            Samples.commit(stores, Samples.update(renamed.with(user -> user.lastName(null)), 2, Field.LAST_NAME));
            assertThat(found(stores, "love")).isEmpty();
            assertThat(found(stores, "countess")).containsExactly("ada");
        }
    }

    /** Words of made-up users. */
    @Test
    @DisplayName("UQ-01: searches of one and two words are answered, alone and with other filters (seed 33)")
    default void searchesWords() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 33);
            QueryDice dice = interview.dice();
            for (int i = 0; i < 12; i++) {
                interview.ask(UserQuery.first(50).searching(dice.beginning()));
                interview.ask(UserQuery.first(7).searching(dice.beginning() + "  " + dice.beginning()));
                interview.ask(UserQuery.first(50)
                        .where(new Filter.Not(Filter.search(dice.beginning())))
                        .searching(dice.beginning()));
            }
            List.of("%", "_", "\\", "'", "user1 example", "@", "e-00", "x".repeat(1_000))
                    .forEach(search -> interview.ask(UserQuery.first(50).searching(search)));
        }
    }

    /** Each field with some of its values. */
    @Test
    @DisplayName("UQ-02: every field is compared with several values at once (seed 36)")
    default void comparesWithSeveralValues() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 36);
            for (Field<?> field : QueryDice.FIELDS) {
                for (int repeat = 0; repeat < Extent.of(2, 1); repeat++) {
                    Filter some = interview.dice().in(field);
                    interview.ask(UserQuery.first(UserQuery.MAX_LIMIT).where(some));
                    interview.ask(UserQuery.first(UserQuery.MAX_LIMIT).where(new Filter.Not(some)));
                }
            }
        }
    }

    /** As many values as a filter takes. */
    @Test
    @DisplayName("UQ-02: 10,000 values are as good as one, for texts, keys and ids")
    default void comparesWithManyValues() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    IntStream.range(0, 40)
                            .mapToObj(i -> Samples.user(
                                    "u" + i,
                                    user -> user.department("D" + i)
                                            .managerId(new UserId("boss-" + i))
                                            .groups(List.of(new dev.roster.model.GroupKey("G" + i)))))
                            .toList());
            List<String> numbers = new ArrayList<>();
            for (int i = 0; numbers.size() < Filter.In.MAX_VALUES; i++) {
                numbers.add(Integer.toString(i * 2 % 10_000 + (i < 5_000 ? 10_000 : 0)));
            }
            for (Field<?> field : List.of(Field.DEPARTMENT, Field.MANAGER_ID, Field.GROUPS, Field.ID)) {
                String prefix = field.equals(Field.MANAGER_ID)
                        ? "boss-"
                        : field.equals(Field.DEPARTMENT) ? "d" : field.equals(Field.GROUPS) ? "G" : "u";
                Filter many = new Filter.In(
                        field, numbers.stream().map(prefix::concat).collect(java.util.stream.Collectors.toSet()));
                assertThat(stores.users()
                                .query(UserQuery.first(100).where(many))
                                .users())
                        .as("%s", field)
                        .hasSize(20);
            }
        }
    }

    /** Ids of different case are different users. */
    @Test
    @DisplayName("UQ-02: a reference to a user means that very id, whatever case")
    default void comparesReferencesExactly() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(
                            Samples.user("a", user -> user.managerId(new UserId("Boss"))),
                            Samples.user("b", user -> user.managerId(new UserId("boss")))));
            UserId boss = new UserId("boss");
            for (Filter filter : List.of(
                    Filter.in(Field.MANAGER_ID, List.of(boss)), Filter.of(Field.MANAGER_ID, Operator.EQUAL, boss))) {
                try (Stream<User> scan = stores.users().scan(filter)) {
                    assertThat(Samples.ids(scan.toList())).containsExactly("b");
                }
            }
        }
    }

    /** The end of a text. */
    @Test
    @DisplayName("UQ-03: a text ends with another one, whatever the case, and wildcards mean themselves")
    default void comparesEnds() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(
                            Samples.user("u1", user -> user.department("Sales EMEA")),
                            Samples.user("u2", user -> user.department("EMEA Sales")),
                            Samples.user("u3", user -> user.department("100%")),
                            Samples.user("u4")));
            assertThat(ends(stores, "emea")).containsExactly("u1");
            assertThat(ends(stores, "SALES")).containsExactly("u2");
            assertThat(ends(stores, "%")).containsExactly("u3");
        }
    }

    private static List<String> ends(Stores stores, String end) {
        Filter filter = new Filter.Comparison(Field.DEPARTMENT, Operator.ENDS_WITH, end);
        return Samples.ids(Samples.pages(stores, UserQuery.first(10).where(filter)));
    }

    private static List<String> found(Stores stores, String search) {
        return Samples.ids(Samples.pages(stores, UserQuery.first(10).searching(search)));
    }
}
