package dev.roster.tck;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Optional;

/**
 * One of the five catalogs with entries to try it.
 *
 * @param name what it is, for messages
 * @param store the store
 * @param key the key of {@code earlier} and {@code changed}
 * @param earlier an entry
 * @param changed another entry with the same key
 * @param later an entry whose key comes after that one
 */
record Shelf<K, V extends CatalogEntry>(String name, CatalogStore<K, V> store, K key, V earlier, V changed, V later) {

    static List<Shelf<?, ?>> all(Stores stores) {
        return List.of(
                roles(stores),
                groups(stores),
                organizations(stores),
                teams(stores),
                attributes(stores),
                settings(stores));
    }

    /** Adds the entries, the later one first. */
    void fill(Stores stores) {
        StoresFactory.given(stores, later);
        StoresFactory.given(stores, earlier);
    }

    List<Object> shownEntries() {
        return List.copyOf(store.all());
    }

    Optional<Object> found() {
        return store.find(key).map(entry -> entry);
    }

    private static Shelf<RoleKey, Role> roles(Stores stores) {
        RoleKey key = new RoleKey("lead");
        return new Shelf<>(
                "roles",
                stores.roles(),
                key,
                Role.builder("lead")
                        .name("Team lead")
                        .level(40)
                        .allow(Permission.READ_USERS, Scope.REPORTS)
                        .allow(Permission.READ_USERS, Scope.GROUPS)
                        .allow(Permission.UPDATE_USERS, Scope.OWN)
                        .build(),
                Role.builder("lead")
                        .name("Lead \ud83d\ude00")
                        .description("Leads, \"wherever\"\nneeded | 50%")
                        .inherits(List.of(new RoleKey("org admin"), new RoleKey("a, b")))
                        .domain(new DomainKey("content & co"))
                        .build(),
                Role.builder("owner")
                        .name("Owner")
                        .level(99)
                        .allow(
                                List.of(Permission.READ_USERS, Permission.OWN_TENANT, new Permission("host.own")),
                                Scope.ALL)
                        .allow(Permission.READ_USERS, Scope.ALL_REPORTS)
                        .allow(Permission.READ_USERS, Scope.ORGANIZATION)
                        .build());
    }

    private static Shelf<GroupKey, Group> groups(Stores stores) {
        GroupKey key = new GroupKey("guests");
        return new Shelf<>(
                "groups",
                stores.groups(),
                key,
                Group.named("Guests"),
                new Group(key, "Visitors"),
                Group.named("Staff"));
    }

    private static Shelf<OrganizationKey, Organization> organizations(Stores stores) {
        OrganizationKey key = new OrganizationKey("acme");
        return new Shelf<>(
                "organizations",
                stores.organizations(),
                key,
                Organization.named("Acme"),
                new Organization(key, "Acme Inc."),
                Organization.named("Umbrella"));
    }

    private static Shelf<TeamKey, Team> teams(Stores stores) {
        TeamKey key = new TeamKey("backend");
        return new Shelf<>(
                "teams",
                stores.teams(),
                key,
                Team.named("Backend"),
                new Team(key, "Back end", new OrganizationKey("acme")),
                new Team(new TeamKey("design"), "Design", new OrganizationKey("umbrella")));
    }

    private static Shelf<AttributeKey, CustomAttribute> attributes(Stores stores) {
        AttributeKey key = new AttributeKey("Zone");
        return new Shelf<>(
                "attributes",
                stores.attributes(),
                key,
                new CustomAttribute(key, "Zone", AttributeType.TEXT, false, false),
                new CustomAttribute(key, "Time zone", AttributeType.TEXT, true, false),
                new CustomAttribute(new AttributeKey("cost"), "Cost", AttributeType.NUMBER, true, true));
    }

    private static Shelf<String, Setting> settings(Stores stores) {
        return new Shelf<>(
                "settings",
                stores.settings(),
                "roles",
                new Setting("roles", "{\"catalog\":\"levels\"}"),
                new Setting("roles", "{ \"catalog\" : \"50% \ud83d\ude00, \\\"own\\\"\" }\n"),
                new Setting("tour/1_a", "[]"));
    }
}
