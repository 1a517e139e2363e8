package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages and streams at their edges: rules US-03, US-05 to US-07, US-15, US-18 and UQ-04. */
public interface ScanContract extends StoresFactory {

    /** The user of a cursor goes. */
    @Test
    @DisplayName(
            "US-06: a page begins in the right place when the user of its cursor, or everybody before it, is gone or moved")
    default void goesOnWhenTheUserOfTheCursorIsGone() {
        for (Sort sort : List.of(
                Sort.ascending(Field.DEPARTMENT),
                Sort.descending(Field.DEPARTMENT),
                Sort.ascending(Field.HIRE_DATE),
                Sort.ascending(Field.ID))) {
            for (int going = 1; going <= 3; going++) {
                try (Stores stores = newStores()) {
                    UserQuery query = UserQuery.first(3).sortedBy(sort);
                    List<User> users = numbered(12);
                    Samples.load(stores, users);
                    List<String> expected =
                            Samples.ids(users.stream().sorted(query.order()).toList());
                    Page first = stores.users().query(query);
                    List<User> shown = first.users();
                    for (User gone : shown.subList(shown.size() - going, shown.size())) {
                        Samples.commit(stores, Samples.delete(gone));
                    }
                    UserQuery rest = query.from(first.next().orElseThrow());
                    assertThat(Samples.ids(Samples.pages(stores, rest)))
                            .as("%s without the last %s", sort, going)
                            .isEqualTo(expected.subList(3, 12));
                }
            }
        }
    }

    /** The user of a cursor moves. */
    @Test
    @DisplayName("US-06: a page begins after the place of its cursor, wherever its user moved")
    default void goesOnWhenTheUserOfTheCursorMoved() {
        try (Stores stores = newStores()) {
            Samples.load(stores, numbered(8));
            UserQuery query = UserQuery.first(3).sortedBy(Sort.ascending(Field.DISPLAY_NAME));
            Page first = stores.users().query(query);
            User moved = first.users().get(2).with(user -> user.displayName("Zz"));
            Samples.commit(stores, Samples.update(moved, 1, Field.DISPLAY_NAME));
            assertThat(Samples.ids(Samples.pages(stores, query.from(first.next().orElseThrow()))))
                    .containsExactly("u03", "u04", "u05", "u06", "u07", "u02");
        }
    }

    /** Ties, also among those without a value. */
    @Test
    @DisplayName(
            "US-15: users who share the values of all sorts, or have none, are told apart by id, in pages of any size")
    default void pagesThroughTies() {
        try (Stores stores = newStores()) {
            List<User> users = IntStream.range(0, 24)
                    .mapToObj(i -> Samples.user(
                            (i % 2 == 0 ? "a" : "B") + (23 - i),
                            user -> user.department(i % 3 == 0 ? null : "Same").location(i % 4 < 2 ? null : "Here")))
                    .toList();
            Samples.load(stores, users);
            for (Sort first : List.of(Sort.ascending(Field.DEPARTMENT), Sort.descending(Field.DEPARTMENT))) {
                for (Sort second : List.of(Sort.ascending(Field.LOCATION), Sort.descending(Field.LOCATION))) {
                    for (int size : new int[] {1, 2, 5, 23}) {
                        UserQuery query = UserQuery.first(size).sortedBy(first, second);
                        assertThat(Samples.ids(Samples.pages(stores, query)))
                                .as("%s", query)
                                .isEqualTo(Samples.ids(
                                        users.stream().sorted(query.order()).toList()));
                    }
                }
            }
        }
    }

    /** As many as a page or a batch holds. */
    @Test
    @DisplayName(
            "US-06: pages and scans of 999, 1,000, 1,001, 2,000 and 2,001 users are whole, and so are counts and values")
    default void holdsAsManyAsABatch() {
        try (Stores stores = newStores()) {
            int loaded = 0;
            for (int size : new int[] {999, 1_000, 1_001, 2_000, 2_001}) {
                Samples.load(stores, range(loaded, size));
                loaded = size;
                List<String> ids = Samples.ids(range(0, size));
                Page page = stores.users().query(UserQuery.first(1_000));
                assertThat(page.next().isPresent())
                        .as("a page after %s of %s", 1_000, size)
                        .isEqualTo(size > 1_000);
                assertThat(Samples.ids(Samples.pages(stores, UserQuery.first(1_000))))
                        .isEqualTo(ids);
                assertThat(Samples.ids(Samples.scanned(stores, Filter.everybody())))
                        .isEqualTo(ids);
                assertThat(stores.users().count(Filter.everybody(), Long.MAX_VALUE))
                        .isEqualTo(size);
            }
            assertThat(stores.users().values(ValueQuery.of(Field.DEPARTMENT)))
                    .containsExactly(new ValueCount("all", 2_001));
            assertThat(stores.users().values(ValueQuery.of(Field.ID).limit(1_000)))
                    .hasSize(1_000);
            List<User> all = range(0, 2_001);
            assertThat(stores.users().findAll(all.stream().map(User::id).toList()))
                    .hasSize(2_001);
            assertThat(stores.users()
                            .correlate(all.stream()
                                    .map(user -> CorrelationKey.of(Field.ID, user.id()))
                                    .toList()))
                    .hasSize(2_001)
                    .allMatch(found -> found.size() == 1);
        }
    }

