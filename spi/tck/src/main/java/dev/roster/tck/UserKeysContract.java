package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.query.Filter;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How unique keys are kept, and how users exchange them: rules US-02 and US-09. */
public interface UserKeysContract extends StoresFactory {

    /** Each unique field refuses a second holder. */
    @Test
    @DisplayName("US-02: a taken id, user name, address or employee id is a typed duplicate that leaves nothing")
    default void refusesTakenKeys() {
        try (Stores stores = newStores()) {
            User ada = Samples.user(
                    "ada", user -> user.userName(new UserName("Ada")).employeeId(new EmployeeId("E1")));
            Samples.load(stores, List.of(ada));
            List<User> doubles = List.of(
                    Samples.user("ada", user -> user.primaryEmail(new EmailAddress("other@example.com"))),
                    Samples.user("u2", user -> user.userName(new UserName("Ada"))),
                    Samples.user("u3", user -> user.primaryEmail(new EmailAddress("ada@example.com"))),
                    Samples.user("u4", user -> user.employeeId(new EmployeeId("E1"))));
            List<Field<?>> fields = List.of(Field.ID, Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

            for (int i = 0; i < doubles.size(); i++) {
                UnitOutcome outcome = Samples.commit(stores, Samples.insert(doubles.get(i)));
                assertThat(outcome.kind()).isEqualTo(UnitOutcome.Kind.DUPLICATE);
                assertThat(outcome.duplicateField().orElse(fields.get(i))).isEqualTo(fields.get(i));
            }
            assertThat(stores.users().scan(Filter.everybody())).containsExactly(ada);
        }
    }

    /** Spellings that fold onto one another are the same key. */
    @Test
    @DisplayName(
            "US-02: spellings of one key are duplicates: case, full width, Kelvin sign, long s, dotted I, composed")
    default void comparesKeysInCanonicalForm() {
        List<List<String>> spellings = List.of(
                List.of("mark", "MARK", "Mark", "mar\u212a", "\uff2d\uff21\uff32\uff2b"),
                List.of("ship", "\u017fhip"),
                List.of("i\u0307pek", "\u0130pek"),
                List.of("zo\u00eb", "zoe\u0308", "ZO\u00cb"),
                List.of("\ufb01n", "fin"));
        try (Stores stores = newStores()) {
            int number = 0;
            for (List<String> spelling : spellings) {
                List<UnitOutcome.Kind> kinds = new ArrayList<>();
                for (String name : spelling) {
                    User user = Samples.user("u" + number++, builder -> builder.userName(new UserName(name)));
                    kinds.add(Samples.commit(stores, Samples.insert(user)).kind());
                }
                assertThat(kinds.get(0)).as("%s", spelling).isEqualTo(UnitOutcome.Kind.WRITTEN);
                assertThat(kinds.subList(1, kinds.size())).as("%s", spelling).containsOnly(UnitOutcome.Kind.DUPLICATE);
            }
        }
    }

    /** Addresses fold in both parts, the domain through IDN; numbers fold too. */
    @Test
    @DisplayName(
            "US-02: spellings of one address or employee id are duplicates: case, IDN and its ASCII form, full width")
    default void comparesAddressesInCanonicalForm() {
        List<String> spellings = List.of(
                "Zo\u00eb@B\u00fccher.example", "zoe\u0308@xn--bcher-kva.example", "ZO\u00cb@B\u00dcCHER.EXAMPLE");
        List<String> numbers = List.of("E-7k", "e-7\u212a", "\uff25-7K");
        try (Stores stores = newStores()) {
            for (int i = 0; i < spellings.size(); i++) {
                EmailAddress address = new EmailAddress(spellings.get(i));
                EmployeeId employeeId = new EmployeeId(numbers.get(i));
                UnitOutcome.Kind expected = i == 0 ? UnitOutcome.Kind.WRITTEN : UnitOutcome.Kind.DUPLICATE;
                User addressed = Samples.user("a" + i, user -> user.primaryEmail(address));
                User numbered = Samples.user("n" + i, user -> user.employeeId(employeeId));
                assertThat(Samples.commit(stores, Samples.insert(addressed)).kind())
                        .as("%s", address)
                        .isEqualTo(expected);
                assertThat(Samples.commit(stores, Samples.insert(numbered)).kind())
                        .as("%s", employeeId)
                        .isEqualTo(expected);
            }
            assertThat(stores.users()
                            .correlate(List.of(CorrelationKey.of(
                                    Field.PRIMARY_EMAIL, new EmailAddress("ZOE\u0308@XN--BCHER-KVA.example"))))
                            .get(0))
                    .hasSize(1);
        }
    }

    /** Spellings that look alike but do not fold onto one another are different keys. */
    @Test
    @DisplayName("US-02: keys that only look alike, or that a database folds by itself, are different")
    default void keepsDifferentKeysApart() {
        List<String> names = List.of(
                "ipek",
                "\u0131pek",
                "\u0130pek",
                "strasse",
                "stra\u00dfe",
                "admin",
                "adm\u0456n",
                "emile",
                "\u00e9mile",
                "a b",
                "a  b",
                "ab",
                "\ud83d\ude00",
                "\ud83d\ude01");
        try (Stores stores = newStores()) {
            for (int number = 0; number < names.size(); number++) {
                UserName name = new UserName(names.get(number));
                User user = Samples.user("u" + number, builder -> builder.userName(name));
                assertThat(Samples.commit(stores, Samples.insert(user)))
                        .as("%s", name)
                        .isEqualTo(UnitOutcome.WRITTEN);
            }
        }
    }

    /** The original spelling is kept. */
    @Test
    @DisplayName("US-02: keys are compared in canonical form, but kept as they were given")
    default void keepsTheSpellingOfKeys() {
        try (Stores stores = newStores()) {
            User user = Samples.user(
                    "u1",
                    builder -> builder.userName(new UserName("\u0130PEK \u212a"))
                            .primaryEmail(new EmailAddress("Ipek.Y@B\u00fccher.Example"))
                            .employeeId(new EmployeeId("00A")));
            Samples.load(stores, List.of(user));
            Samples.assertStored(stores, user);
        }
    }

    /** A user's own key is not taken. */
    @Test
    @DisplayName("US-02: a user may respell every key, alone or all at once")
    default void respellsKeys() {
        try (Stores stores = newStores()) {
            User ada = Samples.user(
                    "ada", user -> user.userName(new UserName("ada")).employeeId(new EmployeeId("e-1")));
            Samples.load(stores, List.of(ada));
            User loud = ada.with(user -> user.userName(new UserName("ADA"))
                    .employeeId(new EmployeeId("E-1"))
                    .primaryEmail(new EmailAddress("ADA@Example.com")));
            List<Field<?>> keys = List.of(Field.USER_NAME, Field.EMPLOYEE_ID, Field.PRIMARY_EMAIL);
            long version = 1;
            for (Field<?> key : keys) {
                assertThat(Samples.commit(stores, Samples.update(loud, version++, key)))
                        .as("%s", key)
                        .isEqualTo(UnitOutcome.WRITTEN);
            }
            Samples.assertStored(stores, loud.with(user -> user.version(4)));
            assertThat(Samples.commit(stores, Samples.update(ada, version, keys.toArray(Field<?>[]::new))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, ada.with(user -> user.version(5)));
        }
    }

    /** A key that is given up is free. */
    @Test
    @DisplayName("US-02: a user may respell a key, give it up, and take one that became free")
    default void freesKeys() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.userName(new UserName("ada")));
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            User respelt = ada.with(user -> user.userName(new UserName("ADA")));
            assertThat(Samples.commit(stores, Samples.update(respelt, 1, Field.USER_NAME)))
                    .isEqualTo(UnitOutcome.WRITTEN);

            User nameless = ada.with(user -> user.userName(null));
            assertThat(Samples.commit(stores, Samples.update(nameless, 2, Field.USER_NAME)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            User bob = Samples.user("bob", user -> user.userName(new UserName("Ada")));
            assertThat(Samples.commit(stores, Samples.update(bob, 1, Field.USER_NAME)))
                    .isEqualTo(UnitOutcome.WRITTEN);
        }
    }

    /** Two users exchange addresses in one unit. */
    @Test
    @DisplayName("US-09: two users exchange all their unique keys in one unit")
    default void swapsKeys() {
        try (Stores stores = newStores()) {
            User ada = keyed("ada", "1");
            User bob = keyed("bob", "2");
            Samples.load(stores, List.of(ada, bob));

            assertThat(Samples.commit(stores, rekey(ada, "2"), rekey(bob, "1"))).isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, rekeyed(ada, "2"));
            Samples.assertStored(stores, rekeyed(bob, "1"));
        }
    }

