package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.TaskNotification;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import dev.roster.view.Columns;
import dev.roster.view.ViewState;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program opens our workbooks and shows the same values. Skipped where LibreOffice is not installed. */
final class LibreOfficeTest {

    private static final int SECONDS = 120;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsTheValuesOfAnExport() throws IOException, InterruptedException {
        List<TableColumn> columns = List.of(
                Field.DISPLAY_NAME.column(),
                Field.EMPLOYEE_ID.column(),
                Field.HIRE_DATE.column(),
                Field.SKILL_COUNT.column(),
                Field.LAST_LOGIN_AT.column(),
                Field.SECOND_FACTOR.column());
        List<String> shown = opened(table -> {
            table.writeHeader(columns);
            table.write(List.of("=1+1", "00042", "2024-02-29", "12", "2024-02-29T10:15:30Z", "true"));
            table.write(List.of("Zoë", "+49", "1899-01-01", "many", "never", "no"));
        });
        assertThat(shown)
                .containsExactly(
                        "displayName,employeeId,hireDate,skillCount,lastLoginAt,secondFactor",
                        "=1+1,00042,2024-02-29,12,2024-02-29 10:15:30Z,TRUE",
                        "Zoë,+49,1899-01-01,many,never,no");
    }

    @Test
    void showsTheFirstSheetOfATemplate() throws IOException, InterruptedException {
        User ada = User.builder(new UserId("ada"))
                .primaryEmail(new EmailAddress("ada@example.com"))
                .roles(Set.of(new RoleKey("owner")))
                .build();
        try (Roster roster = Roster.inMemory(ada)) {
            assertThat(opened(table ->
                            roster.as(ada.id()).template(Profiles.createUsers()).write(table, Locale.ENGLISH)))
                    .containsExactly(
                            "email,first_name,last_name,role,organization", "jane.example@example.com,Jane,Example,,");
        }
    }

    /** A tenant file that is downloaded, opened, saved as CSV and uploaded changes nobody (F5). */
    @Test
    void bringsATenantFileBackAsItWas() throws IOException, InterruptedException {
        User ada = User.builder(new UserId("ada"))
                .userName(new UserName("0042"))
                .primaryEmail(new EmailAddress("ada@example.com"))
                .lastName("Lovelace, Countess")
                .roles(Set.of(new RoleKey("owner"), new RoleKey("member")))
                .taskNotification(TaskNotification.OFF)
                .build();
        User bob = User.builder(new UserId("bob"))
                .userName(new UserName("bob"))
                .primaryEmail(new EmailAddress("bob@example.com"))
                .managerId(ada.id())
                .status(UserStatus.INACTIVE)
                .build();
        try (Roster roster = Roster.inMemory(ada, bob)) {
            Session session = roster.as(Actor.operator("operator"));
            Columns columns = session.views().columns(Columns::tenantFile);
            opened(table -> session.views().export(columns, ViewState.initial()).write(table));
            try (ImportPlan plan = session.plan(CsvRowSource.of(folder.resolve("users.csv")), Profiles.tenantFile())) {
                assertThat(plan.summary().count(ChangeKind.UNCHANGED)).isEqualTo(2);
                assertThat(plan.isEmpty()).isTrue();
            }
        }
    }

    /** What the program writes as CSV of a workbook without formulas. */
    private List<String> opened(Consumer<TableWriter> rows) throws IOException, InterruptedException {
        Path workbook = folder.resolve("users.xlsx");
        try (TableWriter table = XlsxTableWriter.to(workbook)) {
            rows.accept(table);
        }
        assertNoFormula(workbook);
        String program = program();
        Process process = new ProcessBuilder(
                        program,
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1",
                        "--outdir",
                        folder.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("users.csv")).exists();
        return Files.readAllLines(folder.resolve("users.csv"), StandardCharsets.UTF_8);
    }

    private static void assertNoFormula(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (var entry : zip.stream().toList()) {
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(entry.getName()).doesNotContain("<f>", "<f ");
            }
        }
    }

    private static String program() {
        String path = System.getenv().getOrDefault("PATH", "");
        String found = Stream.of(path.split(File.pathSeparator, -1))
                .map(place -> new File(place, "soffice"))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst()
                .orElse("");
        assumeTrue(!found.isEmpty(), "LibreOffice (soffice) is not installed here");
        return found;
    }
}
