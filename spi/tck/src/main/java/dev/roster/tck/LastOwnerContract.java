package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Role;
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

    /** Ownership can also go with the role. */
    @Test
    @DisplayName("US-10: the role of the last active owner can neither cease to own the tenant nor go")
    default void keepsTheRoleOfTheLastOwner() {
        try (Stores stores = newStores()) {
            StoresFactory.given(stores, Samples.FOUNDER, Role.named("base"));
            User ada = Samples.user("ada", user -> user.roles(Set.of(Samples.FOUNDER.key())));
            User idle = Samples.user("idle", user -> user.roles(Samples.OWNER).status(UserStatus.INACTIVE));
            Samples.load(stores, List.of(ada, idle));
            CommitUnit removal =
                    Samples.unit(new Write.RemoveIfUnused(Role.named("base").entryKey()));

            assertThat(stores.users().commit(List.of(Samples.DEMOTION), Samples.FOUNDERS_GO))
                    .containsExactly(UnitOutcome.LAST_OWNER);
            assertThat(stores.users().commit(List.of(removal), Samples.FOUNDERS_GO))
                    .as("a role by which another one owns the tenant")
                    .containsExactly(UnitOutcome.LAST_OWNER);
            assertThat(stores.roles().all()).contains(Samples.FOUNDER, Role.named("base"));

            Samples.load(stores, List.of(owner("bob")));
            assertThat(stores.users().commit(List.of(Samples.DEMOTION, removal), Samples.FOUNDERS_GO))
                    .as("somebody else owns the tenant")
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.WRITTEN);
        }
    }

    /** Where nobody owns anything, nothing is lost. */
    @Test
    @DisplayName("US-10: a role that nobody active holds may cease to own the tenant")
    default void letsAnUnusedOwnerRoleGo() {
        try (Stores stores = newStores()) {
            StoresFactory.given(stores, Samples.FOUNDER);
            Samples.load(stores, List.of(Samples.user("bob")));
            assertThat(stores.users().commit(List.of(Samples.DEMOTION), Samples.FOUNDERS_GO))
                    .containsExactly(UnitOutcome.WRITTEN);
        }
    }

    /** The edit of a role and the change of a user wait for each other. */
    @Test
    @DisplayName("US-10: a role that ceases to own the tenant while the other owner goes leaves somebody")
    default void keepsAnOwnerWhileRolesChange() {
        for (int round = 0; round < Samples.THREADS; round++) {
            try (Stores stores = newStores()) {
                StoresFactory.given(stores, Samples.FOUNDER);
                User ada = Samples.user("ada", user -> user.roles(Set.of(Samples.FOUNDER.key())));
                User bob = owner("bob");
                Samples.load(stores, List.of(ada, bob));
                long seen = stores.catalogs(0).orElseThrow().revision();
                CommitGuards before = CommitGuards.owners(Samples.FOUNDERS_GO.ownerRolesBefore());
                List<UnitOutcome> outcomes = Samples.together(number -> number % 2 == 0
                        ? stores.users()
                                .commit(List.of(Samples.DEMOTION), Samples.FOUNDERS_GO.decidedOn(seen))
                                .get(0)
                        : stores.users()
                                .commit(List.of(Samples.unit(Samples.delete(bob))), before.decidedOn(seen))
                                .get(0));
                assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN);
                boolean isFounderOwner = stores.roles().all().contains(Samples.FOUNDER);
                assertThat(isFounderOwner || Samples.stored(stores, "bob").isPresent())
                        .as("the founder or bob owns the tenant")
                        .isTrue();
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
