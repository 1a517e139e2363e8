package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when many threads write at once: rules US-01, US-02, US-04 and US-08. */
public interface UserRaceContract extends StoresFactory {

    /** One of many insertions of one key wins. */
    @Test
    @DisplayName("US-02: of 32 users who want one address at once, one gets it and 31 are duplicates")
    default void givesAContestedKeyOnce() {
        try (Stores stores = newStores()) {
            List<UnitOutcome.Kind> kinds = Samples.together(32, number -> {
                User user = Samples.user(
                        "u" + number, builder -> builder.primaryEmail(new EmailAddress("One@example.com")));
                return Samples.commit(stores, Samples.insert(user)).kind();
            });
            assertThat(kinds).containsOnly(UnitOutcome.Kind.WRITTEN, UnitOutcome.Kind.DUPLICATE);
            assertThat(kinds).containsOnlyOnce(UnitOutcome.Kind.WRITTEN);
            try (var users = stores.users().scan(Filter.everybody())) {
                assertThat(users).hasSize(1);
            }
        }
    }

    /** No update is lost. */
    @Test
    @DisplayName("US-04: of 16 updates of one version at once, one is written and 15 are stale")
    default void losesNoUpdate() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            List<UnitOutcome> outcomes = Samples.together(number -> Samples.commit(
                    stores,
                    Samples.update(ada.with(user -> user.displayName("Ada " + number)), 1, Field.DISPLAY_NAME)));

            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.STALE);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
            int winner = outcomes.indexOf(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, ada.with(user -> user.version(2).displayName("Ada " + winner)));
        }
    }

    /** A unit of a run is written once. */
    @Test
    @DisplayName(
            "US-08: of 16 threads that write the same unit of a run, one writes it and 15 are told that it is repeated")
    default void writesAUnitOfARunOnce() {
        try (Stores stores = newStores()) {
            CommitUnit unit = new CommitUnit(
                    List.of(Samples.insert(Samples.user("ada"))),
                    new JournalEntry(
                            Samples.PLAN, 4, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}"))),
                    List.of(),
                    List.of());
            List<UnitOutcome> outcomes = Samples.together(number -> Samples.commit(stores, unit));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.REPEATED);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
        }
    }

    /** A delete and an update exclude each other. */
    @Test
    @DisplayName("US-04: of 16 threads that delete or update one version, one is written and 15 are stale")
    default void deletesOrUpdatesOnce() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            List<UnitOutcome> outcomes = Samples.together(number -> Samples.commit(
                    stores,
                    number % 2 == 0
                            ? Samples.delete(ada)
                            : Samples.update(ada.with(user -> user.displayName("Ada")), 1, Field.DISPLAY_NAME)));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.STALE);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
            boolean isDeleted = outcomes.indexOf(UnitOutcome.WRITTEN) % 2 == 0;
            assertThat(Samples.stored(stores, "ada").isEmpty()).isEqualTo(isDeleted);
        }
    }

    /** What one thread wrote, the others read. */
    @Test
    @DisplayName("US-01: what any of 16 threads wrote, all of them see as soon as the call returned")
    default void readsWhatOtherThreadsWrote() {
        try (Stores stores = newStores()) {
            Queue<User> written = new ConcurrentLinkedQueue<>();
            Samples.together(number -> {
                for (int i = 0; i < 5; i++) {
                    User user = Samples.user("u" + number + "-" + i);
                    Samples.commit(stores, Samples.insert(user));
                    written.add(user);
                    List<User> known = List.copyOf(written);
                    List<UserId> ids = known.stream().map(User::id).toList();
                    assertThat(stores.users().findAll(ids)).containsExactlyInAnyOrderElementsOf(known);
                }
                return number;
            });
        }
    }

    /** Units that have nothing to do with one another all succeed. */
    @Test
    @DisplayName("US-08: 16 threads that write different users in batches all succeed")
    default void writesDifferentUsersAtOnce() {
        try (Stores stores = newStores()) {
            List<List<UnitOutcome>> outcomes = Samples.together(number -> {
                List<CommitUnit> units = IntStream.range(0, 20)
                        .mapToObj(i -> Samples.unit(Samples.insert(Samples.user("u" + number + "-" + i))))
                        .toList();
                return stores.users().commit(units, Samples.GUARDED);
            });
            assertThat(outcomes)
                    .allSatisfy(batch -> assertThat(batch).hasSize(20).containsOnly(UnitOutcome.WRITTEN));
            try (var users = stores.users().scan(Filter.everybody())) {
                assertThat(users).hasSize(20 * Samples.THREADS);
            }
        }
    }
}
