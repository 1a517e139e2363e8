package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.AtomicChunks;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether a user store can do what it claims, and refuses what it does not: rules US-16 and US-17. */
public interface CapabilityContract extends StoresFactory {

    /** An ability that no store has. */
    interface NobodyCanDoThis {}

    /** Nothing is claimed by accident. */
    @Test
    @DisplayName("US-17: an ability that the store does not know is empty")
    default void claimsNothingUnknown() {
        try (Stores stores = newStores()) {
            assertThat(stores.users().capability(NobodyCanDoThis.class)).isEmpty();
        }
    }

    /** What is not claimed refuses. */
    @Test
    @DisplayName(
            "US-17: atomic chunks that are not claimed refuse when they are called all the same, and write nothing")
    default void refusesWhatItDoesNotClaim() {
        try (Stores stores = newStores()) {
            UserStore users = stores.users();
            if (users.capability(AtomicChunks.class).isEmpty() && users instanceof AtomicChunks unclaimed) {
                assertThatThrownBy(() -> unclaimed.commitTogether(List.of(whole("ada", 0)), CommitGuards.NONE))
                        .isInstanceOf(UnsupportedOperationException.class);
                assertNothing(stores);
            }
        }
    }

    /** A chunk whose units are all good. */
    @Test
    @DisplayName("US-16: a chunk of good units is written with everything they hold, each after the ones before")
    default void writesWholeChunks() {
        try (Stores stores = newStores()) {
            AtomicChunks chunks = claimed(stores);
            CommitUnit removal = Samples.unit(Samples.delete(Samples.user("ada")));
            assertThat(chunks.commitTogether(List.of(whole("ada", 0), removal, whole("bob", 1)), CommitGuards.NONE))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.WRITTEN, UnitOutcome.WRITTEN);
            assertThat(Samples.stored(stores, "ada")).isEmpty();
            assertThat(Samples.stored(stores, "bob")).isPresent();
            assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).hasSize(2);
            assertThat(stores.outbox().pending(10)).hasSize(2);
        }
    }

    /** A chunk with a unit that cannot be written. */
    @Test
    @DisplayName("US-16: a chunk with one refused unit leaves nothing of any unit, whatever the reason and its place")
    default void writesNothingOfRefusedChunks() {
        try (Stores stores = newStores()) {
            AtomicChunks chunks = claimed(stores);
            CommitUnit stale = Samples.unit(Samples.delete(Samples.user("nobody")));
            CommitUnit duplicate = Samples.unit(Samples.insert(Samples.user("bob")));
            for (List<CommitUnit> units : List.of(
                    List.of(whole("ada", 0), whole("bob", 1), stale),
                    List.of(stale, whole("ada", 0)),
                    List.of(whole("bob", 0), duplicate, whole("eve", 2)),
                    List.of(whole("ada", 0), whole("bob", 0)))) {
                assertThat(chunks.commitTogether(units, CommitGuards.NONE))
                        .hasSize(units.size())
                        .anySatisfy(outcome -> assertThat(outcome).isNotEqualTo(UnitOutcome.WRITTEN));
                assertNothing(stores);
            }
        }
    }

    /** Users who were there before keep what they had. */
    @Test
    @DisplayName("US-16: a refused chunk leaves stored users, their keys and the owner as they were")
    default void restoresUsersOfRefusedChunks() {
        try (Stores stores = newStores()) {
            AtomicChunks chunks = claimed(stores);
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            User bob = Samples.user("bob", user -> user.roles(Samples.OWNER));
            Samples.load(stores, List.of(ada, bob));
            List<CommitUnit> units = List.of(Samples.unit(Samples.delete(ada)), Samples.unit(Samples.delete(bob)));
            assertThat(chunks.commitTogether(units, Samples.GUARDED)).contains(UnitOutcome.LAST_OWNER);
            Samples.assertStored(stores, ada);
            Samples.assertStored(stores, bob);
            User twin =
                    Samples.user("twin", user -> user.primaryEmail(ada.contact().primaryEmail()));
            assertThat(Samples.commit(stores, Samples.insert(twin)).kind()).isEqualTo(UnitOutcome.Kind.DUPLICATE);
        }
    }

    private static AtomicChunks claimed(Stores stores) {
        var chunks = stores.users().capability(AtomicChunks.class);
        assumeTrue(chunks.isPresent(), "skipped: the user store does not claim the ability AtomicChunks");
        return chunks.orElseThrow();
    }

    /** A unit with one of everything. */
    private static CommitUnit whole(String id, int number) {
        UserId user = new UserId(id);
        return new CommitUnit(
                List.of(Samples.insert(Samples.user(id)), new Write.EnsureEntry(Role.named("Role " + id))),
                new JournalEntry(
                        Samples.PLAN, number, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}"))),
                List.of(AuditEntry.builder(Samples.NOON, "root", "create")
                        .user(user)
                        .run(Samples.PLAN)
                        .build()),
                List.of(OutboxMessage.builder("invite:" + id, "invite", user)
                        .createdAt(Samples.NOON)
                        .build()));
    }

    private static void assertNothing(Stores stores) {
        try (var users = stores.users().scan(Filter.everybody())) {
            assertThat(users).isEmpty();
        }
        assertThat(stores.roles().all()).isEmpty();
        assertThat(stores.journal().entries(Samples.PLAN, 0, 10)).isEmpty();
        assertThat(stores.audit().ofUser(new UserId("ada"), 10)).isEmpty();
        assertThat(stores.outbox().pending(10)).isEmpty();
    }
}
