package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.DomainKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of roles as they are written where they come from: J13, J14, C5, T2, T4. */
class RoleSpecTest {

    @ParameterizedTest(name = "J13: {0} is {1}")
    @CsvSource({
        "Learner, 1",
        "Instructor, 2",
        "Manager, 3",
        "Manager-Instructor, 4",
        "Admin, 5",
        "Owner, 6",
        "Owner-Impersonate, 7",
        "Juno, 8",
        "Support, 10",
        "Blocked, 99"
    })
    void levelsAreNumberedAsTheTableSays(String name, int level) {
        Role role = RoleCatalogs.levels().find(new RoleKey(name)).orElseThrow();

        assertThat(role.level()).isEqualTo(level);
        assertThat(role.name()).isEqualTo(name);
    }

    /** "Filtered to roles <= your own" (J3): who may grant what to somebody within reach. */
    @ParameterizedTest(name = "J3: {0} grants {1}")
    @CsvSource({
        "learner, ''",
        "instructor, ''",
        "manager, ''",
        "manager-instructor, ''",
        "admin, learner instructor manager manager-instructor admin budget admin content admin people admin",
        "people admin, people admin",
        "content admin, ''",
        "owner, learner instructor manager manager-instructor admin budget admin content admin people admin owner",
        "owner-impersonate, learner instructor manager manager-instructor admin budget admin content admin people admin "
                + "owner owner-impersonate",
        "juno, learner instructor manager manager-instructor admin budget admin content admin people admin "
                + "owner owner-impersonate juno",
        "support, learner instructor manager manager-instructor admin budget admin content admin people admin "
                + "owner owner-impersonate juno support",
        "blocked, ''"
    })
    void nobodyGrantsAboveTheirOwnLevel(String actor, String granted) {
        assertThat(String.join(" ", grantable(RoleCatalogs.levels(), actor))).isEqualTo(granted);
    }

    @ParameterizedTest(name = "J14: {0} Admin")
    @CsvSource({"People", "Content", "Budget"})
    void domainAdminsHaveAdminLevelAccessInOneDomain(String name) {
        RoleCatalog levels = RoleCatalogs.levels();
        Role role = levels.find(new RoleKey(name + " Admin")).orElseThrow();
        Role admin = levels.find(new RoleKey("Admin")).orElseThrow();
        User ada = People.user("ada", name + " Admin");

        assertThat(role.level()).isEqualTo(admin.level());
        assertThat(role.permissions()).isEqualTo(admin.permissions());
        assertThat(role.domain()).isEqualTo(new DomainKey(name));
        assertThat(levels.levelOf(ada)).isEmpty();
        assertThat(new Authorizer(levels).mayRead(Actor.of(ada), People.user("bob")))
                .isEqualTo(name.equals("People"));
    }

    @ParameterizedTest(name = "C5: {0}")
    @CsvSource({
        // Role, Run activities, Access workspace, Design activities, Mentoring features, Commerce features, Manage
        "Member, self, self, -, -, -, -",
        "Author, self, self, self, -, -, -",
        "Expert, self, self, -, self, -, -",
        "Vendor, self, self, self, -, self, -",
        "Org Admin, organization, organization, organization, organization, organization, organization",
        "System Admin, all, all, all, all, all, all"
    })
    void platformRolesInherit(
            String role,
            String run,
            String workspace,
            String design,
            String mentoring,
            String commerce,
            String manage) {
        assertThat(reach(
                        RoleCatalogs.platform(),
                        role,
                        "activities.run",
                        "workspace.access",
                        "activities.design",
                        "mentoring",
                        "commerce",
                        "organization.manage"))
                .containsExactly(run, workspace, design, mentoring, commerce, manage);
    }

    /** "Permissions combine across roles" (C5). */
    @ParameterizedTest(name = "C5: {0} + {1}")
    @CsvSource({
        "Member, Expert, activities.run mentoring workspace.access",
        "Author, Vendor, activities.design activities.run commerce workspace.access"
    })
    void platformRolesCombine(String one, String other, String permissions) {
        assertThat(RoleCatalogs.platform().permissionsOf(People.user("ada", one, other)))
                .extracting(Permission::name)
                .containsExactly(permissions.split(" ", -1));
    }

    @ParameterizedTest(name = "C5: {0} grants {1}")
    @CsvSource({
        "vendor, ''",
        "org admin, member author expert vendor org admin",
        "system admin, member author expert vendor org admin system admin"
    })
    void anOrganizationIsStaffedByItsAdministrators(String actor, String granted) {
        assertThat(String.join(" ", grantable(RoleCatalogs.platform(), actor))).isEqualTo(granted);
    }

