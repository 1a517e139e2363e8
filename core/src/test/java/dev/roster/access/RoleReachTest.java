package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.DomainKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a role comes to: permissions with scopes of their own, inheritance, domains, ownership. */
class RoleReachTest {

    private static final Permission PUBLISH = new Permission("content.publish");
    private static final OrganizationKey ACME = new OrganizationKey("acme");

    private static final RoleCatalog CATALOG = RoleCatalogs.levels()
            .with(List.of(
                    role("clerk", 3, Scope.ORGANIZATION),
                    role("chief", 3, Scope.ALL_REPORTS),
                    role("writer", 3, Scope.OWN),
                    role("peer", 3, Scope.GROUPS).toBuilder()
                            .allow(Permission.UPDATE_USERS, Scope.ALL_REPORTS)
                            .build(),
                    role("reviewer", 3, Scope.REPORTS).toBuilder()
                            .allow(Permission.READ_USERS, Scope.ALL)
                            .build(),
                    Role.builder("publisher").level(1).allow(PUBLISH, Scope.ALL).build(),
                    role("people admin", 5, Scope.ALL).toBuilder()
                            .allow(Permission.ADMINISTER_USERS, Scope.ALL)
                            .domain(DomainKey.PEOPLE)
                            .build(),
                    role("content admin", 5, Scope.ALL).toBuilder()
                            .allow(PUBLISH, Scope.ALL)
                            .domain(new DomainKey("content"))
                            .build(),
                    Role.builder("false owner")
                            .level(6)
                            .allow(Permission.OWN_TENANT, Scope.ALL)
                            .domain(DomainKey.PEOPLE)
                            .build(),
                    Role.builder("half owner")
                            .level(1)
                            .inherits(List.of(new RoleKey("heir")))
                            .build(),
                    Role.builder("heir")
                            .level(1)
                            .inherits(List.of(new RoleKey("owner"), RoleCatalog.BLOCKED, new RoleKey("gone")))
                            .build()));

    private static final Authorizer AUTHORIZER = new Authorizer(CATALOG);

    private final User bob = People.user("bob");

    @Test
    void eachPermissionHasItsOwnScope() {
        Actor rita = Actor.of(People.user("rita", "reviewer"));
        User report = bob.with(user -> user.managerId(new UserId("rita")));

        assertThat(AUTHORIZER.mayRead(rita, bob)).isTrue();
        assertThat(updates(rita, bob)).isFalse();
        assertThat(updates(rita, report)).isTrue();
    }

    @Test
    void organizationReachesTheUsersOfTheSameOrganizationAlone() {
        User clerk = People.user("cleo", "clerk").with(user -> user.organization(ACME));
        User colleague = bob.with(user -> user.organization(ACME));
        User stranger = bob.with(user -> user.organization(new OrganizationKey("globex")));

        assertThat(updates(Actor.of(clerk), colleague)).isTrue();
        assertThat(updates(Actor.of(clerk), stranger)).isFalse();
        assertThat(updates(Actor.of(clerk.with(user -> user.organization(null))), bob))
                .isFalse();
        assertThat(reason(Actor.of(clerk), colleague, stranger)).contains("not for this user");
        assertThat(reason(Actor.of(clerk), stranger, colleague)).contains("not for this user");
        User writing = clerk.with(user -> user.roles(People.roles("clerk", "writer")));
        assertThat(reason(Actor.of(writing), writing, writing.with(user -> user.organization(null))))
                .contains("may not change their own organization");
    }

    @Test
    void allReportsReachesEveryLevelThatIsKnown() {
        Actor chief = Actor.of(People.user("carl", "chief"));
        User direct = bob.with(user -> user.managerId(new UserId("carl")));
        User below = bob.with(user -> user.managerId(new UserId("mid")));

        assertThat(AUTHORIZER.needsReports(chief)).isTrue();
        assertThat(updates(chief, direct)).isTrue();
        assertThat(updates(chief, below)).isFalse();
        Actor resolved = chief.withReports(Set.of(new UserId("mid"), below.id()));
        assertThat(updates(resolved, below)).isTrue();
        assertThat(reason(resolved, below, bob)).contains("not for this user");
        assertThat(AUTHORIZER.needsReports(Actor.of(People.user("cleo", "clerk"))))
                .isFalse();
    }

    @Test
    void nobodyTakesAManagerWithAllReportsIntoTheirReach() {
        User petra = People.user("petra", "peer").with(user -> user.groups(People.groups("team")));
        User colleague = bob.with(user -> user.groups(People.groups("team")));

        assertThat(reason(Actor.of(petra), colleague, colleague.with(user -> user.managerId(petra.id()))))
                .contains("may not move a user into their own reach");
    }

