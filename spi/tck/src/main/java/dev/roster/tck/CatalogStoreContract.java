package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the stores of roles, groups, organizations and attribute definitions must keep: rules CS-01 to CS-05. */
public interface CatalogStoreContract extends StoresFactory {

    /** Lists. */
    @Test
    @DisplayName("CS-01: roles, groups, organizations and attributes are listed by key")
    default void listsWholeCatalogs() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.store().all()).as(shelf.name()).isEmpty();
                shelf.fill();
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.earlier(), shelf.later());
            }
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

    /** Finds. */
    @Test
    @DisplayName("CS-02: an entry is found by its key with everything it has, and an absent one is empty")
    default void findsEntries() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.found()).as(shelf.name()).isEmpty();
                shelf.fill();
                assertThat(shelf.found()).as(shelf.name()).contains(shelf.earlier());
            }
        }
    }

    /** Adds. */
    @Test
    @DisplayName("CS-03: an entry whose key is taken is not added and changes nothing")
    default void addsEntriesOnce() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                shelf.fill();
                assertThat(shelf.insertChanged()).as(shelf.name()).isFalse();
                assertThat(shelf.found()).as(shelf.name()).contains(shelf.earlier());
            }
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

    /** Replaces. */
    @Test
    @DisplayName("CS-04: an entry is replaced as a whole, and only if there is one")
    default void replacesEntries() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.replace()).as(shelf.name()).isFalse();
                assertThat(shelf.found()).as(shelf.name()).isEmpty();
                shelf.fill();
                assertThat(shelf.replace()).as(shelf.name()).isTrue();
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.changed(), shelf.later());
            }
        }
    }

    /** Removes. */
    @Test
    @DisplayName("CS-05: an entry is removed once, and no other with it")
    default void removesEntries() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.delete()).as(shelf.name()).isFalse();
                shelf.fill();
                assertThat(shelf.delete()).as(shelf.name()).isTrue();
                assertThat(shelf.delete()).as(shelf.name()).isFalse();
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.later());
            }
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
}
