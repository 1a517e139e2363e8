package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanContent;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profiles;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanJsonTest {

    private static final User ADA = User.builder(new UserId("u-1"))
            .version(1)
            .primaryEmail(new EmailAddress("ada@example.com"))
            .displayName("Ada Lovelace")
            .department("Sales")
            .build();
    private static final String COUNTS =
            "\"deactivate\":0,\"reactivate\":0,\"delete\":0,\"erase\":0,\"skipped\":0,\"rejected\":1,\"rolesCreated\":0,"
                    + "\"groupsCreated\":0,\"organizationsCreated\":0,\"invitations\":0,\"escalations\":0";
    private static final String ISSUE =
            "{\"row\":3,\"column\":\"primaryEmail\",\"field\":\"primaryEmail\",\"value\":\"bob@\","
                    + "\"severity\":\"ERROR\",\"code\":\"email.invalid\",\"message\":\"\\\"bob@\\\" is not an e-mail"
                    + " address like ada@example.com; correct it, or leave the cell blank to keep the stored one\"}";

    private final Roster roster = Roster.inMemory(ADA);
    private final Session session = roster.as(Actor.operator("operator"));

    @AfterEach
    void close() {
        roster.close();
    }

    @Test
    void aPlanIsOneObject() {
        try (ImportPlan plan = plan("ada@example.com,Navy", "bob@,Navy")) {
            assertThat(json(out -> PlanJson.write(plan, out)))
                    .isEqualTo("{\"plan\":\"" + plan.id() + "\",\"digest\":\"" + plan.digest()
                            + "\",\"applicable\":true,"
                            + "\"summary\":{\"rows\":2,\"create\":0,\"update\":1,\"unchanged\":0," + COUNTS + "},"
                            + "\"columns\":[" + column("primaryEmail") + "," + column("department") + "],"
                            + "\"changes\":[{\"row\":2,\"kind\":\"UPDATE\",\"user\":{\"id\":\"u-1\","
                            + "\"primaryEmail\":\"ada@example.com\",\"label\":\"Ada Lovelace\"},\"fields\":["
                            + "{\"field\":\"department\",\"before\":\"Sales\",\"after\":\"Navy\"}]},"
                            + "{\"row\":3,\"kind\":\"REJECTED\",\"user\":null,\"fields\":[]}],"
                            + "\"issues\":[" + ISSUE + "],\"safeguards\":[]}\n");
        }
    }

    @Test
    void messagesStandInTheLanguageOfTheReader() {
        String german = "\"message\":\"„bob@“ ist keine E-Mail-Adresse wie ada@example.com;";
        try (ImportPlan plan = plan("ada@example.com,Navy", "bob@,Navy")) {
            assertThat(json(out -> PlanJson.write(plan, out, Locale.GERMANY))).contains(german);
            ApplyReport report = session.apply(plan);
            assertThat(json(out -> ReportJson.write(report, plan, out, Locale.GERMANY)))
                    .contains(german);
        }
        UserOutcome refused = session.users().create(user -> user.displayName("Bob"));
        assertThat(json(out -> UserJson.write(refused, List.of(), out, Locale.GERMAN)))
                .contains("ein Benutzer braucht ");
    }

    @Test
    void aReportTellsWhatBecameOfIt() {
        try (ImportPlan plan = plan("ada@example.com,Navy", "bob@,Navy")) {
            ApplyReport report = session.apply(plan);

            assertThat(json(out -> ReportJson.write(report, plan, out)))
                    .isEqualTo("{\"run\":\"" + plan.id() + "\",\"plan\":\"" + plan.id()
                            + "\",\"state\":\"FINISHED\","
                            + "\"summary\":{\"rows\":2,\"create\":0,\"update\":1,\"unchanged\":0," + COUNTS
                            + ",\"applied\":1,\"stale\":0,\"failed\":0},\"issues\":[" + ISSUE + "]}\n");
            assertThat(json(out -> ReportJson.write(report, out))).endsWith("\"issues\":[]}\n");
            Run run = session.findRun(report.run()).orElseThrow();
            assertThat(tree(out -> JsonObject.write(out, json -> ReportJson.addRun(json, run, report)))
                            .fieldNames())
                    .toIterable()
                    .containsExactly(
                            "run",
                            "plan",
                            "state",
                            "actor",
                            "source",
                            "undoes",
                            "startedAt",
                            "finishedAt",
                            "applied",
                            "stale",
                            "failed");
        }
    }

    @Test
    void anUndoTellsWhatItReversedAndKept() {
        try (ImportPlan plan = plan("ada@example.com,Navy")) {
            ApplyReport report = session.apply(plan);
            try (ImportPlan undo = session.undo(report.run())) {
                ApplyReport undone = session.apply(undo);

                JsonNode json = tree(out -> ReportJson.write(undone, out));
                assertThat(json.get("undoes").textValue())
                        .isEqualTo(report.run().value());
                assertThat(json.get("reversed").intValue()).isEqualTo(1);
                assertThat(json.get("kept").intValue()).isZero();
            }
        }
    }

    @Test
    void aPlanWithoutChangesMakesNoRun() {
        try (ImportPlan plan = plan("ada@example.com,Sales")) {
            JsonNode json = tree(out -> ReportJson.writeNothingDone(plan, out));

            assertThat(json.get("run").isNull()).isTrue();
            assertThat(json.get("plan").textValue()).isEqualTo(plan.id().value());
            assertThat(json.at("/summary/unchanged").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aSingleCallTellsTheUserWithItsVersion() {
        List<Field<?>> fields = List.of(Field.ID, Field.DEPARTMENT);
        UserOutcome moved = session.users().update(ADA.id(), 1, user -> user.department("Navy"));
        UserOutcome stale = session.users().update(ADA.id(), 1, user -> user.department("Army"));

        assertThat(json(out -> UserJson.write(moved, fields, out)))
                .isEqualTo("{\"run\":\"" + moved.run().orElseThrow() + "\",\"outcome\":\"APPLIED\",\"user\":"
                        + "{\"version\":2,\"id\":\"u-1\",\"department\":\"Navy\"},\"issues\":[]}\n");
        JsonNode json = tree(out -> UserJson.write(stale, fields, out));
        assertThat(json.get("run").isNull()).isTrue();
        assertThat(json.get("outcome").textValue()).isEqualTo("STALE");
    }

    @Test
    void entriesOfCatalogsTellWhatTheyAre() {
        Role role = Role.builder("lead").level(2).build();

        assertThat(json(out -> JsonObject.write(out, json -> CatalogJson.add(json, Group.named("Navy")))))
                .isEqualTo("{\"key\":\"navy\",\"name\":\"Navy\"}\n");
        assertThat(json(out -> JsonObject.write(out, json -> CatalogJson.add(json, role))))
                .isEqualTo("{\"key\":\"lead\",\"name\":\"lead\",\"level\":2,\"description\":null,\"permissions\":{},"
                        + "\"inherits\":[],\"domain\":null}\n");
    }

    @Test
    void anEmojiSurvivesThePlanFileAndTheJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("staff.plan");
        try (ImportPlan plan = plan("ada@example.com,Zoë \ud83d\ude00")) {
            session.save(plan, file);
        }
        String lines = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
        assertThat(lines).contains("Zoë ");

        try (ImportPlan opened = session.open(file)) {
            JsonNode json = tree(out -> PlanJson.write(opened, out));
            assertThat(json.at("/changes/0/fields/0/after").textValue()).isEqualTo("Zoë \ud83d\ude00");
            session.apply(opened);
        }
        assertThat(session.users().find("u-1").orElseThrow().employment().department())
                .isEqualTo("Zoë \ud83d\ude00");
    }

    @Test
    void aLongPlanIsWrittenWhileItIsRead() {
        List<Long> writtenWhenRead = new ArrayList<>();
        CountingWriter out = new CountingWriter();
        try (ImportPlan small = plan("ada@example.com,Navy")) {
            PlannedChange change = small.changes().findFirst().orElseThrow();
            Stream<PlannedChange> many = Stream.generate(() -> change).limit(200_000);
            PlanContent content = new Streamed(many.peek(each -> writtenWhenRead.add(out.count)));
            PlanJson.write(new ImportPlan(small.basis(), content, trailer(small)), out);
        }

        assertThat(writtenWhenRead).hasSize(200_000);
        assertThat(writtenWhenRead.get(100_000)).isGreaterThan(out.count / 3);
    }

    private ImportPlan plan(String... rows) {
        List<List<String>> all = new ArrayList<>(List.of(List.of("primaryEmail", "department")));
        for (String row : rows) {
            all.add(List.of(row.split(",", -1)));
        }
        return session.plan(RowSource.of("staff.csv", all), Profiles.users());
    }

    private static ImportPlan.Trailer trailer(ImportPlan plan) {
        return new ImportPlan.Trailer(
                plan.summary(),
                plan.prerequisites(),
                plan.definitions(),
                plan.unknownValues(),
                plan.safeguards(),
                plan.digest());
    }

    private static String column(String field) {
        return "{\"column\":\"" + field + "\",\"field\":\"" + field + "\",\"tier\":\"AUTO\",\"confidence\":0.99,"
                + "\"reason\":\"the key of the field\",\"candidates\":[{\"field\":\"" + field
                + "\",\"confidence\":0.99,\"reason\":\"the key of the field\"}]}";
    }

    private static String json(Consumer<Writer> writing) {
        StringWriter out = new StringWriter();
        writing.accept(out);
        return out.toString();
    }

    private static JsonNode tree(Consumer<Writer> writing) {
        try {
            return new JsonMapper().readTree(json(writing));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    /** Changes of which the first reading is watched and the second finds none. */
    private static final class Streamed implements PlanContent {
        private Stream<PlannedChange> next;

        Streamed(Stream<PlannedChange> changes) {
            this.next = changes;
        }

        @Override
        public Stream<PlannedChange> changes() {
            Stream<PlannedChange> now = next;
            next = Stream.empty();
            return now;
        }

        @Override
        public void close() {}
    }

    private static final class CountingWriter extends Writer {
        private long count;

        @Override
        public void write(char[] text, int offset, int length) {
            count += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