    @Test
    void ownReachesNoOtherUser() {
        User wanda = People.user("wanda", "writer");

        assertThat(updates(Actor.of(wanda), bob)).isFalse();
        assertThat(updates(Actor.of(wanda), wanda)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_REPORTS, REPORTS, true",
        "REPORTS, ALL_REPORTS, false",
        "GROUPS, ORGANIZATION, false",
        "ORGANIZATION, GROUPS, false",
        "OWN, SELF, true",
        "SELF, OWN, false",
        "ALL, OWN, true",
        "ORGANIZATION, ORGANIZATION, true",
        "ALL_REPORTS, ALL, false"
    })
    void grantsNoWiderScopeThanTheirOwn(Scope held, Scope wanted, boolean expected) {
        Role wide = Role.builder("wide").level(3).allow(PUBLISH, held).build();
        Role other = Role.builder("other").level(3).allow(PUBLISH, wanted).build();

        assertThat(Powers.of(List.of(wide)).covers(other)).isEqualTo(expected);
    }

    @Test
    void aRoleHasWhatItInheritsAndOwnersMayBeHeirs() {
        assertThat(CATALOG.ownerRoles())
                .contains(new RoleKey("heir"), new RoleKey("half owner"), new RoleKey("owner"))
                .doesNotContain(new RoleKey("false owner"));
        assertThat(CATALOG.allows(People.user("ada", "half owner"), Permission.DELETE_USERS))
                .isTrue();
        assertThat(CATALOG.find(new RoleKey("heir")).orElseThrow().permissions())
                .isEmpty();
        assertThat(reason(Actor.of(People.user("ann", "admin")), bob, with(bob, "half owner")))
                .contains("may not grant role half owner, which is above their own roles");
    }

    @Test
    void refusesACircleAndPrintsIt() {
        List<Role> circle = List.of(heirOf("a", "b"), heirOf("b", "c"), heirOf("c", "b"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleCatalog.of(circle))
                .withMessage("roles inherit from each other in a circle: b > c > b");
        assertThatIllegalArgumentException().isThrownBy(() -> heirOf("a", "a"));
    }

    @Test
    void anOwnerHoldsAlsoWhatHostsAdd() {
        Actor owner = Actor.of(People.user("olga", "owner"));

        assertThat(reason(owner, bob, with(bob, "publisher"))).isEmpty();
        assertThat(CATALOG.permissionsOf(People.user("olga", "owner"))).contains(PUBLISH);
        assertThat(CATALOG.allows(People.user("olga", "owner"), new Permission("not.yet.known")))
                .isTrue();
        assertThat(reason(Actor.of(People.user("ann", "admin")), bob, with(bob, "publisher")))
                .contains("may not grant role publisher");
        assertThat(reason(owner, bob, with(bob, "support"))).contains("above their own roles");
    }

    @Test
    void aRoleOfADomainCountsThereAlone() {
        Actor paula = Actor.of(People.user("paula", "people admin"));
        Actor conny = Actor.of(People.user("conny", "content admin"));

        assertThat(updates(paula, bob)).isTrue();
        assertThat(updates(conny, bob)).isFalse();
        assertThat(reason(paula, bob, with(bob, "people admin"))).isEmpty();
        assertThat(reason(paula, bob, with(bob, "clerk"))).contains("may not grant role clerk");
        assertThat(reason(paula, bob, with(bob, "content admin"))).contains("may not grant role content admin");
        assertThat(updates(paula, with(bob, "clerk"))).isTrue();
        assertThat(updates(paula, with(bob, "content admin"))).isFalse();
        assertThat(CATALOG.levelOf(People.user("paula", "people admin"))).isEmpty();
    }

    @Test
    void blockedIsNoRank() {
        User blocked = People.user("bob", "blocked", "learner");
        Actor ann = Actor.of(People.user("ann", "admin"));

        assertThat(updates(ann, blocked)).isTrue();
        assertThat(updates(ann, People.user("bob", "blocked", "owner"))).isFalse();
        assertThat(reason(ann, blocked, with(blocked, "learner"))).contains("may not remove role blocked");
        assertThat(CATALOG.levelOf(blocked)).hasValue(1);
        assertThat(CATALOG.levelOf(People.user("bob", "blocked"))).isEmpty();
        assertThat(CATALOG.shownRolesOf(People.inactive(blocked))).containsExactly(RoleCatalog.BLOCKED);
        assertThat(CATALOG.shownRolesOf(bob)).isEmpty();
    }

    private static Role heirOf(String name, String parent) {
        return Role.builder(name).inherits(List.of(new RoleKey(parent))).build();
    }

    private static Role role(String name, int level, Scope scope) {
        return Role.builder(name)
                .level(level)
                .allow(List.of(Permission.READ_USERS, Permission.UPDATE_USERS), scope)
                .build();
    }

    private static User with(User user, String role) {
        return user.with(change -> change.roles(People.roles(role)));
    }

    private static boolean updates(Actor actor, User user) {
        return reason(actor, user, user.with(change -> change.department("Navy")))
                .isEmpty();
    }

    private static String reason(Actor actor, User before, User after) {
        Decision decision = AUTHORIZER.decide(actor, Action.UPDATE, before, after);
        return decision.isAllowed() ? "" : decision.reason();
    }
}
