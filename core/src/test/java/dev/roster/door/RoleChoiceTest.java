package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import dev.roster.model.User;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.StoreException;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant chooses its role catalog, remembers it, and decides by it everywhere at once. */
class RoleChoiceTest {

    private static final NamedCatalog LEVELS = RoleCatalogs.byName("levels").orElseThrow();
    private static final NamedCatalog AGENTS = RoleCatalogs.byName("agents").orElseThrow();
    private static final NamedCatalog CLINIC = new NamedCatalog(
            "Clinic",
            List.of(
                    Role.builder("nurse").level(1).build(),
                    Role.builder("chief")
                            .level(6)
                            .allow(Permission.OWN_TENANT, Scope.ALL)
                            .build()));

    private final User ada = CatalogCases.user("ada", "owner");
    private final User eve = CatalogCases.user("eve", "admin");
    private final User bob = CatalogCases.user("bob", "instructor");
    private final InMemoryStores stores = InMemoryStores.of(ada, eve, bob);
    private final Session operator = Roster.on(stores).build().as(Actor.operator("test"));

    private List<String> roles() {
        return Roster.on(stores).build().roles().all().stream()
                .map(role -> role.key().value())
                .toList();
    }

    @Test
    void aTenantThatChoseNothingHasTheNeutralRoles() {
        assertThat(roles()).containsExactly("member", "manager", "admin", "owner");
        assertThat(operator.catalogs().roleCatalog()).map(NamedCatalog::name).contains("standard");
    }

    @Test
    void whatWasChosenCountsAtOnceInEverySession() {
        Session other = Roster.on(stores).build().as(Actor.operator("other"));
        assertThat(other.users()
                        .update(eve.id(), 1, user -> user.roles("learner"))
                        .isDone())
                .isFalse();

        assertThat(operator.catalogs().useRoles(LEVELS).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);

        assertThat(other.catalogs().roleCatalog()).map(NamedCatalog::name).contains("levels");
        UserOutcome outcome = other.users().update(eve.id(), 1, user -> user.roles("learner"));
        assertThat(outcome.isDone()).as(outcome.toString()).isTrue();
        assertThat(operator.catalogs().useRoles(LEVELS).kind()).isEqualTo(CatalogOutcome.Kind.UNCHANGED);
    }

    @Test
    void aCatalogOfAFileIsRememberedWhole() {
        operator.users().update(ada.id(), 1, user -> user.roles("owner", "chief"));
        stores.users()
                .commit(
                        List.of(new CommitUnit(
                                List.of(new Write.UpdateUser(
                                        ada.with(user -> user.roles(List.of(new RoleKey("chief")))),
                                        1,
                                        java.util.Set.of(Field.ROLES))),
                                null,
                                List.of(),
                                List.of())),
                        CommitGuards.NONE);

        assertThat(operator.catalogs().useRoles(CLINIC).isDone()).isTrue();

        assertThat(Roster.on(stores)
                        .build()
                        .as(Actor.operator("test"))
                        .catalogs()
                        .roleCatalog())
                .contains(CLINIC);
        assertThat(roles()).containsExactly("nurse", "chief");
    }

    @Test
    void aChoiceIsAuditedAndUndone() {
        CatalogOutcome<Setting> chosen = operator.catalogs().useRoles(LEVELS);
        try (ImportPlan undo = operator.undo(chosen.findRun().orElseThrow())) {
            assertThat(operator.apply(undo).isComplete()).isTrue();
        }
        assertThat(roles()).containsExactly("member", "manager", "admin", "owner");

        operator.catalogs().useRoles(LEVELS);
        CatalogOutcome<Setting> changed = operator.catalogs().useRoles(AGENTS);
        assertThat(changed.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        assertThat(changed.reason()).contains("owner");
    }

    @Test
    void somebodyOwnsTheTenantByTheNewRoles() {
        CatalogOutcome<Setting> outcome = operator.catalogs().useRoles(CLINIC);

        assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).extracting(issue -> issue.code().name()).containsExactly("LAST_OWNER");
        assertThat(roles()).contains("owner");
    }

    @Test
    void sortingFollowsTheLevelsOfTheNewRoles() {
        operator.catalogs().useRoles(LEVELS);

        assertThat(stores.users().findAll(List.of(bob.id())).get(0).lifecycle().roleLevel())
                .isEqualTo(2);
    }

    @Test
    void rolesThatTheTenantStoresStandBesideThoseOfTheCatalog() {
        operator.catalogs().roles().create(Role.builder("lead").level(2).build());
        operator.catalogs().useRoles(LEVELS);

        assertThat(roles()).contains("lead", "learner");
    }

    @Test
    void aCircleThroughAStoredRoleIsRefusedAndPrinted() {
        operator.catalogs()
                .roles()
                .create(Role.builder("nurse")
                        .inherits(List.of(new RoleKey("doctor")))
                        .build());
        NamedCatalog circular = new NamedCatalog(
                "circular",
                List.of(
                        Role.builder("doctor")
                                .inherits(List.of(new RoleKey("nurse")))
                                .build(),
                        Role.builder("owner")
                                .allow(Permission.OWN_TENANT, Scope.ALL)
                                .build()));

        assertThat(operator.catalogs().useRoles(circular).reason()).contains("doctor > nurse > doctor");
    }

    @Test
    void rolesInCodeWinAndCannotBeChosenAway() {
        operator.catalogs().useRoles(LEVELS);
        Roster fixed = Roster.on(stores).roles(RoleCatalogs.standard()).build();

        assertThat(fixed.roles().find(new RoleKey("learner"))).isEmpty();
        assertThat(fixed.as(Actor.operator("test")).catalogs().roleCatalog()).isEmpty();
        assertThat(fixed.as(Actor.operator("test")).catalogs().useRoles(LEVELS).reason())
                .contains("the application names its roles itself");
    }

    @Test
    void choosingIsChangingEveryRoleThatDiffers() {
        Session owner = Roster.on(stores).build().as(ada.id());
        Session admin = Roster.on(stores).build().as(eve.id());

        assertThat(admin.catalogs().useRoles(LEVELS).reason()).contains("roles.manage");
        assertThat(owner.catalogs().useRoles(LEVELS).reason())
                .as("levels has roles above an owner")
                .contains("may not define role juno above their own roles");
        NamedCatalog small =
                new NamedCatalog("small", RoleCatalogs.standard().all().subList(1, 4));
        assertThat(owner.catalogs().useRoles(small).isDone()).isTrue();
        assertThat(roles()).containsExactly("manager", "admin", "owner");
    }

    @Test
    void aChoiceThatCannotBeReadDecidesNothing() {
        stores.users()
                .commit(
                        List.of(new CommitUnit(
                                List.of(new Write.EnsureEntry(new Setting("roles", "{\"catalog\":\"future\"}"))),
                                null,
                                List.of(),
                                List.of())),
                        CommitGuards.NONE);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> operator.users().find("ada@example.com"))
                .withMessageContaining("name the roles in code");
        assertThat(Roster.on(stores)
                        .roles(RoleCatalogs.standard())
                        .build()
                        .roles()
                        .all())
                .hasSize(4);
    }
}
