package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How units are written: rules US-01, US-04 and US-08 for one thread. */
public interface UserCommitContract extends StoresFactory {

    /** What a commit wrote can be read by every call. */
    @Test
    @DisplayName("US-01: what a commit wrote, every later call sees")
    default void readsItsWrites() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            assertThat(Samples.commit(stores, Samples.insert(ada))).isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, ada);
            assertThat(stores.users().scan(Filter.everybody())).containsExactly(ada);
            assertThat(stores.users().query(UserQuery.first(10)).users()).containsExactly(ada);

            assertThat(Samples.commit(stores, Samples.delete(ada))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.stored(stores, "ada")).isEmpty();
            assertThat(stores.users().scan(Filter.everybody())).isEmpty();
        }
    }

    /** An inserted user keeps the version it carries. */
    @Test
    @DisplayName("US-04: an inserted user keeps its version, an update counts it up by one")
    default void countsVersions() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(7));
            Samples.load(stores, List.of(ada));
            Samples.assertStored(stores, ada);
            User renamed = ada.with(user -> user.displayName("Ada"));
            Samples.commit(stores, Samples.update(renamed, 7, Field.DISPLAY_NAME));
            Samples.assertStored(stores, renamed.with(user -> user.version(8)));
        }
    }

    /** Writes that expect another version are refused. */
    @Test
    @DisplayName("US-04: updates and deletes of another version, or of nobody, are stale and change nothing")
    default void refusesStaleWrites() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(3));
            Samples.load(stores, List.of(ada));
            User renamed = ada.with(user -> user.displayName("Ada"));
            User nobody = Samples.user("nobody");
            List<Write> stale = List.of(
                    Samples.update(renamed, 2, Field.DISPLAY_NAME),
                    Samples.update(renamed, 4, Field.DISPLAY_NAME),
                    new Write.DeleteUser(ada.id(), 2),
                    new Write.DeleteUser(ada.id(), 4),
                    Samples.update(nobody, 1, Field.DISPLAY_NAME),
                    Samples.delete(nobody));
            stale.forEach(write -> assertThat(Samples.commit(stores, write)).isEqualTo(UnitOutcome.STALE));
            Samples.assertStored(stores, ada);
            assertThat(Samples.stored(stores, "nobody")).isEmpty();
        }
    }

    /** Only the named fields change. */
    @Test
    @DisplayName("US-04: an update writes the named fields and no others")
    default void writesNamedFieldsOnly() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.displayName("Ada").department("Engines"));
            Samples.load(stores, List.of(ada));
            User other = Samples.user(
                    "ada",
                    user -> user.displayName("Countess")
                            .primaryEmail(new EmailAddress("not@named.example"))
                            .userName(new UserName("not-named"))
                            .status(UserStatus.SUSPENDED)
                            .roles(Set.of(new RoleKey("not named")))
                            .deactivatedAt(Samples.NOON));

            assertThat(Samples.commit(stores, Samples.update(other, 1, Field.DISPLAY_NAME, Field.DEPARTMENT)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(
                    stores,
                    ada.with(user -> user.version(2).displayName("Countess").department(null)));
        }
    }

    /** A failing write takes the whole unit with it. */
    @Test
    @DisplayName("US-08: a unit whose last write fails leaves nothing: no user, role, journal, audit or message")
    default void writesWholeUnitsOrNothing() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            List<Write> failing = List.of(
                    Samples.update(Samples.user("gone"), 1, Field.DISPLAY_NAME),
                    new Write.DeleteUser(ada.id(), 9),
                    Samples.insert(Samples.user("x", user -> user.primaryEmail(new EmailAddress("ADA@example.com")))));
            for (Write last : failing) {
                assertThat(Samples.commit(stores, recorded(ada, last)).kind())
                        .isIn(UnitOutcome.Kind.STALE, UnitOutcome.Kind.DUPLICATE);
                assertNothingLeft(stores);
            }
            Samples.assertStored(stores, ada);
        }
    }

    /** Records go with their unit, however it is refused. */
    @Test
    @DisplayName(
            "US-08: a unit that would remove the last owner leaves nothing either, and its neighbours all they have")
    default void leavesNothingOfUnitsWithoutOwner() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            Samples.load(stores, List.of(ada));
            CommitUnit good = new CommitUnit(
                    List.of(Samples.insert(Samples.user("bob"))),
                    new JournalEntry(
                            Samples.PLAN, 1, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}"))),
                    List.of(),
                    List.of(OutboxMessage.builder("invite:bob", "invite", new UserId("bob"))
                            .createdAt(Samples.NOON)
                            .build()));
            CommitUnit fatal = recorded(ada, new Write.DeleteUser(ada.id(), 1));
            assertThat(stores.users().commit(List.of(fatal, good), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER, UnitOutcome.WRITTEN);
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(good.journal());
            assertThat(stores.outbox().pending(10)).containsExactlyElementsOf(good.outbox());
            assertThat(stores.audit().ofUser(ada.id(), 10)).isEmpty();
            assertThat(stores.roles().all()).isEmpty();
        }
    }

    /** One unit's failure leaves its neighbours alone, and each is judged after the ones before. */
    @Test
    @DisplayName("US-08: units are judged in order, each on what the ones before it left, one outcome each")
    default void judgesUnitsInOrder() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            User renamed = ada.with(user -> user.displayName("Ada"));
            User taken = Samples.user("bob", user -> user.primaryEmail(new EmailAddress("ada@example.com")));
            List<UnitOutcome> outcomes = stores.users()
                    .commit(
                            List.of(
                                    Samples.unit(Samples.update(renamed, 1, Field.DISPLAY_NAME)),
                                    Samples.unit(Samples.insert(ada)),
                                    Samples.unit(Samples.insert(taken)),
                                    Samples.unit(Samples.update(renamed, 1, Field.DISPLAY_NAME)),
                                    Samples.unit(new Write.DeleteUser(ada.id(), 2)),
                                    Samples.unit(Samples.insert(taken))),
                            CommitGuards.NONE);
            assertThat(outcomes.stream().map(UnitOutcome::kind))
                    .containsExactly(
                            UnitOutcome.Kind.STALE,
                            UnitOutcome.Kind.WRITTEN,
                            UnitOutcome.Kind.DUPLICATE,
                            UnitOutcome.Kind.WRITTEN,
                            UnitOutcome.Kind.WRITTEN,
                            UnitOutcome.Kind.WRITTEN);
            assertThat(stores.users().scan(Filter.everybody())).containsExactly(taken);
        }
    }

    /** A unit that the journal has is not written again. */
    @Test
    @DisplayName("US-08: a unit that the journal has is repeated, whatever else it holds")
    default void writesUnitsOfRunsOnce() {
        try (Stores stores = newStores()) {
            CommitUnit first = recorded(Samples.user("ada"), Samples.insert(Samples.user("bob")));
            assertThat(Samples.commit(stores, Samples.insert(Samples.user("ada"))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, first)).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.commit(stores, first)).isEqualTo(UnitOutcome.REPEATED);
            CommitUnit other =
                    new CommitUnit(List.of(Samples.insert(Samples.user("eve"))), first.journal(), List.of(), List.of());
            assertThat(Samples.commit(stores, other)).isEqualTo(UnitOutcome.REPEATED);

            assertThat(Samples.stored(stores, "eve")).isEmpty();
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).containsExactly(first.journal());
            assertThat(stores.audit().ofUser(new UserId("ada"), 10)).hasSize(1);
            assertThat(stores.outbox().pending(10)).hasSize(1);
        }
    }

    /** A unit may have no user in it. */
    @Test
    @DisplayName(
            "US-08: roles, groups and organizations are added and removed with the unit; known ones stay as they are")
    default void writesCatalogEntries() {
        try (Stores stores = newStores()) {
            Role known = Role.builder("editor").name("Chief editor").level(5).build();
            Samples.given(stores, List.of(known));
            assertThat(Samples.commit(
                            stores,
                            new Write.EnsureEntry(Role.named("Editor")),
                            new Write.EnsureEntry(Role.named("Guest")),
                            new Write.EnsureEntry(Group.named("Staff")),
                            new Write.EnsureEntry(Organization.named("Acme"))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.roles().all()).containsExactly(known, Role.named("Guest"));
            assertThat(stores.groups().all()).containsExactly(Group.named("Staff"));
            assertThat(stores.organizations().all()).containsExactly(Organization.named("Acme"));

            User member = Samples.user(
                    "ada",
                    user -> user.roles(Set.of(new RoleKey("guest")))
                            .groups(Set.of(Group.named("Staff").key()))
                            .organization(Organization.named("Acme").key()));
            Samples.load(stores, List.of(member));
            List<Write> removals = List.of(
                    new Write.RemoveIfUnused(Role.named("Guest").entryKey()),
                    new Write.RemoveIfUnused(Role.named("Unknown").entryKey()),
                    new Write.RemoveIfUnused(Group.named("Staff").entryKey()),
                    new Write.RemoveIfUnused(Organization.named("Acme").entryKey()));
            assertThat(Samples.commit(stores, removals.toArray(Write[]::new))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.roles().all()).hasSize(2);
            assertThat(stores.groups().all()).hasSize(1);
            assertThat(stores.organizations().all()).hasSize(1);

            assertThat(Samples.commit(
                            stores, new CommitUnit(withRemoval(member, removals), null, List.of(), List.of())))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.roles().all()).containsExactly(known);
            assertThat(stores.groups().all()).isEmpty();
            assertThat(stores.organizations().all()).isEmpty();
        }
    }

    private static List<Write> withRemoval(User user, List<Write> others) {
        return Stream.concat(Stream.of(Samples.delete(user)), others.stream()).toList();
    }

    /** A unit with one of everything: a good update, a role, a journal entry, an audit entry, a message, and a last write. */
    private static CommitUnit recorded(User ada, Write last) {
        User renamed = ada.with(user -> user.displayName("Ada"));
        return new CommitUnit(
                last instanceof Write.DeleteUser
                        ? List.of(new Write.EnsureEntry(Role.named("New")), last)
                        : List.of(
                                new Write.EnsureEntry(Role.named("New")),
                                Samples.update(renamed, 1, Field.DISPLAY_NAME),
                                last),
                new JournalEntry(Samples.PLAN, 0, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}"))),
                List.of(AuditEntry.builder(Samples.NOON, "root", "update")
                        .user(ada.id())
                        .run(Samples.PLAN)
                        .detail("displayName")
                        .build()),
                List.of(OutboxMessage.builder("invite:ada", "invite", ada.id())
                        .createdAt(Samples.NOON)
                        .build()));
    }

    private static void assertNothingLeft(Stores stores) {
        assertThat(stores.roles().all()).isEmpty();
        assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).isEmpty();
        assertThat(stores.audit().ofUser(new UserId("ada"), 10)).isEmpty();
        assertThat(stores.outbox().pending(10)).isEmpty();
    }
}
