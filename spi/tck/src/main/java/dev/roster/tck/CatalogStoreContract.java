package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.spi.CatalogStore;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the stores of roles, groups, organizations and attribute definitions must keep: rules CS-01 to CS-05. */
public interface CatalogStoreContract extends StoresFactory {

    /** Roles with everything they have. */
    @Test
    @DisplayName("CS-01 to CS-05: roles are added once, found, listed by key, replaced and removed")
    default void keepsRoles() {
        try (Stores stores = newStores()) {
            Set<Permission> all = Set.of(Permission.READ_USERS, Permission.OWN_TENANT, new Permission("host.own"));
            Role owner = new Role(new RoleKey("owner"), "Owner", 99, all, Scope.ALL);
            Role lead = new Role(new RoleKey("lead"), "Team lead", 40, Set.of(Permission.READ_USERS), Scope.REPORTS);
            Role renamed = new Role(new RoleKey("lead"), "Lead \ud83d\ude00", 0, Set.of(), Scope.GROUPS);
            keeps(stores.roles(), owner.key(), owner, lead.key(), lead, renamed);
        }
    }

    /** Groups. */
    @Test
    @DisplayName("CS-01 to CS-05: groups are added once, found, listed by key, replaced and removed")
    default void keepsGroups() {
        try (Stores stores = newStores()) {
            Group staff = Group.named("Staff");
            Group guests = Group.named("Guests");
            keeps(
                    stores.groups(),
                    staff.key(),
                    staff,
                    guests.key(),
                    guests,
                    new Group(new GroupKey("guests"), "Visitors"));
        }
    }

    /** Organizations. */
    @Test
    @DisplayName("CS-01 to CS-05: organizations are added once, found, listed by key, replaced and removed")
    default void keepsOrganizations() {
        try (Stores stores = newStores()) {
            Organization umbrella = Organization.named("Umbrella");
            Organization acme = Organization.named("Acme");
            Organization renamed = new Organization(new OrganizationKey("acme"), "Acme Inc.");
            keeps(stores.organizations(), umbrella.key(), umbrella, acme.key(), acme, renamed);
        }
    }

    /** Attribute definitions. */
    @Test
    @DisplayName("CS-01 to CS-05: attribute definitions are added once, found, listed by key, replaced and removed")
    default void keepsAttributes() {
        try (Stores stores = newStores()) {
            CustomAttribute small =
                    new CustomAttribute(new AttributeKey("cost"), "Cost", AttributeType.NUMBER, true, true);
            CustomAttribute capital =
                    new CustomAttribute(new AttributeKey("Zone"), "Zone", AttributeType.TEXT, false, false);
            CustomAttribute shown =
                    new CustomAttribute(new AttributeKey("Zone"), "Time zone", AttributeType.TEXT, true, false);
            keeps(stores.attributes(), small.key(), small, capital.key(), capital, shown);
        }
    }

    /** Keys are ordered as Java orders them. */
    @Test
    @DisplayName("CS-01: entries are listed in the order of their keys, whatever the database's collation")
    default void listsEntriesByKey() {
        try (Stores stores = newStores()) {
            List<Group> groups = List.of(
                    Group.named("_x"),
                    Group.named("a b"),
                    Group.named("a-b"),
                    Group.named("ab"),
                    Group.named("\u00e9"));
            List.of(3, 0, 4, 2, 1).forEach(i -> stores.groups().insert(groups.get(i)));
            assertThat(stores.groups().all()).containsExactlyElementsOf(groups);
        }
    }

    /** Users keep references to what is removed. */
    @Test
    @DisplayName("CS-05: users keep their reference to an entry that is removed")
    default void keepsReferences() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Set.of(new RoleKey("guest"))));
            stores.roles().insert(Role.named("Guest"));
            Samples.load(stores, List.of(ada));
            assertThat(stores.roles().delete(new RoleKey("guest"))).isTrue();
            Samples.assertStored(stores, ada);
        }
    }

    /** One of many insertions of one key wins. */
    @Test
    @DisplayName("CS-03: of 16 threads that add one key, one adds it")
    default void addsAnEntryOnce() {
        try (Stores stores = newStores()) {
            List<Boolean> added = Samples.together(
                    number -> stores.groups().insert(new Group(new GroupKey("staff"), "Staff " + number)));
            assertThat(added).containsOnlyOnce(true);
            assertThat(stores.groups().all())
                    .containsExactly(new Group(new GroupKey("staff"), "Staff " + added.indexOf(true)));
        }
    }

    /** Later comes before first by key; changed has the key of later. */
    private static <K, V> void keeps(CatalogStore<K, V> store, K firstKey, V first, K laterKey, V later, V changed) {
        assertThat(store.all()).isEmpty();
        assertThat(store.find(firstKey)).isEmpty();
        assertThat(store.replace(first)).isFalse();
        assertThat(store.delete(firstKey)).isFalse();

        assertThat(store.insert(first)).isTrue();
        assertThat(store.insert(later)).isTrue();
        assertThat(store.insert(changed)).isFalse();
        assertThat(store.all()).containsExactly(later, first);
        assertThat(store.find(laterKey)).contains(later);

        assertThat(store.replace(changed)).isTrue();
        assertThat(store.all()).containsExactly(changed, first);
        assertThat(store.delete(laterKey)).isTrue();
        assertThat(store.delete(laterKey)).isFalse();
        assertThat(store.all()).containsExactly(first);
    }
}
