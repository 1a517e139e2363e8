package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether a call answers as of one moment when others write between two elements of its argument: rules UN-04 and UN-01. A
 * store that goes through the argument while it reads is caught every time, whatever the machine does.
 */
public interface SlowCallerContract extends StoresFactory {

    /** Ids that come one after the other. */
    @Test
    @DisplayName("UN-04: users are found as of one moment, also when a unit is written between two of the ids")
    default void findsUsersOfOneMoment() {
        try (Stores stores = newStores()) {
            givenPair(stores);
            var ids = new Handed<>(List.of(new UserId("a"), new UserId("z")), () -> exchange(stores));
            List<User> found = stores.users().findAll(ids);
            assertThat(ids.isDone()).isTrue();
            assertThat(found.stream().map(user -> user.employment().position()))
                    .as("positions of two users who exchange them")
                    .containsExactlyInAnyOrder("even", "odd");
        }
    }

    /** Keys that come one after the other. */
    @Test
    @DisplayName("UN-04: users are correlated as of one moment, also when a unit is written between two of the keys")
    default void correlatesAtOneMoment() {
        try (Stores stores = newStores()) {
            givenPair(stores);
            List<CorrelationKey> both = Stream.of("E-0", "E-1")
                    .map(id -> CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId(id)))
                    .toList();
            var keys = new Handed<>(both, () -> exchange(stores));
            List<List<User>> found = stores.users().correlate(keys);
            assertThat(keys.isDone()).isTrue();
            assertThat(found.stream().flatMap(List::stream).map(User::id))
                    .as("holders of two keys that are exchanged")
                    .containsExactlyInAnyOrder(new UserId("a"), new UserId("z"));
        }
    }

    /** Units that come one after the other. */
    @Test
    @DisplayName("UN-04: what is read between two units of a call is whole, with all that is kept about it")
    default void readsWholeUnitsBetweenOthers() {
        try (Stores stores = newStores()) {
            List<CommitUnit> units =
                    Stream.of("a", "b", "c").map(SlowCallerContract::recorded).toList();
            var handed = new Handed<>(units, () -> assertWhole(stores));
            assertThat(stores.users().commit(handed, CommitGuards.NONE)).containsOnly(UnitOutcome.WRITTEN);
            assertThat(handed.isDone()).isTrue();
            assertThat(stores.groups().all()).hasSize(3);
        }
    }

    /** Rights that change between two units. */
    @Test
    @DisplayName("UN-01: nobody changes the catalogs between two units of a call that is decided on them")
    default void keepsRevisionsUntilTheEnd() {
        try (Stores stores = newStores()) {
            long revision = stores.catalogs(0).orElseThrow().revision();
            List<CommitUnit> units = Stream.of("a", "b")
                    .map(id -> Samples.unit(Samples.insert(Samples.user(id))))
                    .toList();
            var handed = new Handed<>(
                    units,
                    () -> assertThat(Samples.commit(stores, new Write.EnsureEntry(Group.named("Between"))))
                            .isEqualTo(UnitOutcome.WRITTEN));
            List<UnitOutcome> outcomes = stores.users().commit(handed, CommitGuards.NONE.decidedOn(revision));
            assertThat(handed.isDone()).isTrue();
            if (!handed.isLate()) {
                assertThat(outcomes)
                        .as("units of a call during which the catalogs changed")
                        .containsOnly(UnitOutcome.OUTDATED);
            }
            assertThat(Set.copyOf(outcomes)).as("outcomes of one call").hasSize(1);
        }
    }

    private static void givenPair(Stores stores) {
        Samples.load(stores, List.of(member("a", 0), member("z", 0)));
    }

    private static void exchange(Stores stores) {
        assertThat(Samples.commit(
                        stores,
                        Samples.update(member("a", 1), 1, Field.POSITION, Field.EMPLOYEE_ID),
                        Samples.update(member("z", 1), 1, Field.POSITION, Field.EMPLOYEE_ID)))
                .isEqualTo(UnitOutcome.WRITTEN);
    }

    private static User member(String id, int round) {
        boolean isEven = id.equals("a") == (round == 0);
        return Samples.user(
                id,
                user -> user.version(round + 1L)
                        .position(isEven ? "even" : "odd")
                        .employeeId(new EmployeeId(isEven ? "E-0" : "E-1")));
    }

    private static CommitUnit recorded(String id) {
        return new CommitUnit(
                List.of(Samples.insert(Samples.user(id)), new Write.EnsureEntry(Group.named("Group " + id))),
                new JournalEntry(Samples.PLAN, id.charAt(0), UnitOutcome.Kind.WRITTEN, List.of()),
                List.of(AuditEntry.builder(Samples.NOON, "root", "create")
                        .user(new UserId(id))
                        .build()),
                List.of(OutboxMessage.builder(id, "invite", new UserId(id)).build()));
    }

    /** Whoever sees something of a unit sees all of it from then on, whatever is read first. */
    private static void assertWhole(Stores stores) {
        List<IntSupplier> numbers = new ArrayList<>(List.of(
                () -> (int) stores.users().count(Filter.everybody(), 9),
                () -> stores.groups().all().size(),
                () -> stores.journal().entries(Samples.PLAN, 0, 9).size(),
                () -> stores.audit().list(AuditStore.Query.latest(9)).entries().size(),
                () -> stores.outbox().pending(9).size()));
        List<IntSupplier> backward = new ArrayList<>(numbers);
        Collections.reverse(backward);
        numbers.addAll(backward);
        int seen = 0;
        for (IntSupplier number : numbers) {
            int now = number.getAsInt();
            assertThat(now).as("units that are read after %s were seen", seen).isGreaterThanOrEqualTo(seen);
            seen = now;
        }
    }
}
