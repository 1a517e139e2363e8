package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether somebody who reads during a commit sees all of a unit or nothing: rule UN-04. */
public interface OneMomentContract extends StoresFactory {

    /** Users of one unit. */
    @Test
    @DisplayName("UN-04: users whom one unit writes are read as it found or as it left them, by every call and thread")
    default void showsWholeUsers() {
        try (Stores stores = newStores()) {
            Rounds rounds = new Rounds(stores);
            UserStore users = stores.users();
            Filter even = Filter.of(Field.POSITION, Operator.EQUAL, "even");
            List<CorrelationKey> keys = List.of(
                    CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId("E-0")),
                    CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId("E-1")),
                    CorrelationKey.of(Field.USER_NAME, Rounds.MOVER));
            Watch.during(
                    rounds::write,
                    List.of(
                            rounds::seesPair,
                            rounds::seesPage,
                            rounds::seesEachOfAScan,
                            () -> rounds.seesCorrelated(users.correlate(keys)),
                            () -> assertThat(users.count(even, 9)).isEqualTo(1),
                            () -> assertThat(users.count(Filter.everybody(), 9)).isEqualTo(3),
                            () -> assertThat(users.values(ValueQuery.of(Field.POSITION)))
                                    .containsExactly(new ValueCount("even", 1), new ValueCount("odd", 1))));
        }
    }

    /** Records of one unit. */
    @Test
    @DisplayName(
            "UN-04: users, catalogs, tokens, journal, audit and messages of a unit are there together, whatever is read first")
    default void showsUnitsWithTheirRecords() {
        try (Stores stores = newStores()) {
            Rounds rounds = new Rounds(stores);
            List<IntSupplier> forward = new ArrayList<>(rounds.rounds());
            forward.addAll(rounds.rounds());
            List<IntSupplier> backward = new ArrayList<>(forward);
            Collections.reverse(backward);
            Watch.during(rounds::write, List.of(() -> assertNeverLess(forward), () -> assertNeverLess(backward)));
        }
    }

    private static void assertNeverLess(List<IntSupplier> numbers) {
        int seen = 0;
        for (IntSupplier number : numbers) {
            int now = number.getAsInt();
            assertThat(now)
                    .as("units that are read after %s units were seen", seen)
                    .isGreaterThanOrEqualTo(seen);
            seen = now;
        }
    }

    /** Units that are refused. */
    @Test
    @DisplayName("UN-04: nobody reads what a unit would have written that is refused, for whatever reason")
    default void showsNothingOfRefusedUnits() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER).groups(Set.of(new GroupKey("staff"))));
            StoresFactory.given(stores, Group.named("Staff"));
            Samples.load(stores, List.of(ada));
            JournalEntry known = new JournalEntry(Samples.PLAN, 0, UnitOutcome.Kind.WRITTEN, List.of());
            stores.journal().append(List.of(known));
            List<CommitUnit> refused = List.of(
                    refused(1, Samples.delete(Samples.user("nobody"))),
                    refused(
                            2,
                            Samples.insert(
                                    Samples.user("x", user -> user.primaryEmail(new EmailAddress("ada@example.com"))))),
                    refused(3, Samples.delete(ada)),
                    refused(4, new Write.ChangeEntry(Group.named("Staff"), null)),
                    refused(0, Samples.insert(Samples.user("y"))));
            Watch.during(
                    () -> Watch.rounds(
                            Extent.of(40, 10),
                            100_000,
                            round -> assertThat(stores.users().commit(refused, Samples.GUARDED))
                                    .doesNotContain(UnitOutcome.WRITTEN)),
                    looksForGhosts(stores, ada, known));
        }
    }

    private static List<Runnable> looksForGhosts(Stores stores, User ada, JournalEntry known) {
        UserStore users = stores.users();
        UserId ghost = new UserId("ghost");
        CorrelationKey address = new CorrelationKey(Field.PRIMARY_EMAIL, "ghost@example.com");
        return List.of(
                () -> assertThat(users.findAll(List.of(ghost, ada.id()))).containsExactly(ada),
                () -> assertThat(users.query(UserQuery.first(9)).users()).containsExactly(ada),
                () -> assertThat(Samples.scanned(stores, Filter.everybody())).containsExactly(ada),
                () -> assertThat(users.correlate(List.of(address))).containsExactly(List.of()),
                () -> assertThat(users.count(Filter.everybody(), 9)).isEqualTo(1),
                () -> assertThat(users.values(ValueQuery.of(Field.ID))).hasSize(1),
                () -> {
                    assertThat(stores.groups().all()).containsExactly(Group.named("Staff"));
                    assertThat(stores.journal().entries(Samples.PLAN, 0, 9)).containsExactly(known);
                    assertThat(stores.audit().ofUser(ghost, 9)).isEmpty();
                    assertThat(stores.outbox().pending(9)).isEmpty();
                });
    }

    private static CommitUnit refused(int number, Write last) {
        UserId ghost = new UserId("ghost");
        return new CommitUnit(
                List.of(Samples.insert(Samples.user("ghost")), new Write.EnsureEntry(Group.named("Ghosts")), last),
                new JournalEntry(Samples.PLAN, number, UnitOutcome.Kind.WRITTEN, List.of()),
                List.of(AuditEntry.builder(Samples.NOON, "root", "create")
                        .user(ghost)
                        .build()),
                List.of(OutboxMessage.builder("ghost", "invite", ghost).build()));
    }
}