    @ParameterizedTest(name = "T4: {0}")
    @CsvSource({
        // Role, Can Create Agents, Can Edit All Agents, Can Manage Users, Can View All Analytics
        "Super Admin, all, all, all, all",
        "Admin, all, all, all, all",
        "Manager, all, own, groups, groups",
        "User, -, -, -, self"
    })
    void agentRolesReachAsTheMatrixSays(String role, String create, String edit, String manage, String analytics) {
        RoleCatalog agents = RoleCatalogs.agents();

        assertThat(reach(agents, role, "agents.create", "agents.edit", "analytics.read"))
                .containsExactly(create, edit, analytics);
        assertThat(reach(
                        agents, role, "users.read", "users.create", "users.update", "users.administer", "users.delete"))
                .containsOnly(manage);
    }

    @ParameterizedTest(name = "T4: {0} grants {1}")
    @CsvSource({
        "configure, ''",
        "user, ''",
        "manager, readonly user manager",
        "admin, readonly user train configure manager admin",
        "super admin, readonly user train configure manager admin super admin"
    })
    void agentRolesAreGrantedByWhoHoldsThem(String actor, String granted) {
        assertThat(String.join(" ", grantable(RoleCatalogs.agents(), actor))).isEqualTo(granted);
    }

    @Test
    void filesNameFourRolesForAgents() {
        assertThat(List.of("readonly", "train", "configure", "admin"))
                .allSatisfy(name -> assertThat(RoleCatalogs.agents().find(new RoleKey(name)))
                        .isPresent());
    }

    @Test
    void everyRoleSaysWhatItIsFor() {
        for (NamedCatalog catalog : RoleCatalogs.all()) {
            assertThat(catalog.roles())
                    .allSatisfy(role -> assertThat(role.description())
                            .as("%s of %s", role.key(), catalog)
                            .isNotBlank()
                            .endsWith("."));
            assertThat(catalog.isBuiltIn()).isTrue();
            assertThat(catalog.catalog().ownerRoles()).isNotEmpty();
        }
    }

    @Test
    void noHostIsOfferedTheRolesOfAnother() {
        assertThat(RoleCatalogs.standard().all())
                .extracting(role -> role.key().value())
                .containsExactly("member", "manager", "admin", "owner");
    }

    @Test
    void messagesNameTwelveRolesAtTheMost() {
        assertThat(new Catalogs(RoleCatalogs.standard(), Set.of(), Set.of()).roleNames())
                .isEqualTo("member, manager, admin, owner");
        assertThat(new Catalogs(RoleCatalogs.levels(), Set.of(), Set.of()).roleNames())
                .isEqualTo("learner, instructor, manager, manager-instructor, admin, budget admin, content admin, "
                        + "people admin, owner, owner-impersonate, juno, support, …");
    }

    @Test
    void catalogsAreFoundInAnySpelling() {
        assertThat(RoleCatalogs.byName(" LEVELS "))
                .get()
                .extracting(NamedCatalog::name)
                .isEqualTo("levels");
        assertThat(RoleCatalogs.byName("level")).isEmpty();
    }

    /** The widest scope of each permission, inherited ones and those of owners included. */
    private static List<String> reach(RoleCatalog catalog, String role, String... permissions) {
        Powers powers = catalog.powersOf(People.user("ada", role));
        return Arrays.stream(permissions)
                .map(name -> powers.scopesOf(new Permission(name)))
                .map(RoleSpecTest::word)
                .toList();
    }

    private static String word(Set<Scope> scopes) {
        return scopes.isEmpty()
                ? "-"
                : scopes.stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("+"));
    }

    private static List<String> grantable(RoleCatalog catalog, String actorRole) {
        User ada = People.user("ada", actorRole)
                .with(user -> user.groups(People.groups("team")).organization(new OrganizationKey("acme")));
        User bob = People.reportOf(ada, "bob")
                .with(user -> user.groups(People.groups("team")).organization(new OrganizationKey("acme")));
        Authorizer authorizer = new Authorizer(catalog);
        return catalog.all().stream()
                .map(role -> role.key().value())
                .filter(role -> authorizer
                        .decide(Actor.of(ada), Action.UPDATE, bob, bob.with(user -> user.roles(People.roles(role))))
                        .isAllowed())
                .toList();
    }
}
