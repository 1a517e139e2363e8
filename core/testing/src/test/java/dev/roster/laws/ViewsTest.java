package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import dev.roster.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What lists, counts and values show to whom. */
class ViewsTest {

    private final List<User> people = new ArrayList<>();

    @Test
    void showReportsOfReportsToWhoReachesAllReports() {
        people.add(user("top", null, "head"));
        people.add(user("left", "top"));
        people.add(user("leaf", "left"));
        people.add(user("twig", "leaf"));
        people.add(user("other", null));

        Views views = as("top");

        assertThat(ids(views.page(UserQuery.first(10)))).containsExactly("leaf", "left", "top", "twig");
        assertThat(views.count(Filter.everybody(), 10)).isEqualTo(4);
        assertThat(views.count(Filter.everybody(), 3)).isEqualTo(3);
        assertThat(ids(as("left").page(UserQuery.first(10)))).containsExactly("left");
    }

    @Test
    void endWhereManagersGoInCircles() {
        people.add(user("top", "leaf", "head"));
        people.add(user("left", "top"));
        people.add(user("leaf", "left"));

        assertThat(ids(as("top").page(UserQuery.first(10)))).containsExactly("leaf", "left", "top");
    }

    @Test
    void refuseMoreThanTenThousandReportsAtAllLevels() {
        people.add(user("top", null, "head"));
        for (int i = 0; i < 10_001; i++) {
            people.add(user("u" + i, i < 5_000 ? "top" : "u" + i % 5_000));
        }
        Stores stores = stores();
        Views views = Roster.on(stores)
                .roles(World.HOST)
                .build()
                .as(new UserId("top"))
                .views();

        assertThatThrownBy(() -> views.count(Filter.everybody(), 1))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("more than 10,000 reports");
    }

    @Test
    void leaveDeletedUsersOutUnlessTheyAreAskedFor() {
        people.add(user("ada", null));
        people.add(user("gone", null).with(user -> user.status(UserStatus.DELETED)));
        Views views = Roster.on(stores())
                .roles(World.HOST)
                .build()
                .as(Actor.operator("operator"))
                .views();
        Filter deleted = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.DELETED);

        assertThat(ids(views.page(UserQuery.first(10)))).containsExactly("ada");
        assertThat(ids(views.page(UserQuery.first(10).where(deleted)))).containsExactly("gone");
        assertThat(views.count(new Filter.Not(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE)), 10))
                .isZero();
        assertThat(views.count(Filter.in(Field.STATUS, List.of(UserStatus.values())), 10))
                .isEqualTo(2);
        assertThat(views.values(ValueQuery.of(Field.STATUS)))
                .extracting(ValueCount::value)
                .doesNotContain("deleted");
    }

    @Test
    void countValuesOfReadableUsersOnly() {
        people.add(user("top", null, "head"));
        people.add(user("left", "top").with(user -> user.department("Sales")));
        people.add(user("other", null).with(user -> user.department("Sales")));

        assertThat(as("top").values(ValueQuery.of(Field.DEPARTMENT))).containsExactly(new ValueCount("Sales", 1));
    }

    @Test
    void followTheActorAsStoredNow() {
        people.add(user("top", null, "head").with(user -> user.status(UserStatus.ACTIVE)));
        people.add(user("left", "top"));
        Stores stores = stores();
        Views views = Roster.on(stores)
                .roles(World.HOST)
                .build()
                .as(new UserId("top"))
                .views();
        User suspended = people.get(0).with(user -> user.status(UserStatus.SUSPENDED));
        commit(stores, new Write.UpdateUser(suspended, 1, Set.of(Field.STATUS)));

        assertThat(views.page(UserQuery.first(10)).users()).isEmpty();
        assertThat(views.count(Filter.everybody(), 10)).isZero();
    }

    private Views as(String id) {
        return Roster.on(stores()).roles(World.HOST).build().as(new UserId(id)).views();
    }

    private Stores stores() {
        Stores stores = new InMemoryStores();
        Role head = Role.builder("head")
                .level(3)
                .allow(Permission.READ_USERS, Scope.ALL_REPORTS)
                .build();
        commit(stores, new Write.EnsureEntry(head));
        people.forEach(user -> commit(stores, new Write.InsertUser(user)));
        return stores;
    }

    private static void commit(Stores stores, Write write) {
        stores.users().commit(List.of(new CommitUnit(List.of(write), null, List.of(), List.of())), CommitGuards.NONE);
    }

    private static List<String> ids(Page page) {
        return page.users().stream().map(user -> user.id().value()).toList();
    }

    private static User user(String id, @Nullable String manager, String... roles) {
        return User.builder(new UserId(id))
                .version(1)
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .status(UserStatus.ACTIVE)
                .managerId(manager == null ? null : new UserId(manager))
                .roles(List.of(roles).stream().map(RoleKey::new).toList())
                .build();
    }
}
