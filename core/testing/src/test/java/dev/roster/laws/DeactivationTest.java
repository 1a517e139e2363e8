package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profiles;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.text.DeactivationJson;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two endpoints of a bulk deactivation (J8), with the bodies of the documentation. */
class DeactivationTest {

    private static final String REQUEST = """
            {
              "emails": ["alex@example.com", "sam@example.com", "jordan@example.com"],
              "allowJunoInternalEmails": false
            }
            """;

    private final InMemoryStores stores = InMemoryStores.of(
            person("a1", "Alex@Example.com", "Alex", "Doe", UserStatus.ACTIVE),
            person("s1", "sam@example.com", "Sam", "Lee", UserStatus.INACTIVE),
            person("j1", "jo@the-juno.com", "Jo", "Uno", UserStatus.ACTIVE));
    private final Session session = Roster.on(stores).roles(World.HOST).build().as(Actor.operator("operator"));

    private static User person(String id, String email, String first, String last, UserStatus status) {
        return User.builder(new UserId(id))
                .version(1)
                .primaryEmail(new EmailAddress(email))
                .firstName(first)
                .lastName(last)
                .status(status)
                .build();
    }

    private String dryRun(String body) {
        DeactivationJson.Request request = DeactivationJson.read(body);
        StringWriter out = new StringWriter();
        try (ImportPlan plan = session.plan(request.source(), request.profile())) {
            answer(plan, request).writeDryRun(out);
        }
        return out.toString();
    }

    private DeactivationJson answer(ImportPlan plan, DeactivationJson.Request request) {
        return DeactivationJson.of(plan, request.source(), session.views()::findAll);
    }

    /** What the second endpoint answers when something happens between preview and apply. */
    private String apply(String body, Runnable between) {
        DeactivationJson.Request request = DeactivationJson.read(body);
        StringWriter out = new StringWriter();
        try (ImportPlan plan = session.plan(request.source(), request.profile())) {
            between.run();
            ApplyReport report = session.apply(plan, Scenario.ACKNOWLEDGED);
            answer(plan, request).writeApplied(session.written(report.run()), out);
        }
        return out.toString();
    }

    private void rename(String id, String name) {
        session.users().update(new UserId(id), 1, user -> user.lastName(name));
    }

