package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when 16 threads write at once: rules US-02, US-04, US-08 and US-10. */
public interface UserRaceContract extends StoresFactory {

    /** One of many insertions of one key wins. */
    @Test
    @DisplayName("US-02: of 16 users who want one address at once, one gets it and 15 are duplicates")
    default void givesAContestedKeyOnce() {
        try (Stores stores = newStores()) {
            List<UnitOutcome.Kind> kinds = Samples.together(number -> {
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
                    new JournalEntry(Samples.PLAN, 4, UnitOutcome.Kind.WRITTEN, "{}"),
                    List.of(),
                    List.of());
            List<UnitOutcome> outcomes = Samples.together(number -> Samples.commit(stores, unit));
            assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN, UnitOutcome.REPEATED);
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
        }
    }

    /** Two owners cannot both go. */
    @Test
    @DisplayName("US-10: 16 threads that demote two owners leave one of them")
    default void keepsAnOwnerUnderConcurrency() {
        for (int round = 0; round < 5; round++) {
            try (Stores stores = newStores()) {
                List<User> owners = List.of(owner("ada"), owner("bob"));
                Samples.load(stores, owners);
                List<UnitOutcome> outcomes = Samples.together(number -> {
                    User owner = owners.get(number % 2);
                    CommitUnit unit = Samples.unit(
                            number < Samples.THREADS / 2
                                    ? Samples.update(owner.with(user -> user.roles(Set.of())), 1, Field.ROLES)
                                    : Samples.delete(owner));
                    return stores.users().commit(List.of(unit), Samples.OWNER).get(0);
                });
                assertThat(outcomes)
                        .containsOnlyOnce(UnitOutcome.WRITTEN)
                        .contains(UnitOutcome.LAST_OWNER)
                        .isSubsetOf(UnitOutcome.WRITTEN, UnitOutcome.LAST_OWNER, UnitOutcome.STALE);
                try (var users = stores.users().scan(Filter.everybody())) {
                    assertThat(users.filter(user -> user.access().roles().equals(Samples.OWNER)))
                            .hasSize(1);
                }
            }
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
                return stores.users().commit(units, Samples.OWNER);
            });
            assertThat(outcomes)
                    .allSatisfy(batch -> assertThat(batch).hasSize(20).containsOnly(UnitOutcome.WRITTEN));
            try (var users = stores.users().scan(Filter.everybody())) {
                assertThat(users).hasSize(20 * Samples.THREADS);
            }
        }
    }

    private static User owner(String id) {
        return Samples.user(id, user -> user.roles(Samples.OWNER));
    }
}
