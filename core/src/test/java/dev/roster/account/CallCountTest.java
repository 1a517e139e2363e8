package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single calls and pages ask a store as often among many users as among few, and write once. */
class CallCountTest {

    private static User user(int number) {
        return User.builder(new UserId("u-" + number))
                .version(1)
                .primaryEmail(new EmailAddress("user" + number + "@example.com"))
                .displayName("User " + number)
                .roles(List.of(new RoleKey(number == 0 ? "owner" : "member")))
                .build();
    }

    private static CountedStores counted(int size) {
        return new CountedStores(InMemoryStores.of(
                IntStream.range(0, size).mapToObj(CallCountTest::user).toArray(User[]::new)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void anEditAsksOnceAndWritesOnce(int size) {
        CountedStores counted = counted(size);
        Session owner = Roster.on(counted.stores()).build().as(new UserId("u-0"));
        Users users = owner.users();

        assertThat(counted.during(() -> applied(users.update(new UserId("u-1"), 1, user -> user.department("Navy")))))
                .containsExactly("findAll", "commit");
        assertThat(counted.during(() -> applied(users.create(user -> user.primaryEmail("new@example.com")))))
                .containsExactly("findAll", "correlate", "commit");
        assertThat(counted.during(() -> applied(users.delete(new UserId("u-2"), 1))))
                .containsExactly("findAll", "commit");
        assertThat(counted.during(() -> applied(users.restore(new UserId("u-2"), 2))))
                .containsExactly("findAll", "commit");
        assertThat(counted.during(() -> applied(users.deleteForGood(new UserId("u-3"), 1))))
                .containsExactly("findAll", "commit");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void anEditThatIsRefusedWritesNothing(int size) {
        CountedStores counted = counted(size);
        Users users = Roster.on(counted.stores()).build().as(new UserId("u-1")).users();

        assertThat(counted.during(() -> users.update(new UserId("u-1"), 1, user -> user.roles("owner"))))
                .containsExactly("findAll", "catalogs");
        assertThat(counted.during(() -> users.update(new UserId("u-2"), 1, user -> user.department("Navy"))))
                .doesNotContain("commit");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void aNewManagerIsFoundAndFollowedAtTheSameCost(int size) {
        CountedStores counted = counted(size);
        Users users =
                Roster.on(counted.stores()).build().as(Actor.operator("test")).users();

        assertThat(counted.during(
                        () -> applied(users.update(new UserId("u-1"), 1, user -> user.managerId("user2@example.com")))))
                .containsExactly("findAll", "correlate", "findAll", "commit");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_000})
    void aLookAsksAConstantNumberOfTimes(int size) {
        CountedStores counted = counted(size);
        Session owner = Roster.on(counted.stores()).build().as(new UserId("u-0"));

        assertThat(counted.during(() -> owner.users().find("user1@example.com")))
                .containsExactlyInAnyOrder("correlate", "catalogs", "findAll");
        assertThat(counted.during(() -> owner.views().page(UserQuery.first(5))))
                .containsExactly("catalogs", "findAll", "query");
        assertThat(counted.during(() -> owner.views().count(Filter.everybody(), 100)))
                .containsExactly("catalogs", "findAll", "count");
        assertThat(counted.during(() -> owner.views().values(ValueQuery.of(Field.DEPARTMENT))))
                .containsExactly("catalogs", "findAll", "values");
    }

    private static void applied(UserOutcome outcome) {
        assertThat(outcome.kind()).as(outcome.issues().toString()).isEqualTo(UserOutcome.Kind.APPLIED);
    }
}