    /** Three users pass their keys on in a circle. */
    @Test
    @DisplayName("US-09: three users pass their keys on in a circle, and the circle can be undone")
    default void cyclesKeys() {
        try (Stores stores = newStores()) {
            List<User> users = List.of(keyed("ada", "1"), keyed("bob", "2"), keyed("cat", "3"));
            Samples.load(stores, users);

            assertThat(Samples.commit(
                            stores, rekey(users.get(0), "2"), rekey(users.get(1), "3"), rekey(users.get(2), "1")))
                    .isEqualTo(UnitOutcome.WRITTEN);
            List<User> moved =
                    List.of(rekeyed(users.get(0), "2"), rekeyed(users.get(1), "3"), rekeyed(users.get(2), "1"));
            moved.forEach(user -> Samples.assertStored(stores, user));

            assertThat(Samples.commit(
                            stores, rekey(moved.get(0), "1"), rekey(moved.get(1), "2"), rekey(moved.get(2), "3")))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, rekeyed(moved.get(2), "3"));
        }
    }

    /** Deletion frees keys for an insertion of the same unit, in either order. */
    @Test
    @DisplayName("US-09: a key that one write of a unit frees can be taken by another, whatever their order")
    default void judgesKeysAtTheEndOfTheUnit() {
        try (Stores stores = newStores()) {
            User ada = keyed("ada", "1");
            Samples.load(stores, List.of(ada));
            User heir = keyed("heir", "1");
            assertThat(Samples.commit(stores, Samples.insert(heir), Samples.delete(ada)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, heir);
            assertThat(Samples.stored(stores, "ada")).isEmpty();

            User next = keyed("next", "1");
            assertThat(Samples.commit(stores, rekey(heir, "9"), Samples.insert(next)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Samples.assertStored(stores, next);
        }
    }

    /** An exchange that ends in a collision is refused as a whole. */
    @Test
    @DisplayName("US-09: a unit that ends with one key in two hands is refused as a whole")
    default void refusesUnitsThatEndInDuplicates() {
        try (Stores stores = newStores()) {
            User ada = keyed("ada", "1");
            User bob = keyed("bob", "2");
            User cat = keyed("cat", "3");
            Samples.load(stores, List.of(ada, bob, cat));

            assertThat(Samples.commit(stores, rekey(ada, "2"), rekey(bob, "3")).kind())
                    .isEqualTo(UnitOutcome.Kind.DUPLICATE);
            assertThat(Samples.commit(stores, Samples.insert(keyed("x", "7")), Samples.insert(keyed("y", "7")))
                            .kind())
                    .isEqualTo(UnitOutcome.Kind.DUPLICATE);
            List.of(ada, bob, cat).forEach(user -> Samples.assertStored(stores, user));
            assertThat(Samples.stored(stores, "x")).isEmpty();
        }
    }

    private static User keyed(String id, String key) {
        return rekeyed(Samples.user(id).with(user -> user.version(0)), key);
    }

    /** The user with other keys and the next version. */
    private static User rekeyed(User user, String key) {
        return user.with(builder -> builder.version(user.version() + 1)
                .userName(new UserName("name" + key))
                .primaryEmail(new EmailAddress("mail" + key + "@example.com"))
                .employeeId(new EmployeeId("E" + key)));
    }

    private static Write rekey(User user, String key) {
        return Samples.update(
                rekeyed(user, key), user.version(), Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);
    }
}
