package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.table.FileKind;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import dev.roster.text.PlanText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sheet as CSV and as XLSX gives the same plan (B8). */
final class SamePlanTest {

    private static final List<Field<?>> FIELDS = List.of(
            Field.PRIMARY_EMAIL,
            Field.DISPLAY_NAME,
            Field.EMPLOYEE_ID,
            Field.PHONE_NUMBER,
            Field.DEPARTMENT,
            Field.HIRE_DATE);

    private static final List<List<String>> ROWS = List.of(
            List.of("grace@example.com", "Grace Hopper", "00042", "+493012345678", "=Compilers", "1906-12-09"),
            List.of("ada@example.com", "Ada Lovelace", "12345678901234567", "", "", "2024-02-29"),
            List.of("bob@", "Bob", "", "", "Sales", ""),
            List.of("", "Nobody", "", "", "", ""),
            List.of("alan@example.com", "Alan Turing", "7", "", " Logic ", "tomorrow"));

    @Test
    void readsTheSameRowsAndMakesTheSamePlan(@TempDir Path folder) {
        RowSource csv = CsvRowSource.of(written(folder.resolve("users.csv")));
        RowSource xlsx = XlsxRowSource.of(written(folder.resolve("users.xlsx")));
        assertThat(rows(xlsx)).isEqualTo(rows(csv));
        assertThat(plan(xlsx)).isEqualTo(plan(csv)).contains("grace@example.com");
    }

    @Test
    void takesNumbersForIdsAndPhonesAndDaysAsTheFieldWantsThem() {
        String sheet = "<row r=\"1\"><c t=\"str\"><v>email</v></c><c t=\"str\"><v>employeeId</v></c>"
                + "<c t=\"str\"><v>hireDate</v></c></row><row r=\"2\"><c t=\"str\"><v>grace@example.com</v></c>"
                + "<c><v>1.0E10</v></c><c s=\"1\"><v>45351</v></c></row>";
        String csv = "email,employeeId,hireDate\ngrace@example.com,10000000000,2024-02-29\n";
        XlsxRowSource xlsx = Workbooks.of(sheet);
        RowSource text =
                CsvRowSource.of("users.csv", () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(plan(xlsx)).isEqualTo(plan(text)).contains("10000000000", "2024-02-29");
    }

    @Test
    void rejectsRowsForErrorsInColumnsThatAreImportedOnly() {
        String sheet = "<row r=\"1\"><c t=\"str\"><v>email</v></c><c t=\"str\"><v>department</v></c>"
                + "<c t=\"str\"><v>zzz</v></c></row><row r=\"2\"><c t=\"str\"><v>a@example.com</v></c>"
                + "<c t=\"e\"><v>#N/A</v></c></row><row r=\"3\"><c t=\"str\"><v>b@example.com</v></c>"
                + "<c t=\"str\"><f>1</f><v>Sales</v></c><c t=\"e\"><v>#REF!</v></c></row>";
        List<String> found = new ArrayList<>();
        try (Roster roster = Roster.inMemory(ada());
                ImportPlan plan = roster.as(ada().id()).plan(Workbooks.of(sheet), Profiles.users());
                var changes = plan.changes()) {
            changes.forEach(change -> change.issues()
                    .forEach(issue -> found.add(change.kind() + " " + issue.code() + " " + issue.field())));
        }
        assertThat(found)
                .contains("REJECTED " + IssueCode.CELL_ERROR + " department")
                .contains("CREATE " + IssueCode.CELL_FORMULA + " department")
                .noneMatch(issue -> issue.startsWith("CREATE " + IssueCode.CELL_ERROR));
    }

    @Test
    void areToldApartByTheirContent(@TempDir Path folder) throws IOException {
        Path csv = Files.move(written(folder.resolve("users.csv")), folder.resolve("a.xlsx"));
        Path xlsx = Files.move(written(folder.resolve("users.xlsx")), folder.resolve("b.csv"));
        assertThat(FileKind.of(csv)).isEqualTo(FileKind.TEXT);
        assertThat(FileKind.of(xlsx)).isEqualTo(FileKind.XLSX);
    }

    private static Path written(Path file) {
        boolean isCsv = file.toString().endsWith(".csv");
        try (TableWriter table = isCsv ? CsvTableWriter.to(file) : XlsxTableWriter.to(file)) {
            table.writeHeader(FIELDS.stream().map(Field::column).toList());
            ROWS.forEach(table::write);
        }
        return file;
    }

    private static List<Row> rows(RowSource source) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = source.open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The plan in words, without what names the file and its format. */
    private static String plan(RowSource source) {
        try (Roster roster = Roster.inMemory(ada());
                ImportPlan plan = roster.as(ada().id()).plan(source, Profiles.users())) {
            return PlanText.of(plan)
                    .replace("users.xlsx", "FILE")
                    .replace("users.csv", "FILE")
                    .replaceAll("  read as [^\n]*\n", "");
        }
    }

    private static User ada() {
        return User.builder(new UserId("u-1"))
                .displayName("Ada")
                .primaryEmail(new EmailAddress("ada@example.com"))
                .roles(Set.of(new RoleKey("owner")))
                .build();
    }
}
