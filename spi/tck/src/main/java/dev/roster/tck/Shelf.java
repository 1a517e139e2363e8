package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
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
import dev.roster.spi.CatalogStore;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the four catalogs with entries to try it.
 *
 * @param name what it is, for messages
 * @param store the store
 * @param key the key of {@code earlier} and {@code changed}
 * @param earlier an entry
 * @param changed another entry with the same key
 * @param later an entry whose key comes after that one
 */
record Shelf<K, V>(String name, CatalogStore<K, V> store, K key, V earlier, V changed, V later) {

    static List<Shelf<?, ?>> all(Stores stores) {
        return List.of(roles(stores), groups(stores), organizations(stores), attributes(stores));
    }

    /** Adds the entries, the later one first. */
    void fill() {
        assertThat(store.insert(later)).as("adding %s", later).isTrue();
        assertThat(store.insert(earlier)).as("adding %s", earlier).isTrue();
    }

    List<Object> shownEntries() {
        return List.copyOf(store.all());
    }

    Optional<Object> found() {
        return store.find(key).map(entry -> entry);
    }

    boolean insertChanged() {
        return store.insert(changed);
    }

    boolean replace() {
        return store.replace(changed);
    }

    boolean delete() {
        return store.delete(key);
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
                        .allow(List.of(Permission.READ_USERS, Permission.OWN_TENANT, new Permission("host.own")), Scope.ALL)
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
}
