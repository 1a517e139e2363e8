package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether catalogs look at every property of an entry, and at every way to hold one: rules CS-04 and CS-05. */
public interface CatalogDetailContract extends StoresFactory {

    /** Entries that differ in one property only. */
    @Test
    @DisplayName("CS-04: a change is stale whichever one property of the entry is another, and is written when none is")
    default void comparesEveryProperty() {
        try (Stores stores = newStores()) {
            for (List<CatalogEntry> alike :
                    List.of(roles(), groups(), organizations(), teams(), attributes(), settings())) {
                CatalogEntry stored = alike.get(0);
                StoresFactory.given(stores, stored);
                for (CatalogEntry other : alike.subList(1, alike.size())) {
                    assertThat(Samples.commit(stores, new Write.ChangeEntry(other, null)))
                            .as("%s instead of %s", other, stored)
                            .isEqualTo(UnitOutcome.STALE);
                    assertThat(Samples.commit(stores, new Write.ChangeEntry(stored, other)))
                            .as("%s to %s", stored, other)
                            .isEqualTo(UnitOutcome.WRITTEN);
                    stored = other;
                }
                assertThat(Samples.commit(stores, new Write.ChangeEntry(stored, null)))
                        .isEqualTo(UnitOutcome.WRITTEN);
            }
        }
    }

    /** The last holder goes on without it. */
    @Test
    @DisplayName("CS-05: what its last holder gives up in the same unit may go, in whichever way it was held")
    default void letsGoWhatIsGivenUp() {
        RoleKey role = new RoleKey("guest");
        GroupKey group = new GroupKey("staff");
        try (Stores stores = newStores()) {
            assertGivenUp(stores, Role.named("Guest"), Field.ROLES, user -> user.roles(Set.of(role)));
            assertGivenUp(
                    stores,
                    Role.named("Guest"),
                    Field.GRANTS,
                    user -> user.grants(Set.of(Grant.of(role, Place.of(new TeamKey("backend"))))));
            assertGivenUp(stores, Group.named("Staff"), Field.GROUPS, user -> user.groups(Set.of(group)));
            assertGivenUp(
                    stores, Group.named("Staff"), Field.SET_ASIDE_GROUPS, user -> user.setAsideGroups(Set.of(group)));
            assertGivenUp(
                    stores, Team.named("Backend"), Field.TEAMS, user -> user.teams(Set.of(new TeamKey("backend"))));
            assertGivenUp(
                    stores,
                    Organization.named("Acme"),
                    Field.ORGANIZATION,
                    user -> user.organization(new OrganizationKey("acme")));
        }
    }

    /** What an update does not name is not written, and so holds nothing. */
    @Test
    @DisplayName(
            "CS-05: an entry is not held by what the user of an update has in fields that the update does not name")
    default void judgesNamedFieldsOnly() {
        try (Stores stores = newStores()) {
            Samples.load(stores, List.of(Samples.user("ada")));
            User granted = Samples.user(
                    "ada",
                    user -> user.grants(Set.of(Grant.of(new RoleKey("guest"), Place.of(new TeamKey("backend"))))));
            User aside = Samples.user("ada", user -> user.setAsideGroups(Set.of(new GroupKey("staff"))));
            StoresFactory.given(stores, Role.named("Guest"), Group.named("Staff"));
            assertThat(Samples.commit(
                            stores,
                            Samples.update(granted, 1, Field.ROLES),
                            new Write.ChangeEntry(Role.named("Guest"), null)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(
                            stores,
                            Samples.update(aside, 2, Field.GROUPS),
                            new Write.RemoveIfUnused(Group.named("Staff").entryKey())))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.groups().all()).isEmpty();
            Samples.assertStored(stores, Samples.user("ada", user -> user.version(3)));
        }
    }

