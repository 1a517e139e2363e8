package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.query.Filter;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the units of one call stand beside one another: rules US-02, US-04, US-08, UN-01, CS-06, JS-08 and OS-02. */
public interface CallContract extends StoresFactory {

    /** Alignment. */
    @Test
    @DisplayName(
            "US-08: in a call of 300 units, of which many are refused for different reasons, each has its own outcome and records")
    default void givesEachUnitItsOutcome() {
        try (Stores stores = newStores()) {
            Samples.load(stores, List.of(Samples.user("taken"), Samples.user("owner", u -> u.roles(Samples.OWNER))));
            StoresFactory.given(stores, Group.named("Staff"));
            Samples.load(stores, List.of(Samples.user("member", user -> user.groups(Set.of(new GroupKey("staff"))))));
            List<CommitUnit> units = new ArrayList<>();
            List<UnitOutcome.Kind> expected = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                expected.add(kindOf(i));
                units.add(recorded(i, writes(i)));
            }
            List<UnitOutcome> outcomes = stores.users().commit(units, Samples.GUARDED);
            assertThat(outcomes.stream().map(UnitOutcome::kind)).containsExactlyElementsOf(expected);
            List<Integer> written = new ArrayList<>();
            for (int i = 0; i < expected.size(); i++) {
                if (expected.get(i) == UnitOutcome.Kind.WRITTEN) {
                    written.add(i);
                }
            }
            assertThat(Samples.scanned(stores, Filter.everybody())).hasSize(3 + written.size());
            assertThat(stores.journal().entries(Samples.PLAN, 0, 1_000).stream().map(JournalEntry::number))
                    .containsExactlyElementsOf(written);
            assertThat(stores.outbox().pending(1_000).stream().map(OutboxMessage::key))
                    .containsExactlyElementsOf(
                            written.stream().map(i -> "m" + i).toList());
            assertThat(stores.audit().list(AuditStore.Query.latest(1_000)).entries())
                    .hasSize(written.size());
        }
    }

    private static UnitOutcome.Kind kindOf(int number) {
        return switch (number % 7) {
            case 1 -> UnitOutcome.Kind.DUPLICATE;
            case 2 -> UnitOutcome.Kind.STALE;
            case 4 -> UnitOutcome.Kind.LAST_OWNER;
            case 5 -> UnitOutcome.Kind.IN_USE;
            default -> UnitOutcome.Kind.WRITTEN;
        };
    }

    private static List<Write> writes(int number) {
        Write good = Samples.insert(Samples.user("u" + number));
        return switch (kindOf(number)) {
            case DUPLICATE ->
                List.of(
                        good,
                        Samples.insert(
                                Samples.user("t", user -> user.primaryEmail(new EmailAddress("taken@example.com")))));
            case STALE -> List.of(good, new Write.DeleteUser(new UserId("taken"), 7));
            case LAST_OWNER -> List.of(good, new Write.DeleteUser(new UserId("owner"), 1));
            case IN_USE -> List.of(good, new Write.ChangeEntry(Group.named("Staff"), null));
            case WRITTEN, OUTDATED, REPEATED, REFUSED -> List.of(good);
        };
    }

    /** Nothing. */
    @Test
    @DisplayName("US-08: a call without units has no outcome, and a unit without writes and records is written")
    default void writesNothing() {
        try (Stores stores = newStores()) {
            assertThat(stores.users().commit(List.of(), CommitGuards.NONE)).isEmpty();
            assertThat(stores.users().commit(List.of(), Samples.GUARDED)).isEmpty();
            assertThat(stores.users().commit(List.of(Samples.unit(), Samples.unit()), Samples.GUARDED))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.WRITTEN);
        }
    }

    /** Twice in one call. */
    @Test
    @DisplayName("US-08: a unit that stands twice in one call, or that was reported as refused before, is repeated")
    default void repeatsUnitsOfOneCall() {
        try (Stores stores = newStores()) {
            JournalEntry refused = new JournalEntry(
                    Samples.PLAN, 3, UnitOutcome.Kind.STALE, List.of(new JournalEntry.Part(null, "{}")));
            stores.journal().append(List.of(refused));
            List<CommitUnit> units = List.of(
                    recorded(1, List.of(Samples.insert(Samples.user("a")))),
                    recorded(1, List.of(Samples.insert(Samples.user("b")), new Write.EnsureEntry(Group.named("B")))),
                    recorded(2, List.of(Samples.insert(Samples.user("c")))),
                    recorded(3, List.of(Samples.insert(Samples.user("d")))),
                    recorded(1, List.of(Samples.insert(Samples.user("a")))));
            assertThat(stores.users().commit(units, CommitGuards.NONE))
                    .containsExactly(
                            UnitOutcome.WRITTEN,
                            UnitOutcome.REPEATED,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.REPEATED,
                            UnitOutcome.REPEATED);
            assertThat(Samples.ids(Samples.scanned(stores, Filter.everybody()))).containsExactly("a", "c");
            assertThat(stores.groups().all()).isEmpty();
            assertThat(stores.journal().entries(Samples.PLAN, 0, 9))
                    .containsExactly(units.get(0).journal(), units.get(2).journal(), refused);
            assertThat(stores.audit().list(AuditStore.Query.latest(9)).entries())
                    .hasSize(2);
            assertThat(stores.outbox().pending(9)).hasSize(2);
        }
    }

    /** Runs. */
    @Test
    @DisplayName("JS-08: of two units of one call that keep one finished run, the second is repeated")
    default void repeatsRunsOfOneCall() {
        try (Stores stores = newStores()) {
            Run run = Run.builder(Samples.PLAN, Samples.NOON)
                    .state(Run.State.FINISHED)
                    .build();
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            Samples.unit(new Write.FinishedRun(run), Samples.insert(Samples.user("a"))),
                                            Samples.unit(
                                                    new Write.FinishedRun(run), Samples.insert(Samples.user("b")))),
                                    CommitGuards.NONE))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.REPEATED);
            assertThat(Samples.stored(stores, "b")).isEmpty();
        }
    }

    /** Messages. */
    @Test
    @DisplayName(
            "OS-02: of two units of one call with a message of one key both are written, and the first message waits")
    default void keepsOneMessageOfAKey() {
        try (Stores stores = newStores()) {
            OutboxMessage first =
                    OutboxMessage.builder("k", "invite", new UserId("a")).build();
            OutboxMessage second =
                    OutboxMessage.builder("k", "remove", new UserId("b")).build();
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            new CommitUnit(List.of(), null, List.of(), List.of(first)),
                                            new CommitUnit(
                                                    List.of(Samples.insert(Samples.user("b"))),
                                                    null,
                                                    List.of(),
                                                    List.of(second))),
                                    CommitGuards.NONE))
                    .containsOnly(UnitOutcome.WRITTEN);
            assertThat(stores.outbox().pending(9)).containsExactly(first);
            assertThat(Samples.stored(stores, "b")).isPresent();
        }
    }

    /** Keys. */
    @Test
    @DisplayName(
            "US-02: of two units of one call that want one key, the first gets it; a key that was freed before is free")
    default void givesKeysOfOneCallOnce() {
        List<Consumer<UserBuilder>> keys = List.of(
                user -> user.primaryEmail(new EmailAddress("One@example.com")),
                user -> user.userName(new UserName("One")),
                user -> user.employeeId(new EmployeeId("ONE")));
        for (Consumer<UserBuilder> key : keys) {
            try (Stores stores = newStores()) {
                User a = Samples.user("a", key);
                User b = Samples.user("b", key);
                Samples.load(stores, List.of(Samples.user("c")));
                User c = Samples.user("c", key);
                Write takes = Samples.update(c, 1, Field.PRIMARY_EMAIL, Field.USER_NAME, Field.EMPLOYEE_ID);
                assertThat(stores
                                .users()
                                .commit(
                                        List.of(
                                                Samples.unit(Samples.insert(a)),
                                                Samples.unit(Samples.insert(b)),
                                                Samples.unit(takes),
                                                Samples.unit(Samples.delete(a)),
                                                Samples.unit(takes),
                                                Samples.unit(Samples.insert(b))),
                                        CommitGuards.NONE)
                                .stream()
                                .map(UnitOutcome::kind))
                        .containsExactly(
                                UnitOutcome.Kind.WRITTEN,
                                UnitOutcome.Kind.DUPLICATE,
                                UnitOutcome.Kind.DUPLICATE,
                                UnitOutcome.Kind.WRITTEN,
                                UnitOutcome.Kind.WRITTEN,
                                UnitOutcome.Kind.DUPLICATE);
            }
        }
    }

    /** Versions. */
    @Test
    @DisplayName(
            "US-04: units of one call count a user's versions on, and each names the version that the one before left")
    default void countsVersionsOfOneCall() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            User named = ada.with(user -> user.displayName("Ada"));
            User placed = named.with(user -> user.department("Engines"));
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            Samples.unit(Samples.update(named, 1, Field.DISPLAY_NAME)),
                                            Samples.unit(Samples.update(placed, 1, Field.DEPARTMENT)),
                                            Samples.unit(Samples.update(placed, 2, Field.DEPARTMENT)),
                                            Samples.unit(new Write.DeleteUser(ada.id(), 2)),
                                            Samples.unit(new Write.EraseUser(ada.id(), 4))),
                                    CommitGuards.NONE))
                    .containsExactly(
                            UnitOutcome.WRITTEN,
                            UnitOutcome.STALE,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.STALE,
                            UnitOutcome.STALE);
            Samples.assertStored(stores, placed.with(user -> user.version(3)));
        }
    }

    /** Guards. */
    @Test
    @DisplayName(
            "UN-01: outdated units keep no records, a touch outdates nobody, and a version that is yet to come does not fit")
    default void keepsNothingOfOutdatedUnits() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            CommitGuards early = CommitGuards.NONE.decidedBy(ada.with(user -> user.version(2)));
            List<CommitUnit> units = List.of(
                    recorded(1, List.of(Samples.insert(Samples.user("x")), new Write.EnsureEntry(Group.named("X")))),
                    recorded(2, List.of()));
            long revision = stores.catalogs(0).orElseThrow().revision();
            for (CommitGuards guards : List.of(early, CommitGuards.NONE.decidedOn(revision + 1))) {
                assertThat(stores.users().commit(units, guards))
                        .containsExactly(UnitOutcome.OUTDATED, UnitOutcome.OUTDATED);
                assertThat(stores.journal().entries(Samples.PLAN, 0, 9)).isEmpty();
                assertThat(stores.audit().list(AuditStore.Query.latest(9)).entries())
                        .isEmpty();
                assertThat(stores.outbox().pending(9)).isEmpty();
                assertThat(stores.groups().all()).isEmpty();
                assertThat(stores.catalogs(revision)).isEmpty();
            }
            stores.users().touch(List.of(Touch.signIn(ada.id(), Samples.NOON)));
            assertThat(stores.users()
                            .commit(units, CommitGuards.NONE.decidedBy(ada).decidedOn(revision)))
                    .containsOnly(UnitOutcome.WRITTEN);
        }
    }

    /** The revision. */
    @Test
    @DisplayName(
            "CS-06: a call raises the revision when one of its units changes a catalog, and not for refused or idle ones")
    default void raisesTheRevisionForWrittenUnits() {
        try (Stores stores = newStores()) {
            StoresFactory.given(stores, Group.named("Staff"), Group.named("Free"));
            User owner = Samples.user("owner", user -> user.roles(Samples.OWNER));
            User member = Samples.user("member", user -> user.groups(Set.of(new GroupKey("staff"))));
            Samples.load(stores, List.of(owner, member));
            Write more = new Write.EnsureEntry(Group.named("More"));
            long revision = stores.catalogs(0).orElseThrow().revision();
            stores.users()
                    .commit(
                            List.of(
                                    Samples.unit(more, Samples.delete(owner)),
                                    Samples.unit(more, new Write.ChangeEntry(Group.named("Staff"), null)),
                                    Samples.unit(more, new Write.ChangeEntry(null, Group.named("Staff"))),
                                    Samples.unit(more, Samples.insert(member)),
                                    Samples.unit(new Write.EnsureEntry(Group.named("Staff"))),
                                    Samples.unit(new Write.RemoveIfUnused(
                                            Group.named("Staff").entryKey())),
                                    Samples.unit(new Write.RemoveIfUnused(
                                            Group.named("Nobody").entryKey())),
                                    recorded(7, List.of())),
                            Samples.GUARDED);
            stores.users().commit(List.of(recorded(7, List.of(more))), CommitGuards.NONE);
            stores.users().touch(List.of(Touch.skills(owner.id(), 3)));
            assertThat(stores.catalogs(revision))
                    .as("nothing changed a catalog")
                    .isEmpty();
            assertThat(stores.groups().all()).containsExactly(Group.named("Free"), Group.named("Staff"));
            stores.users()
                    .commit(
                            List.of(
                                    Samples.unit(Samples.delete(Samples.user("nobody"))),
                                    Samples.unit(new Write.RemoveIfUnused(
                                            Group.named("Free").entryKey())),
                                    Samples.unit(Samples.insert(Samples.user("last")))),
                            CommitGuards.NONE);
            assertThat(stores.catalogs(revision))
                    .hasValueSatisfying(now -> assertThat(now.revision()).isGreaterThan(revision));
            assertThat(stores.catalogs(0).orElseThrow().groups()).containsExactly(Group.named("Staff"));
        }
    }

    private static CommitUnit recorded(int number, List<Write> writes) {
        return new CommitUnit(
                writes,
                new JournalEntry(
                        Samples.PLAN,
                        number,
                        UnitOutcome.Kind.WRITTEN,
                        List.of(new JournalEntry.Part(null, "unit " + number))),
                List.of(AuditEntry.builder(Samples.NOON, "root", "unit " + number)
                        .build()),
                List.of(OutboxMessage.builder("m" + number, "mail", new UserId("u" + number))
                        .build()));
    }
}
