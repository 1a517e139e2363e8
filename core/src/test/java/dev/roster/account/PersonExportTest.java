package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.view.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Everything that is kept about one person, for who may administer them, in one file. */
class PersonExportTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final CustomAttribute SECRET =
            CustomAttribute.builder("salary", AttributeType.TEXT).build();

    private final User owner = user("owner", "owner");
    private final User clerk = user("clerk", "manager");
    private final User ada = user("ada", "member")
            .with(user -> user.managerId(clerk.id())
                    .attribute(new AttributeKey("salary"), new AttributeValue.Text("millions"))
                    .attribute(new AttributeKey("old"), new AttributeValue.Text("forgotten")));
    private final InMemoryStores stores = InMemoryStores.of(owner, clerk, ada);
    private final Session operator = session(Actor.operator("test"));
    private final Users users = operator.users();

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName("Name of " + name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private Session session(Actor actor) {
        return Roster.on(stores)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .build()
                .as(actor);
    }

    private static byte[] export(Users users, UserId id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(users.exportOf(id, out, PersonFiles::bars)).isTrue();
        return out.toByteArray();
    }

    private Map<String, String> files(Users who) {
        return PersonFiles.unzipped(export(who, ada.id()));
    }

    private void live() {
        operator.catalogs().attributes().create(SECRET);
        users.update(ada.id(), 1, user -> user.department("Research"));
        users.suspend(ada.id(), 2, "away");
        users.notes(ada.id()).add("likes engines");
        stores.capability(DocumentStore.class)
                .orElseThrow()
                .put(new DocumentStore.Document("job", "j-1", ada.id(), 0, "{\"kind\":\"export\"}"));
    }

    @Test
    void holdsEverythingInAFixedOrder() {
        live();

        Map<String, String> files = files(users);

        assertThat(files.keySet())
                .containsExactly(
                        "README.txt",
                        "user.json",
                        "user.csv",
                        "history.json",
                        "history.csv",
                        "notes.json",
                        "documents.json",
                        "messages.json");
        assertThat(files.get("README.txt"))
                .contains(files.keySet().stream()
                        .filter(name -> !name.equals("README.txt"))
                        .toList());
        assertThat(files.get("user.json"))
                .contains("\"version\":3")
                .contains("\"primaryEmail\":\"ada@example.com\"")
                .contains("\"salary\":\"millions\"")
                .contains("\"undefined\":{\"old\":\"forgotten\"}");
        assertThat(files.get("user.csv"))
                .startsWith("field|value\n")
                .contains("department|Research\n")
                .contains("salary|millions\n")
                .contains("old|forgotten\n");
        assertThat(files.get("notes.json")).contains("likes engines");
        assertThat(files.get("documents.json")).contains("j-1");
        assertThat(files.get("messages.json")).contains("disable-sign-in");
    }

    @Test
    void tellsTheWholeHistoryTheNewestFirst() {
        live();
        for (int i = 0; i < 1_100; i++) {
            String department = "d" + i;
            users.update(ada.id(), 3 + i, user -> user.department(department));
        }

        Map<String, String> files = files(users);

        List<String> rows = files.getOrDefault("history.csv", "").lines().toList();
        assertThat(rows.get(0)).startsWith("at|actor|onBehalfOf|action|target|run|");
        assertThat(rows.get(1)).contains("|export-person|user u-ada|");
        assertThat(rows).filteredOn(row -> row.contains("|department|")).hasSize(1_101);
        assertThat(rows.get(rows.size() - 1)).endsWith("|department||Research");
        assertThat(files.get("history.json")).contains("\"field\":\"statusReason\",\"before\":null,\"after\":\"away\"");
    }

    @Test
    void tellsWhatTheUserDidWithoutWhatOthersAreLike() {
        users.update(ada.id(), 1, user -> user.roles("admin"));
        session(Actor.of(stores.users().findAll(List.of(ada.id())).get(0)))
                .users()
                .update(clerk.id(), 1, user -> user.department("Archive"));

        Map<String, String> files = files(users);

        assertThat(files.get("history.json")).contains("\"doneByUser\":[{").contains("\"target\":\"user u-clerk\"");
        assertThat(files.values()).noneMatch(text -> text.contains("Archive"));
    }

    @Test
    void holdsNothingThatSomebodySignsInWith() {
        String secret = "zyx-sealed";
        var password = new Credentials.Password("$" + secret, NOON, true, null, List.of("$0$" + secret));
        var factor = new Credentials.SecondFactor(secret, NOON, 1, List.of("r1" + secret));
        assertThat(stores.require(CredentialStore.class).save(Credentials.first(ada.id(), password, factor)))
                .isTrue();
        live();
        assertThat(files(users))
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain(secret));
    }

    @Test
    void isAudited() {
        export(users, ada.id());

        assertThat(stores.audit().ofUser(ada.id(), 10)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("export-person");
            assertThat(entry.actor()).isEqualTo("test");
        });
    }

    @Test
    void givesNothingToWhoMayNotReadTheUserAndRefusesWhoMayNoMore() {
        live();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Users theirs = session(Actor.of(ada)).users();
        Users managers = session(Actor.of(clerk)).users();

        assertThat(theirs.exportOf(owner.id(), out, PersonFiles::bars)).isFalse();
        assertThat(users.exportOf(new UserId("nobody"), out, PersonFiles::bars)).isFalse();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> managers.exportOf(ada.id(), out, PersonFiles::bars));
        assertThat(out.size()).isZero();
        assertThat(stores.audit().ofUser(owner.id(), 10)).isEmpty();
        assertThat(stores.audit().ofUser(ada.id(), 10))
                .extracting(AuditEntry::action)
                .doesNotContain("export-person");
    }

    @Test
    void hidesFromAManagerWhatManagersMayNotSee() {
        live();
        operator.catalogs()
                .roles()
                .create(Role.builder("Lead")
                        .level(3)
                        .allow(Permission.READ_USERS, Scope.REPORTS)
                        .allow(Permission.ADMINISTER_USERS, Scope.REPORTS)
                        .build());
        User lead = users.update(clerk.id(), 1, user -> user.roles("lead")).user();
        users.update(
                ada.id(),
                3,
                user -> user.text(
                        operator.views().columns(Columns::standard).fields().require("salary"), "billions"));

        Map<String, String> files = files(session(Actor.of(lead)).users());

        assertThat(files.get("user.csv")).contains("department|Research").doesNotContain("salary");
        assertThat(files.values())
                .noneMatch(
                        text -> text.contains("millions") || text.contains("billions") || text.contains("forgotten"));
        assertThat(files.get("history.json")).contains("department").doesNotContain("salary");
        assertThat(files.get("history.csv")).contains("department").doesNotContain("salary");
        assertThat(files(users).get("history.csv")).contains("salary|millions|billions");
    }

    @Test
    void isTheSameForTheSameDataInEveryTimeZone() {
        byte[] first = export(users, ada.id());
        InMemoryStores same = InMemoryStores.of(owner, clerk, ada);
        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try {
            Users others = Roster.on(same)
                    .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                    .build()
                    .as(Actor.operator("test"))
                    .users();
            assertThat(export(others, ada.id())).isEqualTo(first);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void leavesOpenWhatItGoesToAndTellsWhenItBreaks() {
        List<String> closed = new ArrayList<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        users.exportOf(ada.id(), out, PersonFiles::bars);
        assertThat(closed).isEmpty();

        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> users.exportOf(ada.id(), broken, PersonFiles::bars))
                .withMessageContaining("the disk is full");
    }

    @Test
    void worksForDeletedUsersToo() {
        users.delete(ada.id(), 1);

        assertThat(files(users).get("user.csv")).contains("status|deleted");
    }
}
