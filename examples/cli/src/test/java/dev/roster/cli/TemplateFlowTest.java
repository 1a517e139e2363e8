package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Template;
import dev.roster.table.RowSource;
import dev.roster.table.TableColumn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a template to an import: the example is left out as long as it is one, and notes disturb nobody. */
final class TemplateFlowTest {

    private static final String SKIPPED =
            "SKIPPED the row is not imported: it is the example of the template, which nobody changed";

    private final Roster roster = Roster.inMemory(ada());
    private final Session session = roster.as(ada().id());

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        roster.close();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void leavesTheExampleOutAndSaysNothingElse(Profile profile) {
        Path csv = folder.resolve("users.csv");
        Path xlsx = folder.resolve("users.xlsx");
        try (CsvTableWriter table = CsvTableWriter.to(csv)) {
            session.template(profile).write(table, Locale.ENGLISH);
        }
        try (XlsxTableWriter table = XlsxTableWriter.to(xlsx)) {
            session.template(profile).write(table, Locale.GERMAN);
        }
        for (RowSource source : List.of(
                CsvRowSource.of(csv),
                XlsxRowSource.of(xlsx),
                XlsxRowSource.of(xlsx).withAllSheets())) {
            assertThat(said(source, profile)).as(source.toString()).containsExactly(SKIPPED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create-users; 0; jane@example.com",
                "create-users; 1; Joan",
                "create-users; 3; member",
                "invite-users; 1; ",
                "users; 15; Marketing",
                "users; 22; 2024-03-01",
                "tenant-file; 9; DELETE",
                "tenant-file; 5; true",
                "delete-users; 0; u-1",
            })
    void takesARowThatSomebodyChangedForAUser(String profile, int column, String text) {
        Template template = session.template(Profiles.require(profile));
        List<String> row = new ArrayList<>(template.rows().get(0));
        row.set(column, text == null ? "" : text);
        assertThat(said(csv(titles(template), row), Profiles.require(profile)))
                .hasSize(1)
                .noneMatch(change -> change.startsWith("SKIPPED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "29.02.2024", "2/29/2024", "29/02/2024"})
    void knowsTheExampleAsASpreadsheetWritesIt(String day) {
        List<String> header = List.of("primaryEmail", "hireDate");
        assertThat(said(csv(header, List.of(" jane.example@example.com ", day)), Profiles.users()))
                .containsExactly(SKIPPED);
    }

    @Test
    void takesTheExampleWithACellThatNoTemplateHasForAUser() {
        List<String> header = List.of("primaryEmail", "shoe");
        assertThat(said(csv(header, List.of("jane.example@example.com", "43")), Profiles.users()))
                .contains("CREATE");
    }

    @Test
    void offersWhatTheTenantHas() {
        session.catalogs().groups().create(new Group(new GroupKey("sales"), "Sales"));
        List<TableColumn> columns = session.template(Profiles.inviteUsers()).columns(Locale.ENGLISH);
        assertThat(columns.get(2).allowed()).containsExactly("readonly", "train", "configure", "admin");
        assertThat(columns.get(3).allowed()).containsExactly("sales");
    }

    static Stream<Profile> profiles() {
        return Profiles.all().stream().filter(profile -> !profile.name().equals("action-file"));
    }

    private static List<String> titles(Template template) {
        return template.columns(Locale.ENGLISH).stream().map(TableColumn::title).toList();
    }

    private static RowSource csv(List<String> header, List<String> row) {
        StringBuilder text = new StringBuilder();
        try (CsvTableWriter table = CsvTableWriter.to(text)) {
            table.write(header);
            table.write(row);
        }
        return CsvRowSource.of(
                "users.csv", () -> new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** What becomes of each row, with the reason where it is skipped, and what is said of the file. */
    private List<String> said(RowSource source, Profile profile) {
        List<String> said = new ArrayList<>();
        try (ImportPlan plan = session.plan(source, profile);
                var changes = plan.changes()) {
            changes.forEach(change -> said.add(change.kind()
                    + (change.kind().name().equals("SKIPPED")
                            ? " " + change.issues().get(0).message(Locale.ENGLISH)
                            : "")));
            plan.basis().issues().forEach(issue -> said.add(issue.code() + " " + issue.message(Locale.ENGLISH)));
        }
        return said;
    }

    private static User ada() {
        return User.builder(new UserId("u-1"))
                .displayName("Ada")
                .primaryEmail(new EmailAddress("ada@example.com"))
                .roles(Set.of(new RoleKey("owner")))
                .build();
    }
}
