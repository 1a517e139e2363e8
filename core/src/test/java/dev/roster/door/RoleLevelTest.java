package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.plan.ImportPlan;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** J1 sorts people by the level of their highest role. */
class RoleLevelTest {

    private final User ada = CatalogCases.user("ada", "owner");
    private final User bob = CatalogCases.user("bob", "learner");
    private final User cat = CatalogCases.user("cat", "instructor", "learner");
    private final User eve = CatalogCases.user("eve", "learner", "lead");
    private final User may = CatalogCases.user("may");
    private final InMemoryStores stores = InMemoryStores.of(ada, bob, cat, eve, may);
    private final Session session =
            Roster.on(stores).roles(RoleCatalogs.levels()).build().as(Actor.operator("test"));
    private final Catalog<Role> roles = session.catalogs().roles();

    private List<String> byLevel() {
        return stores.users().query(UserQuery.first(100).sortedBy(Sort.descending(Field.ROLE_LEVEL))).users().stream()
                .map(user -> user.id().value().substring(2) + " "
                        + Field.ROLE_LEVEL.of(user).map(String::valueOf).orElse("none"))
                .toList();
    }

    private void assertUntouchedVersions() {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            assertThat(users.map(User::version)).containsOnly(1L);
        }
    }

    @Test
    void aRosterIsBuiltWithTheLevelsOfItsRoles() {
        assertThat(byLevel()).containsExactly("ada 6", "cat 2", "bob 1", "eve 1", "may none");
        assertUntouchedVersions();
    }

    @Test
    void holdersFollowTheLevelOfTheirRoleUpAndDown() {
        Role learner = roles.find("learner").orElseThrow();
        Role risen = learner.toBuilder().level(4).build();
        roles.change(learner, risen);
        assertThat(byLevel()).containsExactly("ada 6", "bob 4", "cat 4", "eve 4", "may none");

        roles.change(risen, learner);
        assertThat(byLevel()).containsExactly("ada 6", "cat 2", "bob 1", "eve 1", "may none");
        assertUntouchedVersions();
    }

    @Test
    void aRoleThatIsCreatedOrBoundToADomainMovesWhoHoldsItsKey() {
        Role lead = roles.create(Role.builder("lead").level(5).build()).written();
        assertThat(byLevel()).containsExactly("ada 6", "eve 5", "cat 2", "bob 1", "may none");

        roles.change(lead, lead.toBuilder().domain(DomainKey.PEOPLE).build());
        assertThat(byLevel()).containsExactly("ada 6", "cat 2", "bob 1", "eve 1", "may none");
    }

    @Test
    void nobodyIsLeftAtTheLevelOfALostRank() {
        Role instructor = roles.find("instructor").orElseThrow();
        Role learner = roles.find("learner").orElseThrow();
        roles.change(instructor, instructor.toBuilder().domain(DomainKey.PEOPLE).build());
        roles.change(learner, learner.toBuilder().domain(DomainKey.PEOPLE).build());
        assertThat(byLevel()).startsWith("ada 6").contains("bob 0", "cat 0", "eve 0");
    }

    @Test
    void anUndoBringsTheLevelsBack() {
        Role learner = roles.find("learner").orElseThrow();
        CatalogOutcome<Role> risen =
                roles.change(learner, learner.toBuilder().level(4).build());
        try (ImportPlan undo = session.undo(risen.findRun().orElseThrow())) {
            session.apply(undo);
        }
        assertThat(byLevel()).containsExactly("ada 6", "cat 2", "bob 1", "eve 1", "may none");
    }

    @Test
    void manyHoldersFollowInBoundedSteps() {
        InMemoryStores many = InMemoryStores.of(IntStream.range(0, 2_500)
                .mapToObj(number -> CatalogCases.user("u" + number, "learner"))
                .toArray(User[]::new));
        CountedStores counted = new CountedStores(many);
        List<String> calls = counted.during(
                () -> Roster.on(counted.stores()).roles(RoleCatalogs.levels()).build());

        assertThat(calls.stream().filter("UserStore.touch"::equals)).hasSize(3);
        try (Stream<User> users = many.users().scan(Filter.everybody())) {
            assertThat(users.map(user -> user.lifecycle().roleLevel())).containsOnly(1L);
        }
        assertThat(counted.during(() ->
                        Roster.on(counted.stores()).roles(RoleCatalogs.levels()).build()))
                .as("where all is well, a question or two for each level")
                .doesNotContain("UserStore.touch")
                .hasSizeLessThan(24);
    }

    @Test
    void aCrashAfterTheCommitIsMendedByTheNextRoster() {
        Role learner = roles.find("learner").orElseThrow();
        CountedStores dying = new CountedStores(stores).without("UserStore.touch");

        CatalogOutcome<Role> outcome = Roster.on(dying.stores())
                .roles(RoleCatalogs.levels())
                .build()
                .as(Actor.operator("test"))
                .catalogs()
                .roles()
                .change(learner, learner.toBuilder().level(4).build());

        assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(byLevel()).contains("bob 1");
        Roster.on(stores).roles(RoleCatalogs.levels()).build();
        assertThat(byLevel()).containsExactly("ada 6", "bob 4", "cat 4", "eve 4", "may none");
        assertUntouchedVersions();
    }

    @Test
    void otherRolesOfTheHostAreOtherLevels() {
        Roster.on(stores)
                .roles(RoleCatalog.of(List.of(
                        Role.builder("owner").level(9).build(),
                        Role.builder("learner").level(7).build())))
                .build();
        assertThat(byLevel()).containsExactly("ada 9", "bob 7", "cat 7", "eve 7", "may none");

        Roster.on(stores)
                .roles(RoleCatalog.of(List.of(Role.builder("owner").level(9).build())))
                .build();
        assertThat(byLevel()).startsWith("ada 9").contains("bob 0", "cat 0", "eve 0");
    }
}
