package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks with several sheets: which one is read, and what is said of the others. */
class SheetsTest {

    @TempDir
    private Path folder;

    private Path file;

    /** A sheet: its name, then its rows, with cells between bars. */
    private record Sheet(String name, List<String> rows) {

        Sheet(String name, String... rows) {
            this(name, List.of(rows));
        }
    }

    private static final Sheet READ_ME = new Sheet("Read me", "Fill in the next sheet", "Send it back by Friday");
    private static final Sheet SALES = new Sheet("Sales", "email|name", "sal@example.com|Sal");
    private static final Sheet IT = new Sheet("IT", "Name|E-Mail|email", "Ivy||ivy@example.com");
    private static final Sheet HR = new Sheet("HR", "email|name", "hal@example.com|Hal");
    private static final Sheet COUNTRIES = new Sheet("Countries", "ID|Country", "1|Germany");

    @BeforeEach
    void name() {
        file = folder.resolve("staff.xlsx");
    }

    @Test
    void passesOverAFirstSheetWithoutUsersWhereOneOtherHasThem() throws IOException {
        write(READ_ME, COUNTRIES, SALES);

        Shell.Outcome read = run("import FILE --dry-run");

        assertThat(read.code()).isEqualTo(Exit.DONE);
        assertThat(read.out())
                .contains(
                        "1 to create",
                        "note    sheet \"Sales\" was read, since the first one, \"Read me\", has no column that names users");
        assertThat(run("columns FILE").out()).contains("primaryEmail");
    }

    @Test
    void passesOverAFirstSheetThatIsEmpty() throws IOException {
        write(new Sheet("Sheet1"), SALES);
        assertThat(run("import FILE --dry-run").out()).contains("1 to create", "sheet \"Sales\" was read");
        write(new Sheet("Sheet1"), COUNTRIES);
        assertThat(run("import FILE --dry-run").err()).contains("the sheet is empty");
    }

    @Test
    void readsTheSheetThatSomebodyChoseAndNoOther() throws IOException {
        write(READ_ME, SALES);
        Shell.Outcome refused = run("import FILE --sheet 1 --dry-run");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("no column holds one of", "add --sheet NAME");
    }