    private static void assertGivenUp(Stores stores, CatalogEntry entry, Field<?> field, Consumer<UserBuilder> hold) {
        User without = Samples.user("ada");
        for (Write removal : List.of(new Write.ChangeEntry(entry, null), new Write.RemoveIfUnused(entry.entryKey()))) {
            StoresFactory.given(stores, entry);
            Samples.load(stores, List.of(Samples.user("ada", hold)));
            assertThat(Samples.commit(stores, new Write.ChangeEntry(entry, null)))
                    .as("%s of a user", field)
                    .isEqualTo(UnitOutcome.IN_USE);
            assertThat(Samples.commit(stores, removal, Samples.update(without, 1, field)))
                    .as("%s given up", field)
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, new Write.ChangeEntry(null, entry)))
                    .as("%s is gone", entry)
                    .isEqualTo(UnitOutcome.WRITTEN);
            // Whoever takes it up in the unit in which it goes holds it.
            assertThat(Samples.commit(
                            stores,
                            new Write.ChangeEntry(entry, null),
                            Samples.update(Samples.user("ada", hold), 2, field)))
                    .as("%s taken up", field)
                    .isEqualTo(UnitOutcome.IN_USE);
            assertThat(Samples.commit(stores, new Write.DeleteUser(without.id(), 2), removal))
                    .isEqualTo(UnitOutcome.WRITTEN);
        }
    }

    /** Each differs in one property from the one before. */
    private static List<CatalogEntry> roles() {
        return List.of(
                lead("Lead", role -> {}),
                lead("lead", role -> {}),
                lead("lead", role -> role.level(1)),
                lead("lead", role -> role.level(1).description("leads")),
                lead("lead", role -> role.level(1).description("leads").allow(Permission.READ_USERS, Scope.OWN)),
                lead("lead", role -> role.level(1).description("leads").allow(Permission.READ_USERS, Scope.ALL)),
                lead("lead", role -> role.level(1).description("leads").allow(Permission.UPDATE_USERS, Scope.ALL)),
                lead("lead", role -> role.level(1).description("leads").inherits(List.of(new RoleKey("guest")))),
                lead("lead", role -> role.level(1).description("leads").inherits(List.of(new RoleKey("owner")))),
                lead("lead", role -> role.level(1).description("leads").domain(new DomainKey("sales"))),
                lead("lead", role -> role.level(1).description("leads").domain(new DomainKey("service"))),
                lead("lead", role -> role.level(1).description("Leads").domain(new DomainKey("service"))));
    }

    private static CatalogEntry lead(String name, Consumer<RoleBuilder> change) {
        RoleBuilder role = Role.builder("lead").name(name);
        change.accept(role);
        return role.build();
    }

    private static List<CatalogEntry> groups() {
        GroupKey key = new GroupKey("staff");
        return List.of(new Group(key, "Staff"), new Group(key, "staff"), new Group(key, "St\u00e4ff"));
    }

    private static List<CatalogEntry> organizations() {
        OrganizationKey key = new OrganizationKey("acme");
        return List.of(
                new Organization(key, "Acme"), new Organization(key, "ACME"), new Organization(key, "Acm\u00e9"));
    }

    private static List<CatalogEntry> teams() {
        TeamKey key = new TeamKey("backend");
        return List.of(
                new Team(key, "Backend", null),
                new Team(key, "backend", null),
                new Team(key, "backend", new OrganizationKey("acme")),
                new Team(key, "backend", new OrganizationKey("umbrella")));
    }

    private static List<CatalogEntry> attributes() {
        AttributeKey key = new AttributeKey("zone");
        return List.of(
                new CustomAttribute(key, "Zone", AttributeType.TEXT, false, false),
                new CustomAttribute(key, "zone", AttributeType.TEXT, false, false),
                new CustomAttribute(key, "zone", AttributeType.NUMBER, false, false),
                new CustomAttribute(key, "zone", AttributeType.NUMBER, true, false),
                new CustomAttribute(key, "zone", AttributeType.NUMBER, true, true));
    }

    private static List<CatalogEntry> settings() {
        return List.of(new Setting("roles", "[1]"), new Setting("roles", "[ 1]"), new Setting("roles", "[1] "));
    }
}
