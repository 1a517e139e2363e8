package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How answers are cut into pages and streams: rules US-06, US-07, US-15 and US-18. */
public interface UserPagingContract extends StoresFactory {

    /** An empty answer is one empty page. */
    @Test
    @DisplayName("US-06: an empty answer is one empty page without a next one")
    default void givesAnEmptyPage() {
        try (Stores stores = newStores()) {
            assertThat(stores.users().query(UserQuery.first(1))).isEqualTo(new Page(List.of(), null));
        }
    }

    /** Pages of every size hold the same users in the same order. */
    @Test
    @DisplayName("US-06: pages of any size, down to one user, give everybody once and in order (seed 21)")
    default void pagesThroughEverybody() {
        try (Stores stores = newStores()) {
            List<User> users = new SampleUsers(21).users(60);
            Samples.load(stores, users);
            UserQuery query =
                    UserQuery.first(1).sortedBy(Sort.ascending(Field.DEPARTMENT), Sort.descending(Field.HIRE_DATE));
            List<User> expected = users.stream().sorted(query.order()).toList();
            for (int limit : new int[] {1, 7, 59, 60, 61, 1_000}) {
                UserQuery sized = new UserQuery(query.filter(), query.sorts(), limit, null);
                assertThat(Samples.ids(Samples.pages(stores, sized)))
                        .as("limit %s", limit)
                        .isEqualTo(Samples.ids(expected));
            }
        }
    }

    /** The last page says so. */
    @Test
    @DisplayName("US-06: a full last page has no next one, and a cursor survives its word")
    default void endsOnAFullPage() {
        try (Stores stores = newStores()) {
            Samples.load(stores, List.of(Samples.user("a"), Samples.user("b"), Samples.user("c"), Samples.user("d")));
            Page first = stores.users().query(UserQuery.first(2));
            assertThat(Samples.ids(first.users())).containsExactly("a", "b");
            Cursor next = Cursor.parse(first.next().orElseThrow().token());
            Page last = stores.users().query(UserQuery.first(2).from(next));
            assertThat(Samples.ids(last.users())).containsExactly("c", "d");
            assertThat(last.next()).isEmpty();
        }
    }

    /** Pages that begin after somebody who is gone. */
    @Test
    @DisplayName("US-06: pages go on in every order when the user at the end of a page is deleted before the next")
    default void goesOnAfterADeletedUser() {
        List<List<Sort>> orders = List.of(
                List.of(),
                List.of(Sort.descending(Field.ID)),
                List.of(Sort.ascending(Field.DEPARTMENT)),
                List.of(Sort.descending(Field.DEPARTMENT), Sort.ascending(Field.POSITION)));
        for (List<Sort> order : orders) {
            try (Stores stores = newStores()) {
                List<User> users = IntStream.range(0, 9)
                        .mapToObj(i -> Samples.user("u" + i, user -> user.department(i % 4 == 0 ? null : "d" + i % 2)))
                        .toList();
                Samples.load(stores, users);
                UserQuery query = UserQuery.first(2).sortedBy(order.toArray(Sort[]::new));
                List<String> found = new ArrayList<>();
                Page page = stores.users().query(query);
                found.addAll(Samples.ids(page.users()));
                while (page.next().isPresent() && found.size() < 20) {
                    User last = page.users().get(page.users().size() - 1);
                    assertThat(Samples.commit(stores, Samples.delete(last))).isEqualTo(UnitOutcome.WRITTEN);
                    page = stores.users().query(query.from(page.next().orElseThrow()));
                    found.addAll(Samples.ids(page.users()));
                }
                assertThat(found)
                        .as("by %s", order)
                        .isEqualTo(
                                Samples.ids(users.stream().sorted(query.order()).toList()));
            }
        }
    }

    /** Ids break ties, upward even when the sort goes down. */
    @Test
    @DisplayName("US-15: ids break ties in code point order, upward in both directions")
    default void breaksTiesById() {
        try (Stores stores = newStores()) {
            List<String> ids = List.of("b", "B", "a-1", "a", "A", "a1", "10", "9", "~", "a_1");
            Samples.load(
                    stores,
                    IntStream.range(0, ids.size())
                            .mapToObj(i -> Samples.user(
                                    ids.get(i),
                                    user -> user.primaryEmail(new EmailAddress("m" + i + "@example.com"))
                                            .department("Same")))
                            .toList());
            List<String> expected = List.of("10", "9", "A", "B", "a", "a-1", "a1", "a_1", "b", "~");
            for (Sort sort : List.of(Sort.ascending(Field.DEPARTMENT), Sort.descending(Field.DEPARTMENT))) {
                assertThat(Samples.ids(Samples.pages(stores, UserQuery.first(3).sortedBy(sort))))
                        .isEqualTo(expected);
            }
            assertThat(Samples.ids(Samples.pages(stores, UserQuery.first(3)))).isEqualTo(expected);
        }
    }

    /** Users without a value come last. */
    @Test
    @DisplayName("US-15: users without a value come last in both directions, and pages may end among them")
    default void putsMissingValuesLast() {
        try (Stores stores = newStores()) {
            Samples.load(
                    stores,
                    List.of(
                            Samples.user("n1"),
                            Samples.user("x", user -> user.department("Alpha")),
                            Samples.user("n2"),
                            Samples.user("y", user -> user.department("beta")),
                            Samples.user("n3")));
            assertThat(Samples.ids(
                            Samples.pages(stores, UserQuery.first(1).sortedBy(Sort.ascending(Field.DEPARTMENT)))))
                    .containsExactly("x", "y", "n1", "n2", "n3");
            assertThat(Samples.ids(
                            Samples.pages(stores, UserQuery.first(1).sortedBy(Sort.descending(Field.DEPARTMENT)))))
                    .containsExactly("y", "x", "n1", "n2", "n3");
        }
    }

