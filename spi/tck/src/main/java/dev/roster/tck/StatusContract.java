package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.CatalogEntry;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether users of every status are users: rules US-02 to US-07, US-10, US-18, UQ-04, UQ-05 and CS-05. Only owning the
 * tenant asks for an active user.
 */
public interface StatusContract extends StoresFactory {

    /** Finding. */
    @Test
    @DisplayName("US-03: users of every status are found by id, listed, scanned and streamed as they are")
    default void findsUsersOfEveryStatus() {
        try (Stores stores = newStores()) {
            List<User> users = ofEveryStatus();
            Samples.load(stores, users);
            assertThat(stores.users().findAll(users.stream().map(User::id).toList()))
                    .containsExactlyInAnyOrderElementsOf(users);
            assertThat(stores.users().query(UserQuery.first(99)).users()).containsExactlyInAnyOrderElementsOf(users);
            assertThat(Samples.scanned(stores, Filter.everybody())).containsExactlyInAnyOrderElementsOf(users);
            assertThat(Samples.scanned(stores, Filter.search("countess"))).hasSize(users.size());
        }
    }

    /** Correlating: a row about somebody who left must not make a second user. */
    @Test
    @DisplayName("US-05: users of every status are correlated by every kind of key")
    default void correlatesUsersOfEveryStatus() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = ofEveryStatus();
            Samples.load(stores, users);
            for (User user : users) {
                List<CorrelationKey> keys = new ArrayList<>();
                add(Field.ID, user, keys);
                add(Field.USER_NAME, user, keys);
                add(Field.PRIMARY_EMAIL, user, keys);
                add(Field.EMPLOYEE_ID, user, keys);
                add(Field.EXTERNAL_ID, user, keys);
                add(SampleUsers.ATTRIBUTES.get(0).field(), user, keys);
                assertThat(stores.users().correlate(keys))
                        .as("%s", user.access().status())
                        .allSatisfy(found -> assertThat(found).containsExactly(user));
            }
        }
    }

    /** Counting. */
    @Test
    @DisplayName("US-18: users of every status are counted, and told apart by a filter alone")
    default void countsUsersOfEveryStatus() {
        try (Stores stores = newStores()) {
            Samples.load(stores, ofEveryStatus());
            assertThat(stores.users().count(Filter.everybody(), 99)).isEqualTo(UserStatus.values().length);
            for (UserStatus status : UserStatus.values()) {
                Filter one = Filter.of(Field.STATUS, Operator.EQUAL, status);
                assertThat(stores.users().count(one, 99)).as("%s", status).isEqualTo(1);
                assertThat(stores.users().count(new Filter.Not(one), 99)).isEqualTo(UserStatus.values().length - 1);
            }
        }
    }

    /** Values. */
    @Test
    @DisplayName("UQ-04: values of users of every status are counted")
    default void countsValuesOfEveryStatus() {
        try (Stores stores = newStores()) {
            Samples.load(stores, ofEveryStatus());
            long all = UserStatus.values().length;
            assertThat(stores.users().values(ValueQuery.of(Field.DEPARTMENT)))
                    .containsExactly(new ValueCount("Engines", all));
            assertThat(stores.users().values(ValueQuery.of(Field.GROUPS)))
                    .containsExactly(new ValueCount("staff", all));
            assertThat(stores.users().values(ValueQuery.of(Field.STATUS))).hasSize((int) all);
        }
    }

    /** Touching. */
    @Test
    @DisplayName("UQ-05: users of every status are touched")
    default void touchesUsersOfEveryStatus() {
        try (Stores stores = newStores()) {
            List<User> users = ofEveryStatus();
            Samples.load(stores, users);
            assertThat(stores.users()
                            .touch(users.stream()
                                    .map(user -> Touch.skills(user.id(), 77))
                                    .toList()))
                    .isZero();
            users.forEach(user -> Samples.assertStored(stores, user.with(copy -> copy.skillCount(77L))));
        }
    }

    /** Unique keys. */
    @Test
    @DisplayName("US-02: a key that a user of any status has is taken")
    default void keepsKeysOfEveryStatus() {
        try (Stores stores = newStores()) {
            List<User> users = ofEveryStatus();
            Samples.load(stores, users);
            for (User user : users) {
                for (Consumer<UserBuilder> key : List.<Consumer<UserBuilder>>of(
                        copy -> copy.userName(user.access().userName()),
                        copy -> copy.employeeId(user.employment().employeeId()),
                        copy -> copy.primaryEmail(user.contact().primaryEmail()))) {
                    User twin = Samples.user("twin", copy -> {
                        copy.primaryEmail(new EmailAddress("twin@example.com"));
                        key.accept(copy);
                    });
                    assertThat(Samples.commit(stores, Samples.insert(twin)).kind())
                            .as("%s", user.access().status())
                            .isEqualTo(UnitOutcome.Kind.DUPLICATE);
                }
                User again =
                        Samples.user(user.id().value(), copy -> copy.primaryEmail(new EmailAddress("x@y.example")));
                assertThat(Samples.commit(stores, Samples.insert(again)).kind()).isEqualTo(UnitOutcome.Kind.DUPLICATE);
            }
        }
    }

    /** Writing. */
    @Test
    @DisplayName("US-04: users of every status are updated and deleted by the version that they have")
    default void writesUsersOfEveryStatus() {
        try (Stores stores = newStores()) {
            List<User> users = ofEveryStatus();
            Samples.load(stores, users);
            for (User user : users) {
                User moved = user.with(copy -> copy.version(2).department("Moved"));
                assertThat(Samples.commit(stores, new Write.DeleteUser(user.id(), 2)))
                        .isEqualTo(UnitOutcome.STALE);
                assertThat(Samples.commit(stores, Samples.update(moved, 1, Field.DEPARTMENT)))
                        .as("%s", user.access().status())
                        .isEqualTo(UnitOutcome.WRITTEN);
                Samples.assertStored(stores, moved);
                assertThat(Samples.commit(stores, Samples.delete(moved))).isEqualTo(UnitOutcome.WRITTEN);
            }
        }
    }

    /** Holders. */
    @Test
    @DisplayName(
            "CS-05: an entry that a user of any status holds in any way is in use: as role, grant, group or group set aside")
    default void keepsEntriesThatAnybodyHolds() {
        List<Consumer<UserBuilder>> ways = List.of(
                user -> user.roles(List.of(new RoleKey("guest"))),
                user -> user.grants(List.of(Grant.of(new RoleKey("guest"), Place.of(new TeamKey("elsewhere"))))),
                user -> user.groups(List.of(new GroupKey("staff"))),
                user -> user.setAsideGroups(List.of(new GroupKey("staff"))),
                user -> user.organization(new dev.roster.model.OrganizationKey("acme")),
                user -> user.teams(List.of(new TeamKey("backend"))));
        List<CatalogEntry> held = List.of(
                Samples.HELD.get(0),
                Samples.HELD.get(0),
                Samples.HELD.get(1),
                Samples.HELD.get(1),
                Samples.HELD.get(2),
                Samples.HELD.get(3));
        try (Stores stores = newStores()) {
            Samples.given(stores, Samples.HELD);
            StoresFactory.given(stores, Group.named("Elsewhere"));
            for (UserStatus status : UserStatus.values()) {
                for (int way = 0; way < ways.size(); way++) {
                    Consumer<UserBuilder> holds = ways.get(way);
                    CatalogEntry entry = held.get(way);
                    User holder = Samples.user("holder", user -> holds.accept(user.status(status)));
                    String told = status + ", way " + way + " of " + entry.entryKey();
                    assertThat(Samples.commit(stores, Samples.insert(holder), new Write.ChangeEntry(entry, null)))
                            .as(told)
                            .isEqualTo(UnitOutcome.IN_USE);
                    Samples.load(stores, List.of(holder));
                    assertThat(Samples.commit(stores, new Write.ChangeEntry(entry, null)))
                            .as(told)
                            .isEqualTo(UnitOutcome.IN_USE);
                    assertThat(Samples.commit(stores, new Write.RemoveIfUnused(entry.entryKey())))
                            .isEqualTo(UnitOutcome.WRITTEN);
                    assertThat(Samples.commit(
                                    stores, Samples.delete(holder), new Write.ChangeEntry(entry, null), noise()))
                            .as(told + ", who goes")
                            .isEqualTo(UnitOutcome.WRITTEN);
                    StoresFactory.given(stores, entry);
                    assertThat(Samples.commit(
                                    stores,
                                    new Write.RemoveIfUnused(noiseEntry().entryKey())))
                            .isEqualTo(UnitOutcome.WRITTEN);
                }
            }
        }
    }

    /** Owners of every status. */
    @Test
    @DisplayName(
            "US-10: only an active user owns the tenant: none of another status saves the last owner, whatever they become")
    default void countsActiveOwnersOnly() {
        for (UserStatus status : UserStatus.values()) {
            if (status != UserStatus.ACTIVE) {
                try (Stores stores = newStores()) {
                    User ada = Samples.user("ada", user -> user.roles(Samples.OWNER));
                    User idle = Samples.user(
                            "idle", user -> user.roles(Samples.OWNER).status(status));
                    User placed = Samples.user(
                            "placed",
                            user -> user.grants(
                                    List.of(Grant.of(new RoleKey("owner"), Place.of(new TeamKey("backend"))))));
                    Samples.load(stores, List.of(ada, idle, placed));
                    User left = ada.with(user -> user.status(status));
                    User invited = Samples.user(
                            "new", user -> user.roles(Samples.OWNER).status(status));
                    for (List<Write> fatal : List.of(
                            List.of(Samples.delete(ada)),
                            List.<Write>of(new Write.EraseUser(ada.id(), 1)),
                            List.of(Samples.update(left, 1, Field.STATUS)),
                            List.of(Samples.delete(ada), Samples.insert(invited)))) {
                        assertThat(stores.users()
                                        .commit(List.of(Samples.unit(fatal.toArray(Write[]::new))), Samples.GUARDED))
                                .as("%s: %s", status, fatal)
                                .containsExactly(UnitOutcome.LAST_OWNER);
                    }
                    User risen = idle.with(user -> user.status(UserStatus.ACTIVE));
                    assertThat(stores.users()
                                    .commit(
                                            List.of(Samples.unit(
                                                    Samples.update(left, 1, Field.STATUS),
                                                    Samples.update(risen, 1, Field.STATUS))),
                                            Samples.GUARDED))
                            .as("%s: handed over", status)
                            .containsExactly(UnitOutcome.WRITTEN);
                    assertThat(stores.users()
                                    .commit(List.of(Samples.unit(new Write.DeleteUser(idle.id(), 2))), Samples.GUARDED))
                            .containsExactly(UnitOutcome.LAST_OWNER);
                }
            }
        }
    }

    private static CatalogEntry noiseEntry() {
        return Group.named("Noise");
    }

    private static Write noise() {
        return new Write.EnsureEntry(noiseEntry());
    }

    private static List<User> ofEveryStatus() {
        List<User> users = new ArrayList<>();
        for (UserStatus status : UserStatus.values()) {
            users.add(SampleUsers.full(status.word()).with(user -> user.status(status)));
        }
        return users;
    }

    private static <T> void add(Field<T> field, User user, List<CorrelationKey> keys) {
        keys.add(CorrelationKey.of(field, field.of(user).orElseThrow()));
    }
}