    @Test
    void choosesNoneAmongSeveralSheetsWithUsers() throws IOException {
        write(READ_ME, SALES, HR);
        Shell.Outcome refused = run("import FILE --dry-run");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.out())
                .contains("warning 2 other sheets hold users and were not read: \"Sales\", \"HR\"; if those users"
                        + " should count, read one sheet after the other, or all together where the columns have the"
                        + " same names (--sheet all)");
    }

    @Test
    void warnsOfSheetsWithUsersThatAreNotRead() throws IOException {
        write(SALES, COUNTRIES, HR, new Sheet("Blank form", "email|name"));
        assertThat(run("import FILE --dry-run").out())
                .contains("1 to create", "1 other sheet holds users and was not read: \"HR\";");
    }

    @Test
    void readsAllSheetsInTurn() throws IOException {
        write(SALES, IT, COUNTRIES);
        assertThat(run("import FILE --sheet all --dry-run").out())
                .contains(
                        "2 to create",
                        "+ row 2  Sal  sal@example.com",
                        "+ row 4  Ivy  ivy@example.com",
                        "note    row 4: from here on the rows are those of sheet \"IT\", from its row 2 on")
                .doesNotContain("not read");
    }

    @Test
    void readsSheetsTogetherWhoseColumnsAreCalledAndPlacedDifferently() throws IOException {
        write(
                new Sheet("Berlin", "Benutzername|E-Mail|Abteilung", "b1|b1@example.com|Sales"),
                new Sheet("Paris", "Courriel|Service|Identifiant", "p1@example.com|RH|p1"),
                new Sheet("London", "Department|Email|Username", "Ops|l1@example.com|l1"));
        assertThat(run("import FILE --sheet all --dry-run").out())
                .contains(
                        "3 to create",
                        "+ row 2  b1  b1@example.com  department: Sales, userName: b1",
                        "+ row 4  p1  p1@example.com  department: RH, userName: p1",
                        "+ row 6  l1  l1@example.com  department: Ops, userName: l1")
                .doesNotContain("not read");
    }

    @Test
    void doesNotTakeUsersOfUnreadSheetsForAbsent() throws IOException {
        write(SALES, HR);
        run("import FILE --sheet all --yes");

        Shell.Outcome refused = run("import FILE --absent deactivate --yes");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains("the users of sheet HR would count as absent", "--acknowledge unread-sheets");
        assertThat(run("import FILE --sheet all --absent deactivate --dry-run").out())
                .contains("2 unchanged")
                .doesNotContain("unread-sheets");
        assertThat(run("import FILE --dry-run").out()).doesNotContain("unread-sheets");
        assertThat(run("import FILE --absent deactivate --acknowledge unread-sheets --yes")
                        .out())
                .contains("1 to deactivate");
    }

    @Test
    void writesRejectedRowsOfTheSheetThatWasRead() throws IOException {
        Path rejected = folder.resolve("rejected.csv");
        write(READ_ME, new Sheet("People", "email|name", "ada@example.com|Ada", "bob@|Bob"));
        assertThat(run("import FILE --yes --errors " + rejected).code()).isEqualTo(Exit.IN_PART);
        assertThat(rejected).content().contains("bob@,Bob").doesNotContain("Friday");
        write(SALES, new Sheet("People", "name|email", "Ada|ada@example.com", "Bob|bob@"));
        assertThat(run("import FILE --sheet all --yes --errors " + rejected).code())
                .isEqualTo(Exit.IN_PART);
        assertThat(rejected).content().contains("bob@,Bob").doesNotContain("Ada");
    }

    @Test
    void leavesOutCellsUnderNoNameAndSaysSo() throws IOException {
        write(new Sheet(
                "Staff", "email|name", "ada@example.com|Ada|secret", "bob@example.com|Bob||x", "cy@example.com"));
        assertThat(run("import FILE --dry-run").out())
                .contains(
                        "3 to create",
                        "in column C, 1 cell held a text where the header names no column, which was left out: row 2\n",
                        "in column D, 1 cell held a text where the header names no column, which was left out: row 3\n")
                .doesNotContain("secret", "separator");
    }

    @Test
    void takesARowOfSuchCellsAloneForANote() throws IOException {
        write(new Sheet("Staff", "email|name", "ada@example.com|Ada", "||||see below", "bob@example.com|Bob"));
        Shell.Outcome read = run("import FILE --dry-run");
        assertThat(read.code()).isEqualTo(Exit.DONE);
        assertThat(read.out()).contains("2 to create", "row 3", "a note, not a user");
    }

    @Test
    void speaksOfTheColumnWhereASheetHoldsLinesOfCsv() throws IOException {
        write(new Sheet("Pasted", "email,name", "ada@example.com,Ada", "bob@example.com,Bob"));
        Shell.Outcome refused = run("import FILE --dry-run");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains(
                        "the whole sheet is one column, and its cells look like rows with the separator \",\"; split the"
                                + " column in a spreadsheet program, or choose the CSV file that it was made from\n")
                .doesNotContain("--separator");
    }

    private void write(Sheet... sheets) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (Sheet sheet : sheets) {
                Worksheet target = workbook.newWorksheet(sheet.name());
                for (int row = 0; row < sheet.rows().size(); row++) {
                    String[] cells = sheet.rows().get(row).split("\\|", -1);
                    for (int column = 0; column < cells.length; column++) {
                        if (!cells[column].isEmpty()) {
                            target.value(row, column, cells[column]);
                        }
                    }
                }
            }
        }
    }

    private Shell.Outcome run(String command) {
        return new Shell(folder).run(command.replace("FILE", file.toString()).split(" "));
    }
}
