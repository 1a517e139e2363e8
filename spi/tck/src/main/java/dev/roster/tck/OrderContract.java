package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.CatalogEntry;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.Team;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import dev.roster.spi.CatalogSnapshot;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether texts are in the order of their code points everywhere: rules US-05, US-15, UQ-04, CS-01, OS-01 and OS-07. */
public interface OrderContract extends StoresFactory {

    /**
     * Names in the order of their code points, of which collations and UTF-16 make another one; they differ in canonical
     * form.
     */
    List<String> NAMES = List.of(
            "!",
            "-x",
            "1",
            "10",
            "9",
            "_",
            "a",
            "a b",
            "a-b",
            "a_b",
            "ab",
            "b",
            "z",
            "\u00df",
            "\u00e4",
            "\u0131",
            "\u03c9",
            "\u4e2d",
            "\uac00",
            "\ue000",
            "\ufffd",
            "\ud800\udf30",
            "\ud83d\ude00");

    /** Texts. */
    @Test
    @DisplayName("US-15: every kind of text is sorted by code point, upward and downward: columns, keys, attributes")
    default void sortsEveryKindOfText() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            List<User> users = IntStream.range(0, NAMES.size())
                    .mapToObj(i -> named("u" + (99 - i), NAMES.get(i)))
                    .toList();
            Samples.load(stores, users);
            List<String> upward = Samples.ids(users);
            List<String> downward = new ArrayList<>(upward);
            Collections.reverse(downward);
            for (Field<?> field : List.of(
                    Field.DISPLAY_NAME,
                    Field.LAST_NAME,
                    Field.DEPARTMENT,
                    Field.USER_NAME,
                    Field.EMPLOYEE_ID,
                    Field.ORGANIZATION,
                    SampleUsers.ATTRIBUTES.get(0).field())) {
                for (int size : new int[] {2, 50}) {
                    UserQuery query = UserQuery.first(size).sortedBy(Sort.ascending(field));
                    assertThat(Samples.ids(Samples.pages(stores, query)))
                            .as("%s", field)
                            .isEqualTo(upward);
                    query = UserQuery.first(size).sortedBy(Sort.descending(field));
                    assertThat(Samples.ids(Samples.pages(stores, query)))
                            .as("%s", field)
                            .isEqualTo(downward);
                }
            }
        }
    }

    /** Values. */
    @Test
    @DisplayName("UQ-04: values are listed by code point, also those that as many users have")
    default void listsValuesByCodePoint() {
        try (Stores stores = newStores()) {
            Samples.given(stores, SampleUsers.ATTRIBUTES);
            for (int i = NAMES.size(); i > 0; i--) {
                Samples.load(stores, List.of(named("u" + i, NAMES.get(i - 1))));
            }
            List<ValueCount> expected =
                    NAMES.stream().map(name -> new ValueCount(name, 1)).toList();
            for (Field<?> field : List.of(
                    Field.DEPARTMENT,
                    Field.GROUPS,
                    Field.ORGANIZATION,
                    SampleUsers.ATTRIBUTES.get(0).field(),
                    SampleUsers.ATTRIBUTES.get(5).field())) {
                for (ValueQuery.Order order : ValueQuery.Order.values()) {
                    ValueQuery query = ValueQuery.of(field).sorted(order);
                    assertThat(stores.users().values(query.limit(99)))
                            .as("%s", query)
                            .isEqualTo(expected);
                    assertThat(stores.users().values(query.limit(20))).isEqualTo(expected.subList(0, 20));
                }
            }
        }
    }

    private static User named(String id, String name) {
        return Samples.user(
                id,
                user -> user.displayName(name)
                        .lastName(name)
                        .department(name)
                        .userName(new UserName(name))
                        .employeeId(new EmployeeId(name))
                        .organization(new OrganizationKey(name))
                        .groups(List.of(new GroupKey(name)))
                        .attribute(new AttributeKey("note"), new AttributeValue.Text(name))
                        .attribute(new AttributeKey("languages"), new AttributeValue.TextList(List.of(name))));
    }

    /** Ids. */
    @Test
    @DisplayName(
            "US-05: the two users of an ambiguous key are the first by id in code point order, whatever came first")
    default void correlatesTheFirstById() {
        try (Stores stores = newStores()) {
            List<String> ids = List.of("~", "a", "_", "Z", "9", "10", "-", "!");
            for (int i = 0; i < ids.size(); i++) {
                String address = "m" + i + "@example.com";
                Samples.load(
                        stores,
                        List.of(Samples.user(
                                ids.get(i),
                                user -> user.primaryEmail(new EmailAddress(address))
                                        .externalId("twin"))));
            }
            CorrelationKey twin = new CorrelationKey(Field.EXTERNAL_ID, "twin");
            assertThat(Samples.ids(stores.users().correlate(List.of(twin)).get(0)))
                    .containsExactly("!", "-");
            Samples.commit(stores, new dev.roster.spi.Write.DeleteUser(new UserId("!"), 1));
            assertThat(Samples.ids(stores.users().correlate(List.of(twin)).get(0)))
                    .containsExactly("-", "10");
        }
    }

    /** Catalogs. */
    @Test
    @DisplayName("CS-01: every catalog is listed by code point of its keys, alone and with the others")
    default void listsCatalogsByCodePoint() {
        try (Stores stores = newStores()) {
            List<Function<String, CatalogEntry>> kinds =
                    List.of(Role::named, Group::named, Organization::named, Team::named);
            for (int i = NAMES.size(); i > 0; i--) {
                String name = NAMES.get(i - 1);
                kinds.forEach(kind -> StoresFactory.given(stores, kind.apply(name)));
            }
            CatalogSnapshot all = stores.catalogs(0).orElseThrow();
            for (List<? extends CatalogEntry> listed : List.of(
                    stores.roles().all(),
                    stores.groups().all(),
                    stores.organizations().all(),
                    stores.teams().all(),
                    all.roles(),
                    all.groups(),
                    all.organizations(),
                    all.teams())) {
                assertThat(listed.stream().map(entry -> entry.entryKey().value()))
                        .containsExactlyElementsOf(NAMES);
            }
        }
    }

    /** Dead letters. */
    @Test
    @DisplayName("OS-07: dead letters of one moment are listed by code point of their keys")
    default void listsDeadLettersByCodePoint() {
        try (Stores stores = newStores()) {
            List<OutboxMessage> messages = new ArrayList<>();
            for (int i = NAMES.size(); i > 0; i--) {
                messages.add(OutboxMessage.builder(NAMES.get(i - 1), "mail", new UserId("u" + i))
                        .build());
            }
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), messages));
            stores.outbox().claim(Samples.LEASE, 99);
            NAMES.forEach(key ->
                    stores.outbox().giveUp(key, new OutboxStore.Failure(Samples.LEASE.owner(), Samples.NOON, "no")));
            assertThat(stores.outbox().dead(99))
                    .extracting(
                            (OutboxStore.DeadLetter letter) -> letter.message().key())
                    .containsExactlyElementsOf(NAMES);
            assertThat(stores.outbox().dead(3)).hasSize(3);
        }
    }

    /** Waiting messages. */
    @Test
    @DisplayName(
            "OS-01: messages wait in the order in which units, calls and the lists in them brought them, whatever their keys and moments")
    default void keepsTheOrderOfMessages() {
        try (Stores stores = newStores()) {
            List<String> expected = new ArrayList<>();
            for (int call = 0; call < 4; call++) {
                List<CommitUnit> units = new ArrayList<>();
                for (int unit = 0; unit < 5; unit++) {
                    List<OutboxMessage> messages = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        int number = 100 - expected.size();
                        messages.add(OutboxMessage.builder("k" + number, "mail", new UserId("u" + number % 7))
                                .createdAt(Samples.NOON.plusSeconds(number))
                                .build());
                        expected.add("k" + number);
                    }
                    units.add(new CommitUnit(List.of(), null, List.of(), messages));
                }
                stores.users().commit(units, dev.roster.spi.CommitGuards.NONE);
            }
            assertThat(stores.outbox().pending(99))
                    .extracting(OutboxMessage::key)
                    .containsExactlyElementsOf(expected);
            assertThat(stores.outbox()
                            .claim(
                                    new OutboxStore.Lease(
                                            "one", Samples.NOON.plusSeconds(999), Samples.NOON.plusSeconds(1_000)),
                                    99))
                    .extracting(OutboxMessage::key)
                    .containsExactlyElementsOf(expected.subList(0, 7));
        }
    }
}
