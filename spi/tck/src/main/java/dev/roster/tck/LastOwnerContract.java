package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether somebody always owns the tenant: rule US-10. */
public interface LastOwnerContract extends StoresFactory {

    /** The last active owner stays. */
    @Test
    @DisplayName("US-10: the last active owner can be neither demoted, suspended, deactivated nor deleted")
    default void keepsTheLastOwner() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            User idle = Samples.user("idle", user -> user.roles(Samples.OWNER).status(UserStatus.INACTIVE));
            Samples.load(stores, List.of(ada, idle, Samples.user("bob")));
            User demoted = ada.with(user -> user.roles(Set.of(new RoleKey("member"))));
            User suspended = ada.with(user -> user.status(UserStatus.SUSPENDED));
            User inactive = ada.with(user -> user.status(UserStatus.INACTIVE));
            List<Write> fatal = List.of(
                    Samples.update(demoted, 1, Field.ROLES),
                    Samples.update(suspended, 1, Field.STATUS),
                    Samples.update(inactive, 1, Field.STATUS),
                    Samples.delete(ada));

            fatal.forEach(write -> assertThat(stores.users().commit(List.of(Samples.unit(write)), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER));
            Samples.assertStored(stores, ada);
            assertThat(stores.users().commit(List.of(Samples.unit(fatal.get(0))), CommitGuards.NONE))
                    .as("without owner roles there is no guard")
                    .containsExactly(UnitOutcome.WRITTEN);
            assertThat(stores.users().commit(List.of(Samples.unit(Samples.delete(idle))), Samples.GUARDED))
                    .as("nobody owned the tenant before")
                    .containsExactly(UnitOutcome.WRITTEN);
        }
    }

    /** The rule is judged at the end of the unit. */
    @Test
    @DisplayName("US-10: ownership may be handed over inside one unit, and through any of the owner roles")
    default void handsOwnershipOver() {
        try (Stores stores = newStores()) {
            CommitGuards owners = CommitGuards.owners(Set.of(new RoleKey("owner"), new RoleKey("founder")));
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            User bob = Samples.user("bob");
            Samples.load(stores, List.of(ada, bob));
            User founder = bob.with(user -> user.roles(Set.of(new RoleKey("founder"))));
            CommitUnit handOver = Samples.unit(Samples.delete(ada), Samples.update(founder, 1, Field.ROLES));

            assertThat(stores.users().commit(List.of(handOver), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER);
            assertThat(stores.users().commit(List.of(handOver), owners)).containsExactly(UnitOutcome.WRITTEN);
            assertThat(stores.users().commit(List.of(Samples.unit(new Write.DeleteUser(bob.id(), 2))), owners))
                    .containsExactly(UnitOutcome.LAST_OWNER);
        }
    }

    /** A refused unit changes nothing for the units after it. */
    @Test
    @DisplayName("US-10: of two owners in one batch, the first may go and the second stays")
    default void guardsEachUnitOfABatch() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
            User bob = Samples.user("bob", user -> user.roles(Samples.OWNER));
            Samples.load(stores, List.of(ada, bob));
            List<CommitUnit> units = List.of(Samples.unit(Samples.delete(ada)), Samples.unit(Samples.delete(bob)));
            assertThat(stores.users().commit(units, Samples.GUARDED))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.LAST_OWNER);
            Samples.assertStored(stores, bob);
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
                    return stores.users().commit(List.of(unit), Samples.GUARDED).get(0);
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

    /** Many owners go one by one, by everything that takes ownership away. */
    @Test
    @DisplayName("US-10: of 16 owners who suspend, demote, deactivate or delete one another at once, one stays active")
    default void keepsOneOfManyOwners() {
        for (int round = 0; round < 3; round++) {
            try (Stores stores = newStores()) {
                List<User> owners = IntStream.range(0, Samples.THREADS)
                        .mapToObj(number -> owner("u" + number))
                        .toList();
                Samples.load(stores, owners);
                List<UnitOutcome> outcomes = Samples.together(number -> stores.users()
                        .commit(List.of(Samples.unit(removal(owners.get(number), number))), Samples.GUARDED)
                        .get(0));
                assertThat(outcomes).containsOnlyOnce(UnitOutcome.LAST_OWNER);
                try (var users = stores.users().scan(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE))) {
                    assertThat(users.filter(user -> user.access().roles().equals(Samples.OWNER)))
                            .hasSize(1);
                }
            }
        }
    }

    private static Write removal(User owner, int number) {
        return switch (number % 4) {
            case 0 -> Samples.delete(owner);
            case 1 -> Samples.update(owner.with(user -> user.roles(Set.of())), 1, Field.ROLES);
            case 2 -> Samples.update(owner.with(user -> user.status(UserStatus.SUSPENDED)), 1, Field.STATUS);
            default -> Samples.update(owner.with(user -> user.status(UserStatus.INACTIVE)), 1, Field.STATUS);
        };
    }

    private static User owner(String id) {
        return Samples.user(id, user -> user.roles(Samples.OWNER));
    }
}