    @Test
    void answersTheDryRunByteByByte() {
        assertThat(dryRun(REQUEST))
                .isEqualTo("{\"toDeactivate\":[{\"_id\":\"a1\",\"primaryEmail\":\"Alex@Example.com\","
                        + "\"firstName\":\"Alex\",\"lastName\":\"Doe\"}],"
                        + "\"alreadyInactive\":[{\"primaryEmail\":\"sam@example.com\","
                        + "\"firstName\":\"Sam\",\"lastName\":\"Lee\"}],"
                        + "\"notFound\":[\"jordan@example.com\"]}\n");
        assertThat(status("a1")).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void answersTheWriteByteByByte() {
        assertThat(apply(REQUEST, () -> {}))
                .isEqualTo("{\"toDeactivate\":[{\"_id\":\"a1\",\"primaryEmail\":\"Alex@Example.com\","
                        + "\"firstName\":\"Alex\",\"lastName\":\"Doe\"}],"
                        + "\"alreadyInactive\":[{\"primaryEmail\":\"sam@example.com\","
                        + "\"firstName\":\"Sam\",\"lastName\":\"Lee\"}],"
                        + "\"notFound\":[\"jordan@example.com\"],"
                        + "\"deactivatedCount\":1,\"failedEmails\":[]}\n");
        assertThat(status("a1")).isEqualTo(UserStatus.INACTIVE);
        assertThat(stores.users()
                        .findAll(List.of(new UserId("a1")))
                        .get(0)
                        .contact()
                        .primaryEmail())
                .as("an address is looked for, and not written")
                .isEqualTo(new EmailAddress("Alex@Example.com"));
    }

    @Test
    void namesWhoFailedAndTriesThemAgain() {
        String both = "{\"emails\":[\"alex@example.com\",\"jo@the-juno.com\"],\"allowJunoInternalEmails\":true}";

        assertThat(apply(both, () -> rename("a1", "Married")))
                .endsWith("\"deactivatedCount\":1,\"failedEmails\":[\"Alex@Example.com\"]}\n");
        assertThat(status("a1")).isEqualTo(UserStatus.ACTIVE);
        assertThat(apply("{\"emails\":[\"Alex@Example.com\"]}", () -> {}))
                .endsWith("\"deactivatedCount\":1,\"failedEmails\":[]}\n");
        assertThat(status("a1")).isEqualTo(UserStatus.INACTIVE);
    }

    @Test
    void countsWhoMayNotBeDeactivatedAmongThoseWhoFailed() {
        InMemoryStores others = InMemoryStores.of(
                person("o1", "olga@example.com", "Olga", "O", UserStatus.ACTIVE)
                        .with(user -> user.roles(List.of(new RoleKey("owner")))),
                person("a1", "alex@example.com", "Alex", "Doe", UserStatus.ACTIVE));
        Session other = Roster.on(others).roles(World.HOST).build().as(Actor.operator("operator"));
        DeactivationJson.Request request =
                DeactivationJson.read("{\"emails\":[\"olga@example.com\",\"alex@example.com\"]}");
        StringWriter out = new StringWriter();
        try (ImportPlan plan = other.plan(request.source(), request.profile())) {
            ApplyReport report = other.apply(plan, Scenario.ACKNOWLEDGED);
            DeactivationJson.of(plan, request.source(), ids -> others.users().findAll(ids))
                    .writeApplied(other.written(report.run()), out);
        }
        assertThat(out.toString())
                .contains("\"notFound\":[],\"deactivatedCount\":1,\"failedEmails\":[\"olga@example.com\"]");
    }

    @Test
    void leavesAddressesOfTheVendorOutUnlessTheyAreAllowed() {
        assertThat(dryRun("{\"emails\":[\"JO@the-juno.com\"]}"))
                .isEqualTo("{\"toDeactivate\":[],\"alreadyInactive\":[],\"notFound\":[]}\n");
        assertThat(dryRun("{\"emails\":[\"JO@the-juno.com\"],\"allowJunoInternalEmails\":true}"))
                .contains("\"_id\":\"j1\"");
    }

    @Test
    void leavesOutWhatIsNoAddress() {
        assertThat(dryRun("{\"emails\":[\"alex@\",\"\",\"  ALEX@example.com \"]}"))
                .contains("\"_id\":\"a1\"")
                .endsWith("\"alreadyInactive\":[],\"notFound\":[]}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"emails\":[]}",
                "{\"emails\":\"alex@example.com\"}",
                "{\"emails\":[1]}",
                "{\"emails\":[],\"allowJunoInternalEmails\":\"yes\"}",
                "{\"emails\":[]"
            })
    void refusesWhatIsNoRequest(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeactivationJson.read(body));
    }

    @Test
    void takesFiveThousandAddressesAndNoMore() {
        List<String> emails = IntStream.range(0, 5_001)
                .mapToObj(i -> "u" + i + "@example.com")
                .toList();
        User[] people = IntStream.range(0, 5_000)
                .mapToObj(i -> person("u" + i, "U" + i + "@Example.com", "First", "Last", UserStatus.ACTIVE))
                .toArray(User[]::new);
        Session many =
                Roster.on(InMemoryStores.of(people)).roles(World.HOST).build().as(Actor.operator("operator"));
        DeactivationJson.Request enough = new DeactivationJson.Request(emails.subList(0, 5_000), false);
        DeactivationJson.Request tooMany = new DeactivationJson.Request(emails, false);

        try (ImportPlan plan = many.plan(enough.source(), enough.profile())) {
            assertThat(many.apply(plan).applied()).isEqualTo(5_000);
        }
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> many.plan(tooMany.source(), tooMany.profile()))
                .withMessageContaining("profile deactivate-users takes 5000 rows at the most");
        try (ImportPlan plan = many.plan(tooMany.source(), tooMany.profile().with(profile -> profile.maxRows(5_001)))) {
            assertThat(plan.summary().rows()).isEqualTo(5_001);
        }
    }

    @Test
    void aFileThatIsRefusedAsAWholeHasNoGroups() {
        RowSource file = rows("name", "Alex");
        try (ImportPlan plan = session.plan(file, Profiles.deactivateUsers())) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> DeactivationJson.of(plan, file, session.views()::findAll))
                    .withMessageStartingWith("nobody is deactivated: ");
        }
    }

    @Test
    void countsBlankRowsForNobody() {
        var profile = Profiles.deactivateUsers().with(p -> p.maxRows(2));
        try (ImportPlan plan = session.plan(rows("email", "alex@example.com", "", "", "sam@example.com"), profile)) {
            assertThat(plan.summary().rows()).isGreaterThanOrEqualTo(2);
        }
    }

    private UserStatus status(String id) {
        return Field.STATUS
                .of(stores.users().findAll(List.of(new UserId(id))).get(0))
                .orElseThrow();
    }
}
