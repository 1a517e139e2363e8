package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeValue;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.RoleKey;
import dev.roster.model.Team;
import dev.roster.model.User;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the catalogs of roles, groups, organizations, teams, attributes and settings must keep: rules CS-01 to CS-06. */
public interface CatalogStoreContract extends StoresFactory {

    /** Lists. */
    @Test
    @DisplayName("CS-01: roles, groups, organizations, teams, attributes and settings are listed by key")
    default void listsWholeCatalogs() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.store().all()).as(shelf.name()).isEmpty();
                shelf.fill(stores);
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
            List.of(3, 0, 4, 2, 1).forEach(i -> StoresFactory.given(stores, groups.get(i)));
            assertThat(stores.groups().all()).containsExactlyElementsOf(groups);
            assertThat(stores.catalogs(0).orElseThrow().groups()).containsExactlyElementsOf(groups);
        }
    }

    /** Finds. */
    @Test
    @DisplayName("CS-02: an entry is found by its key with everything it has, and an absent one is empty")
    default void findsEntries() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(shelf.found()).as(shelf.name()).isEmpty();
                shelf.fill(stores);
                assertThat(shelf.found()).as(shelf.name()).contains(shelf.earlier());
            }
        }
    }

    /** Ensures. */
    @Test
    @DisplayName("CS-03: an entry whose key is taken is left as it is, by units before it and by its own")
    default void ensuresEntriesOnce() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                List<CommitUnit> units = List.of(
                        Samples.unit(new Write.EnsureEntry(shelf.earlier())),
                        Samples.unit(new Write.EnsureEntry(shelf.changed())));
                assertThat(stores.users().commit(units, CommitGuards.NONE)).containsOnly(UnitOutcome.WRITTEN);
                StoresFactory.given(stores, shelf.changed());
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.earlier());
            }
        }
    }

    /** Many want the same entry. */
    @Test
    @DisplayName("CS-03: of 16 threads that ensure one key, all succeed and one names it")
    default void ensuresAnEntryTogether() {
        try (Stores stores = newStores()) {
            List<UnitOutcome> outcomes = Samples.together(number ->
                    Samples.commit(stores, new Write.EnsureEntry(new Group(new GroupKey("staff"), "Staff " + number))));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN);
            assertThat(stores.groups().all()).hasSize(1);
        }
    }

    /** Edits. */
    @Test
    @DisplayName("CS-04: an entry is added, replaced and removed as it was seen")
    default void changesEntries() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                StoresFactory.given(stores, shelf.later());
                assertThat(change(stores, null, shelf.earlier())).isEqualTo(UnitOutcome.WRITTEN);
                assertThat(change(stores, shelf.earlier(), shelf.changed())).isEqualTo(UnitOutcome.WRITTEN);
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.changed(), shelf.later());
                assertThat(change(stores, shelf.changed(), null)).isEqualTo(UnitOutcome.WRITTEN);
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.later());
            }
        }
    }

    /** Edits of what is no longer there, or otherwise. */
    @Test
    @DisplayName("CS-04: a change of an entry that is stored otherwise is stale, and leaves it and its unit unwritten")
    default void refusesStaleChanges() {
        try (Stores stores = newStores()) {
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                assertThat(change(stores, shelf.earlier(), shelf.changed())).isEqualTo(UnitOutcome.STALE);
                assertThat(change(stores, shelf.earlier(), null)).isEqualTo(UnitOutcome.STALE);
                shelf.fill(stores);
                assertThat(change(stores, shelf.changed(), shelf.earlier())).isEqualTo(UnitOutcome.STALE);
                assertThat(change(stores, shelf.changed(), null)).isEqualTo(UnitOutcome.STALE);
                assertThat(Samples.commit(
                                stores,
                                Samples.insert(Samples.user(shelf.name())),
                                new Write.ChangeEntry(null, shelf.changed())))
                        .isEqualTo(UnitOutcome.STALE);
                assertThat(shelf.shownEntries()).as(shelf.name()).containsExactly(shelf.earlier(), shelf.later());
                assertThat(Samples.stored(stores, shelf.name())).isEmpty();
            }
        }
    }

    /** One of many editors wins. */
    @Test
    @DisplayName("CS-04: of 16 threads that change one entry as they saw it, one does and 15 are stale")
    default void changesAnEntryOnce() {
        try (Stores stores = newStores()) {
            Group seen = Group.named("Staff");
            StoresFactory.given(stores, seen);
            List<UnitOutcome> outcomes =
                    Samples.together(number -> change(stores, seen, new Group(seen.key(), "Staff " + number)));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.STALE);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
            assertThat(stores.groups().all())
                    .containsExactly(new Group(seen.key(), "Staff " + outcomes.indexOf(UnitOutcome.WRITTEN)));
        }
    }

    /** What is held does not go. */
    @Test
    @DisplayName(
            "CS-05: a role, group, organization or team that somebody holds is in use, and its unit is not written")
    default void keepsHeldEntries() {
        try (Stores stores = newStores()) {
            User ada = holder();
            Samples.given(stores, Samples.HELD);
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            for (CatalogEntry entry : Samples.HELD) {
                assertThat(Samples.commit(
                                stores, Samples.delete(Samples.user("bob")), new Write.ChangeEntry(entry, null)))
                        .isEqualTo(UnitOutcome.IN_USE);
                assertThat(Samples.commit(stores, new Write.RemoveIfUnused(entry.entryKey())))
                        .isEqualTo(UnitOutcome.WRITTEN);
            }
            assertThat(Samples.stored(stores, "bob")).isPresent();
            assertAllHeld(stores);
            Samples.assertStored(stores, ada);
        }
    }

    /** What nobody holds any more goes. */
    @Test
    @DisplayName(
            "CS-05: whether somebody holds an entry is judged at the end of the unit, whatever the order of writes")
    default void judgesUseAtTheEndOfTheUnit() {
        try (Stores stores = newStores()) {
            User ada = holder();
            Samples.given(stores, Samples.HELD);
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            User bob = Samples.user("bob", user -> user.groups(Set.of(new GroupKey("staff"))));
            assertThat(Samples.commit(
                            stores,
                            new Write.ChangeEntry(Group.named("Staff"), null),
                            Samples.delete(ada),
                            Samples.update(bob, 1, Field.GROUPS)))
                    .isEqualTo(UnitOutcome.IN_USE);
            List<Write> removals = List.of(
                    new Write.ChangeEntry(Samples.HELD.get(0), null),
                    new Write.RemoveIfUnused(Samples.HELD.get(1).entryKey()),
                    new Write.RemoveIfUnused(Samples.HELD.get(2).entryKey()),
                    new Write.ChangeEntry(Samples.HELD.get(3), null),
                    Samples.delete(ada));
            assertThat(Samples.commit(stores, removals.toArray(Write[]::new))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.roles().all()).isEmpty();
            assertThat(stores.groups().all()).isEmpty();
            assertThat(stores.organizations().all()).isEmpty();
            assertThat(stores.teams().all()).isEmpty();
        }
    }

    /** Units before it in the call count. */
    @Test
    @DisplayName("CS-05: whether somebody holds an entry is judged on what the units before it in the call left")
    default void judgesUseAfterEarlierUnits() {
        try (Stores stores = newStores()) {
            StoresFactory.given(stores, Group.named("Staff"));
            User ada = Samples.user("ada", user -> user.groups(Set.of(new GroupKey("staff"))));
            List<CommitUnit> units = List.of(
                    Samples.unit(Samples.insert(ada)),
                    Samples.unit(new Write.ChangeEntry(Group.named("Staff"), null)),
                    Samples.unit(Samples.delete(ada)),
                    Samples.unit(new Write.ChangeEntry(Group.named("Staff"), null)),
                    Samples.unit(new Write.EnsureEntry(Group.named("Staff"))));
            assertThat(stores.users().commit(units, CommitGuards.NONE))
                    .containsExactly(
                            UnitOutcome.WRITTEN,
                            UnitOutcome.IN_USE,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.WRITTEN);
            assertThat(stores.groups().all()).containsExactly(Group.named("Staff"));
        }
    }

    /** Definitions of attributes may go while users have values. */
    @Test
    @DisplayName("CS-05: a definition of an attribute goes at any time, and users keep their values")
    default void removesDefinitionsOfValues() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            User ada = Samples.user(
                    "ada",
                    user -> user.attribute(
                            SampleUsers.ATTRIBUTES.get(0).key(),
                            AttributeValue.parse(SampleUsers.ATTRIBUTES.get(0).type(), "1")
                                    .value()));
            Samples.load(stores, List.of(ada));
            SampleUsers.ATTRIBUTES.forEach(
                    attribute -> assertThat(change(stores, attribute, null)).isEqualTo(UnitOutcome.WRITTEN));
            Samples.assertStored(stores, ada);
        }
    }

    /** The revision tells of every change. */
    @Test
    @DisplayName("CS-06: every change of a catalog raises the revision, and nothing else does")
    default void raisesTheRevision() {
        try (Stores stores = newStores()) {
            long revision = stores.catalogs(0).orElseThrow().revision();
            for (Shelf<?, ?> shelf : Shelf.all(stores)) {
                for (Write write : List.of(
                        new Write.EnsureEntry(shelf.earlier()),
                        new Write.ChangeEntry(shelf.earlier(), shelf.changed()),
                        new Write.RemoveIfUnused(shelf.changed().entryKey()),
                        new Write.ChangeEntry(null, shelf.later()))) {
                    assertThat(Samples.commit(stores, write)).isEqualTo(UnitOutcome.WRITTEN);
                    CatalogSnapshot now = stores.catalogs(revision).orElseThrow();
                    assertThat(now.revision()).as("after %s", write).isGreaterThan(revision);
                    revision = now.revision();
                }
            }
            Samples.load(stores, List.of(Samples.user("ada")));
            Samples.commit(stores, new Write.ChangeEntry(Group.named("Nobody"), null));
            Samples.commit(
                    stores, new Write.EnsureEntry(Group.named("Nobody")), Samples.delete(Samples.user("nobody")));
            assertThat(stores.catalogs(revision)).isEmpty();
        }
    }

    /** All catalogs at once. */
    @Test
    @DisplayName("CS-06: one call gives all catalogs, and nothing when the caller knows them")
    default void readsAllCatalogs() {
        try (Stores stores = newStores()) {
            List<Shelf<?, ?>> shelves = Shelf.all(stores);
            shelves.forEach(shelf -> shelf.fill(stores));
            CatalogSnapshot all = stores.catalogs(0).orElseThrow();
            List<List<? extends CatalogEntry>> lists = List.of(
                    all.roles(), all.groups(), all.organizations(), all.teams(), all.attributes(), all.settings());
            IntStream.range(0, lists.size())
                    .forEach(i -> assertThat(List.<Object>copyOf(lists.get(i)))
                            .containsExactlyElementsOf(shelves.get(i).shownEntries()));
            assertThat(stores.catalogs(all.revision())).isEmpty();
        }
    }

    private static User holder() {
        return Samples.user(
                "ada",
                user -> user.roles(Set.of(new RoleKey("guest")))
                        .groups(Set.of(Group.named("Staff").key()))
                        .organization(Organization.named("Acme").key())
                        .teams(Set.of(Team.named("Backend").key())));
    }

    private static void assertAllHeld(Stores stores) {
        assertThat(stores.roles().all()).hasSize(1);
        assertThat(stores.groups().all()).hasSize(1);
        assertThat(stores.organizations().all()).hasSize(1);
        assertThat(stores.teams().all()).hasSize(1);
    }

    private static UnitOutcome change(Stores stores, @Nullable CatalogEntry before, @Nullable CatalogEntry after) {
        return Samples.commit(stores, new Write.ChangeEntry(before, after));
    }
}
