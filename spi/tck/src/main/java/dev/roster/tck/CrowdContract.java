package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether calls that go through many users answer as of one moment, and to the last one: rules UN-04 and US-18. */
public interface CrowdContract extends StoresFactory {

    /** Two users whom one unit writes, with thousands between them. */
    @Test
    @DisplayName("UN-04: two users with thousands between them, whom one unit writes, are read as of one moment")
    default void readsACrowdAtOneMoment() {
        try (Stores stores = newStores()) {
            List<User> crowd = crowd(Extent.of(4_000, 1_500));
            Samples.load(stores, crowd);
            Samples.load(stores, List.of(end("a", 0), end("z", 0)));
            Watch.during(
                    () -> Watch.rounds(
                            Extent.of(60, 20),
                            100_000,
                            round -> assertThat(Samples.commit(
                                            stores, swap(end("a", round), round), swap(end("z", round), round)))
                                    .isEqualTo(UnitOutcome.WRITTEN)),
                    looks(stores.users(), crowd));
        }
    }

    private static dev.roster.spi.Write swap(User user, int round) {
        return Samples.update(user, round, Field.POSITION, Field.EMPLOYEE_ID);
    }

    private static List<Runnable> looks(UserStore users, List<User> crowd) {
        Filter even = Filter.of(Field.POSITION, Operator.EQUAL, "even");
        Filter either = new Filter.Comparison(Field.POSITION, Operator.PRESENT, "");
        List<UserId> ids = new ArrayList<>(List.of(new UserId("a")));
        crowd.forEach(user -> ids.add(user.id()));
        ids.add(new UserId("z"));
        List<CorrelationKey> keys =
                new ArrayList<>(List.of(CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId("E-0"))));
        crowd.forEach(user -> keys.add(CorrelationKey.of(Field.ID, user.id())));
        keys.add(CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId("E-1")));
        return List.of(
                () -> assertThat(users.count(even, 9)).isEqualTo(1),
                () -> assertThat(users.values(ValueQuery.of(Field.POSITION)))
                        .containsExactly(new ValueCount("even", 1), new ValueCount("odd", 1)),
                () -> assertPair(users.query(UserQuery.first(9).where(either))),
                () -> assertPair(
                        users.query(UserQuery.first(9).where(either).sortedBy(Sort.ascending(Field.POSITION)))),
                () -> assertThat(users.query(UserQuery.first(9).where(even)).users())
                        .hasSize(1),
                () -> {
                    List<User> found = users.findAll(ids);
                    assertThat(found).hasSize(ids.size());
                    assertThat(found.stream().filter(even::matches)).hasSize(1);
                },
                () -> {
                    List<List<User>> found = users.correlate(keys);
                    assertThat(List.of(
                                    found.get(0).get(0).id(),
                                    found.get(keys.size() - 1).get(0).id()))
                            .as("holders of keys that are exchanged")
                            .containsExactlyInAnyOrder(new UserId("a"), new UserId("z"));
                });
    }

    private static void assertPair(Page page) {
        assertThat(page.users())
                .extracting(user -> user.employment().position())
                .containsExactlyInAnyOrder("even", "odd");
    }

    /** The two exchange position and employee id with every round. */
    private static User end(String id, int round) {
        boolean isEven = id.equals("a") == (round % 2 == 0);
        return Samples.user(
                id,
                user -> user.version(round + 1L)
                        .position(isEven ? "even" : "odd")
                        .employeeId(new EmployeeId(isEven ? "E-0" : "E-1")));
    }

    private static List<User> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> Samples.user("m" + number, user -> user.department("Crowd")))
                .toList();
    }

    /** More than any page holds. */
    @Test
    @DisplayName("US-18: thousands of users are counted, found, scanned, paged through and named to the last one")
    default void reachesTheLastOfACrowd() {
        try (Stores stores = newStores()) {
            int size = Extent.of(10_050, 2_050);
            List<User> crowd = crowd(size);
            Samples.load(stores, crowd);
            UserStore users = stores.users();
            Filter all = Filter.of(Field.DEPARTMENT, Operator.EQUAL, "crowd");
            for (Filter filter : List.of(Filter.everybody(), all)) {
                assertThat(users.count(filter, Long.MAX_VALUE)).isEqualTo(size);
                assertThat(users.count(filter, size + 1L)).isEqualTo(size);
                assertThat(users.count(filter, size - 1L)).isEqualTo(size - 1L);
                assertThat(Samples.scanned(stores, filter)).hasSize(size);
            }
            assertThat(users.values(ValueQuery.of(Field.DEPARTMENT))).containsExactly(new ValueCount("Crowd", size));
            assertThat(users.values(ValueQuery.of(Field.ID).limit(ValueQuery.MAX_LIMIT)))
                    .hasSize(ValueQuery.MAX_LIMIT);
            List<UserId> ids = crowd.subList(size - Math.min(size, 10_000), size).stream()
                    .map(User::id)
                    .toList();
            assertThat(users.findAll(ids)).hasSize(ids.size());
            assertThat(users.count(Filter.in(Field.ID, ids), Long.MAX_VALUE)).isEqualTo(ids.size());
            List<User> paged = new ArrayList<>();
            UserQuery query = UserQuery.first(1_000).where(all).sortedBy(Sort.descending(Field.ID));
            for (Page page = users.query(query);
                    ;
                    page = users.query(query.from(page.next().orElseThrow()))) {
                paged.addAll(page.users());
                if (page.next().isEmpty()) {
                    break;
                }
                assertThat(page.users()).hasSize(1_000);
            }
            assertThat(Set.copyOf(paged)).hasSize(size).hasSameSizeAs(paged);
        }
    }
}