    /** Few wanted among many. */
    @Test
    @DisplayName("US-07: a scan and a page go on through thousands of users of whom none is wanted")
    default void findsTheLastOfMany() {
        try (Stores stores = newStores()) {
            Samples.load(stores, range(0, 2_500));
            Samples.load(stores, List.of(Samples.user("zz", user -> user.department("wanted"))));
            Filter wanted = Filter.of(Field.DEPARTMENT, Operator.EQUAL, "wanted");
            assertThat(Samples.ids(Samples.scanned(stores, wanted))).containsExactly("zz");
            assertThat(Samples.ids(stores.users()
                            .query(UserQuery.first(1).where(wanted))
                            .users()))
                    .containsExactly("zz");
            assertThat(stores.users().count(wanted, 9)).isEqualTo(1);
        }
    }

    /** Users go behind the scan. */
    @Test
    @DisplayName("US-07: a scan skips nobody while the users whom it gave already are deleted")
    default void scansWhileUsersGo() {
        try (Stores stores = newStores()) {
            List<User> users = range(0, 2_600);
            Samples.load(stores, users);
            List<String> seen = new ArrayList<>();
            try (Stream<User> scan = stores.users().scan(Filter.everybody())) {
                scan.forEach(user -> {
                    seen.add(user.id().value());
                    if (seen.size() == 700 || seen.size() == 1_500) {
                        removeAll(stores, users.subList(seen.size() - 700, seen.size()));
                    }
                });
            }
            assertThat(seen).isEqualTo(Samples.ids(users));
        }
    }

    /** Users go while pages are read. */
    @Test
    @DisplayName("US-06: pages skip nobody while the users whom they gave already are deleted")
    default void pagesWhileUsersGo() {
        try (Stores stores = newStores()) {
            List<User> users = numbered(30);
            Samples.load(stores, users);
            for (Sort sort : List.of(Sort.ascending(Field.DISPLAY_NAME), Sort.ascending(Field.ID))) {
                UserQuery query = UserQuery.first(4).sortedBy(sort);
                List<User> seen = new ArrayList<>();
                Page page = stores.users().query(query);
                seen.addAll(page.users());
                while (page.next().isPresent() && seen.size() < 50) {
                    removeAll(stores, page.users());
                    page = stores.users().query(query.from(page.next().orElseThrow()));
                    seen.addAll(page.users());
                }
                assertThat(seen).as("%s", sort).isEqualTo(users);
                removeAll(stores, page.users());
                Samples.load(stores, users);
            }
        }
    }

    /** Streams that nobody reads to their end. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("US-07: 200 scans that are closed early, or unread, hold nothing back from the calls after them")
    default void givesBackWhatAStreamHeld() {
        try (Stores stores = newStores()) {
            Samples.load(stores, range(0, 1_500));
            for (int i = 0; i < 200; i++) {
                try (Stream<User> scan = stores.users().scan(Filter.everybody())) {
                    if (i % 2 == 0) {
                        assertThat(scan.limit(i % 4 == 0 ? 1 : 1_001)).isNotEmpty();
                    }
                }
            }
            assertThat(stores.users().count(Filter.everybody(), 9_999)).isEqualTo(1_500);
            Samples.load(stores, List.of(Samples.user("more")));
            assertThat(Samples.scanned(stores, Filter.everybody())).hasSize(1_501);
        }
    }

    private static void removeAll(Stores stores, List<User> users) {
        List<CommitUnit> units =
                users.stream().map(user -> Samples.unit(Samples.delete(user))).toList();
        stores.users().commit(units, CommitGuards.NONE);
    }

    /** Users whose ids are in the order of their numbers. */
    private static List<User> range(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Samples.user(String.format("u%05d", i), user -> user.department("all")))
                .toList();
    }

    /** Users in the order of id and name alike, with gaps and ties in other fields. */
    private static List<User> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.user(
                        String.format("u%02d", i),
                        user -> user.displayName(String.format("Name %02d", i))
                                .department(i % 4 == 0 ? null : "D" + i % 3)
                                .hireDate(i % 5 == 0 ? null : java.time.LocalDate.of(2020, 1, 1 + i % 2))))
                .sorted(Comparator.comparing(User::id))
                .toList();
    }
}