    /** Text is ordered by canonical form and code point. */
    @Test
    @DisplayName("US-15: text is ordered by canonical form in code point order, whatever the database's collation")
    default void ordersTextByCodePoint() {
        try (Stores stores = newStores()) {
            List<String> names = List.of(
                    "_", "a b", "a-b", "AB", "ab c", "b", "Z", "\u00e9", "\u0131", "\u4e2d", "\ue000", "\ud83d\ude00");
            Samples.load(
                    stores,
                    IntStream.range(0, names.size())
                            .mapToObj(i -> Samples.user("u" + (99 - i), user -> user.displayName(names.get(i))))
                            .toList());
            UserQuery upward = UserQuery.first(5).sortedBy(Sort.ascending(Field.DISPLAY_NAME));
            assertThat(Samples.pages(stores, upward).stream()
                            .map(user -> user.name().displayName()))
                    .containsExactlyElementsOf(names);
        }
    }

    /** Writers do not disturb those whom they do not touch. */
    @Test
    @DisplayName("US-06: users that nobody touches appear exactly once and in order while others come, go and move")
    default void pagesUnderChurn() {
        try (Stores stores = newStores()) {
            List<User> steady = named("s", 120);
            List<User> restless = new ArrayList<>(named("r", 60));
            Samples.load(stores, steady);
            Samples.load(stores, restless);
            UserQuery query = UserQuery.first(7).sortedBy(Sort.descending(Field.DISPLAY_NAME));
            List<String> seen = new ArrayList<>();
            int round = 0;
            Optional<Cursor> place = Optional.empty();
            do {
                Page page = stores.users().query(place.map(query::from).orElse(query));
                page.users().stream()
                        .map(user -> user.id().value())
                        .filter(id -> id.startsWith("s"))
                        .forEach(seen::add);
                place = page.next();
                assertThat(seen).as("pages come to an end").hasSizeLessThanOrEqualTo(steady.size());
                churn(stores, restless, round++);
            } while (place.isPresent());

            assertThat(seen)
                    .isEqualTo(Samples.ids(steady.stream().sorted(query.order()).toList()));
        }
    }

    /** Scans go by id. */
    @Test
    @DisplayName("US-07: a scan streams the wanted users by id and can be closed early (seed 22)")
    default void scansInTheOrderOfIds() {
        try (Stores stores = newStores()) {
            List<User> users = new SampleUsers(22).users(1_100);
            Samples.load(stores, users);
            Filter filter = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE);
            List<User> expected = users.stream()
                    .filter(filter::matches)
                    .sorted(Comparator.comparing(User::id))
                    .toList();
            try (Stream<User> scan = stores.users().scan(filter)) {
                assertThat(Samples.ids(scan.toList())).isEqualTo(Samples.ids(expected));
            }
            try (Stream<User> scan = stores.users().scan(filter)) {
                assertThat(scan.findFirst()).contains(expected.get(0));
            }
        }
    }

    /** Users that appear or vanish do not disturb a scan. */
    @Test
    @DisplayName("US-07: a scan may be read while users are written, and gives those that nobody touches once")
    default void scansUnderChurn() {
        try (Stores stores = newStores()) {
            List<User> steady = named("s", 2_100);
            List<User> restless = new ArrayList<>(named("r", 60));
            Samples.load(stores, steady);
            Samples.load(stores, restless);
            List<String> seen = new ArrayList<>();
            try (Stream<User> scan = stores.users().scan(Filter.everybody())) {
                scan.forEach(user -> {
                    if (seen.size() % 500 == 0) {
                        churn(stores, restless, seen.size());
                    }
                    seen.add(user.id().value());
                });
            }
            assertThat(seen.stream().filter(id -> id.startsWith("s")))
                    .containsExactlyElementsOf(
                            Samples.ids(steady).stream().sorted().toList());
        }
    }

    /** A count is exact up to its limit. */
    @Test
    @DisplayName("US-18: a count is exact up to its limit and stops there, for every kind of filter (seed 23)")
    default void countsUsers() {
        try (Stores stores = newStores()) {
            Interview interview = new Interview(stores, 23);
            assertThat(stores.users().count(Filter.everybody(), Long.MAX_VALUE)).isEqualTo(60);
            assertThat(stores.users().count(Filter.everybody(), 60)).isEqualTo(60);
            assertThat(stores.users().count(Filter.everybody(), 59)).isEqualTo(59);
            assertThat(stores.users().count(Filter.everybody(), 1)).isEqualTo(1);
            assertThat(stores.users().count(Filter.nobody(), 10)).isZero();
            for (int i = 0; i < 20; i++) {
                interview.count(interview.dice().query().filter());
            }
            assertThatThrownBy(() -> stores.users().count(Filter.everybody(), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<User> named(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.user(prefix + i, user -> user.displayName("Name " + (i * 7 % 50))))
                .toList();
    }

    /** Renames one restless user, deletes a second and inserts a third. */
    private static void churn(Stores stores, List<User> restless, int round) {
        User renamed = restless.remove(restless.size() - 1).with(user -> user.displayName("Name " + (round * 11 % 50)));
        Write rename = Samples.update(renamed, renamed.version(), Field.DISPLAY_NAME);
        User removed = restless.remove(0);
        User added = Samples.user("r-new" + round, user -> user.displayName("Name " + (round * 13 % 50)));
        Samples.commit(stores, rename);
        Samples.commit(stores, Samples.delete(removed));
        Samples.commit(stores, Samples.insert(added));
        restless.add(restless.size() / 2, added);
        restless.add(restless.size() / 2, renamed.with(user -> user.version(renamed.version() + 1)));
    }
}
