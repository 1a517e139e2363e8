package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.PhoneNumber;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How users are found by id and by key: rules US-03 and US-05. */
public interface UserLookupContract extends StoresFactory {

    /** An empty store has nobody. */
    @Test
    @DisplayName("US-03: an empty store finds nobody, and nobody is asked for")
    default void findsNobodyInAnEmptyStore() {
        try (Stores stores = newStores()) {
            assertThat(stores.users().findAll(List.of())).isEmpty();
            assertThat(stores.users().findAll(List.of(new UserId("u1")))).isEmpty();
            assertThat(stores.users().correlate(List.of())).isEmpty();
        }
    }

    /** Duplicates count once, absent ids are left out. */
    @Test
    @DisplayName("US-03: each user comes once, absent ones are left out, ids are compared as they are")
    default void findsEachUserOnce() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            User bob = Samples.user("bob");
            Samples.load(stores, List.of(ada, bob));
            List<UserId> ids = List.of(bob.id(), ada.id(), new UserId("ADA"), new UserId("x"), bob.id());

            assertThat(stores.users().findAll(ids)).containsExactlyInAnyOrder(ada, bob);
            assertThat(stores.users().findAll(List.of(new UserId("ADA")))).isEmpty();
        }
    }

    /** A batch may have ten thousand ids. */
    @Test
    @DisplayName("US-03: finds 10,000 ids in one call")
    default void findsTenThousandIds() {
        try (Stores stores = newStores()) {
            List<User> users = IntStream.range(0, 2_000)
                    .mapToObj(number -> Samples.user("u" + number))
                    .toList();
            Samples.load(stores, users);
            List<UserId> ids = IntStream.range(0, 10_000)
                    .mapToObj(number -> new UserId("u" + (9_999 - number)))
                    .toList();

            assertThat(stores.users().findAll(ids)).containsExactlyInAnyOrderElementsOf(users);
        }
    }

    /** Every kind of key that is allowed finds its user. */
    @Test
    @DisplayName(
            "US-05: finds by id, external id, user name, address, employee id, phone number, text and number attribute")
    default void correlatesByEveryKindOfKey() {
        try (Stores stores = newStores()) {
            CustomAttribute note = SampleUsers.ATTRIBUTES.get(0);
            CustomAttribute cost = SampleUsers.ATTRIBUTES.get(1);
            Samples.given(stores, List.of(note));
            Samples.given(stores, List.of(cost));
            AttributeValue text = new AttributeValue.Text("Room 4");
            AttributeValue number = new AttributeValue.Decimal(new BigDecimal("1.50"));
            User ada = Samples.user(
                    "ada",
                    user -> user.userName(new UserName("Ada"))
                            .externalId("AAD-42")
                            .employeeId(new EmployeeId("E-007"))
                            .phoneNumber(new PhoneNumber("+493012345"))
                            .attribute(note.key(), text)
                            .attribute(cost.key(), number));
            Samples.load(stores, List.of(Samples.user("bob"), ada));

            List<CorrelationKey> keys = List.of(
                    CorrelationKey.of(Field.ID, ada.id()),
                    CorrelationKey.of(Field.EXTERNAL_ID, "aad-42"),
                    CorrelationKey.of(Field.USER_NAME, new UserName("ADA")),
                    CorrelationKey.of(Field.PRIMARY_EMAIL, new EmailAddress("Ada@EXAMPLE.com")),
                    CorrelationKey.of(Field.EMPLOYEE_ID, new EmployeeId("e-007")),
                    CorrelationKey.of(Field.PHONE_NUMBER, new PhoneNumber("+493012345")),
                    CorrelationKey.of(note.field(), new AttributeValue.Text("ROOM 4")),
                    CorrelationKey.of(cost.field(), new AttributeValue.Decimal(new BigDecimal("1.5"))));
            assertThat(stores.users().correlate(keys))
                    .hasSize(keys.size())
                    .allSatisfy(found -> assertThat(found).containsExactly(ada));
        }
    }

    /** Answers stand where their keys stand. */
    @Test
    @DisplayName("US-05: answers stand in the order of the keys, also for absent and repeated ones")
    default void correlatesInTheOrderOfTheKeys() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            User bob = Samples.user("bob");
            Samples.load(stores, List.of(ada, bob));
            CorrelationKey byAda = CorrelationKey.of(Field.ID, ada.id());
            CorrelationKey byBob = new CorrelationKey(Field.PRIMARY_EMAIL, "bob@example.com");
            CorrelationKey absent = new CorrelationKey(Field.PRIMARY_EMAIL, "nobody@example.com");
            CorrelationKey blank = new CorrelationKey(Field.USER_NAME, "");

            assertThat(stores.users().correlate(List.of(byBob, absent, byAda, byBob, blank)))
                    .containsExactly(List.of(bob), List.of(), List.of(ada), List.of(bob), List.of());
        }
    }

    /** Stores may answer some keys by what others found; each answer is that of its own key. */
    @Test
    @DisplayName("US-05: many keys of several kinds, of one user or of different ones, are answered as each alone")
    default void correlatesManyKeysAsEachAlone() {
        try (Stores stores = newStores()) {
            List<User> users = IntStream.range(0, 60)
                    .mapToObj(number -> Samples.user(
                            "u" + number,
                            user -> user.userName(new UserName("name" + number))
                                    .employeeId(number % 3 == 0 ? null : new EmployeeId("e" + number))))
                    .toList();
            Samples.load(stores, users);
            List<CorrelationKey> keys = new ArrayList<>();
            for (int number = 0; number < 80; number++) {
                keys.add(new CorrelationKey(Field.ID, "u" + number));
                keys.add(new CorrelationKey(Field.USER_NAME, "name" + (number % 7 == 0 ? number + 1 : number)));
                keys.add(new CorrelationKey(Field.EMPLOYEE_ID, "e" + number * 2));
                keys.add(new CorrelationKey(Field.PRIMARY_EMAIL, "u" + (79 - number) + "@example.com"));
            }

            assertThat(stores.users().correlate(keys))
                    .isEqualTo(keys.stream()
                            .map(key -> stores.users().correlate(List.of(key)).get(0))
                            .toList());
        }
    }

    /** What folds to nothing is no key. */
    @Test
    @DisplayName("US-05: a blank key is nobody's, whatever the users hold")
    default void findsNobodyByABlankKey() {
        try (Stores stores = newStores()) {
            CustomAttribute note = SampleUsers.ATTRIBUTES.get(0);
            Samples.given(stores, List.of(note));
            User ada = Samples.user(
                    "ada", user -> user.externalId("\u3000").attribute(note.key(), new AttributeValue.Text("\u3000")));
            Samples.load(stores, List.of(ada));
            List<CorrelationKey> keys =
                    List.of(new CorrelationKey(note.field(), ""), new CorrelationKey(Field.EXTERNAL_ID, ""));

            assertThat(keys).noneMatch(key -> key.matches(ada));
            assertThat(stores.users().correlate(keys)).containsExactly(List.of(), List.of());
        }
    }

    /** Ambiguous keys give two users, the first by id. */
    @Test
    @DisplayName("US-05: an ambiguous key gives the first two users by id")
    default void limitsAmbiguousMatches() {
        try (Stores stores = newStores()) {
            CustomAttribute note = SampleUsers.ATTRIBUTES.get(0);
            Samples.given(stores, List.of(note));
            List<User> users = new ArrayList<>();
            for (String id : List.of("u3", "u1", "U9", "u2")) {
                users.add(Samples.user(
                        id,
                        user -> user.primaryEmail(new EmailAddress(id.charAt(0) + id + "@example.com"))
                                .phoneNumber(new PhoneNumber("+493012345"))
                                .externalId("Twin")
                                .attribute(note.key(), new AttributeValue.Text("Shared"))));
            }
            Samples.load(stores, users);
            List<CorrelationKey> keys = List.of(
                    new CorrelationKey(Field.PHONE_NUMBER, "+493012345"),
                    new CorrelationKey(Field.EXTERNAL_ID, "twin"),
                    new CorrelationKey(note.field(), "shared"));

            assertThat(stores.users().correlate(keys))
                    .allSatisfy(found -> assertThat(Samples.ids(found))
                            .hasSize(UserStore.MATCH_LIMIT)
                            .containsExactly("U9", "u1"));
        }
    }

    /** A batch may have ten thousand keys of several kinds. */
    @Test
    @DisplayName("US-05: correlates 10,000 keys of several kinds in one call")
    default void correlatesTenThousandKeys() {
        try (Stores stores = newStores()) {
            List<User> users = IntStream.range(0, 1_000)
                    .mapToObj(
                            number -> Samples.user("u" + number, user -> user.userName(new UserName("Name " + number))))
                    .toList();
            Samples.load(stores, users);
            List<CorrelationKey> keys = new ArrayList<>();
            for (int number = 0; number < 5_000; number++) {
                keys.add(new CorrelationKey(Field.PRIMARY_EMAIL, "u" + number + "@example.com"));
                keys.add(new CorrelationKey(Field.USER_NAME, "name " + (number % 2_000)));
            }

            List<List<User>> found = stores.users().correlate(keys);

            assertThat(found).hasSize(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                CorrelationKey key = keys.get(i);
                int number = i % 2 == 0 ? i / 2 : (i / 2) % 2_000;
                assertThat(found.get(i))
                        .as("%s", key)
                        .isEqualTo(number < users.size() ? List.of(users.get(number)) : List.of());
            }
        }
    }

    /** Keys follow what is written. */
    @Test
    @DisplayName("US-01: finds users by their new keys and no longer by the old ones")
    default void correlatesByTheLatestKeys() {
        try (Stores stores = newStores()) {
            CorrelationKey oldPhone = new CorrelationKey(Field.PHONE_NUMBER, "+493012345");
            CorrelationKey newPhone = new CorrelationKey(Field.PHONE_NUMBER, "+493099999");
            User ada = Samples.user("ada", user -> user.phoneNumber(new PhoneNumber("+493012345")));
            Samples.load(stores, List.of(ada));
            assertThat(stores.users().correlate(List.of(oldPhone, newPhone))).containsExactly(List.of(ada), List.of());

            User moved = ada.with(user -> user.version(2).phoneNumber(new PhoneNumber("+493099999")));
            Samples.commit(stores, Samples.update(moved, 1, Field.PHONE_NUMBER));
            assertThat(stores.users().correlate(List.of(oldPhone, newPhone)))
                    .containsExactly(List.of(), List.of(moved));

            Samples.commit(stores, Samples.delete(moved));
            assertThat(stores.users().correlate(List.of(oldPhone, newPhone))).containsExactly(List.of(), List.of());
        }
    }
}
