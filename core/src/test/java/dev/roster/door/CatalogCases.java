package dev.roster.door;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of the five catalogs, with an entry as it was and as it becomes. */
record CatalogCases<E extends CatalogEntry>(
        String name, Function<TenantCatalogs, Catalog<E>> catalog, E entry, E changed) {

    static Stream<CatalogCases<?>> all() {
        return Stream.of(
                new CatalogCases<>(
                        "roles",
                        TenantCatalogs::roles,
                        Role.builder("lead")
                                .name("Team lead")
                                .level(3)
                                .allow(Permission.READ_USERS, Scope.REPORTS)
                                .build(),
                        Role.builder("lead")
                                .description("leads")
                                .level(5)
                                .inherits(List.of(new RoleKey("manager")))
                                .allow(Permission.UPDATE_USERS, Scope.OWN)
                                .build()),
                new CatalogCases<>(
                        "groups",
                        TenantCatalogs::groups,
                        Group.named("Navy"),
                        new Group(new GroupKey("navy"), "Fleet")),
                new CatalogCases<>(
                        "organizations",
                        TenantCatalogs::organizations,
                        Organization.named("Acme"),
                        new Organization(new OrganizationKey("acme"), "Acme, Inc.")),
                new CatalogCases<>(
                        "teams",
                        TenantCatalogs::teams,
                        Team.named("Red"),
                        new Team(new TeamKey("red"), "Reds", new OrganizationKey("acme"))),
                new CatalogCases<>(
                        "attributes",
                        TenantCatalogs::attributes,
                        CustomAttribute.builder("badge", AttributeType.TEXT)
                                .label("Badge")
                                .build(),
                        CustomAttribute.builder("badge", AttributeType.NUMBER)
                                .visibleToManagers(true)
                                .build()));
    }

    Catalog<E> of(TenantCatalogs catalogs) {
        return catalog.apply(catalogs);
    }

    static User user(String name, String... roles) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(Stream.of(roles).map(RoleKey::new).toList())
                .build();
    }

    @Override
    public String toString() {
        return name;
    }
}
