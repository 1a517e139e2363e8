package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.table.RowSource;
import dev.roster.text.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks in and out of the command line, and mappings that are kept. */
class WorkbookFlowTest {

    @TempDir
    private Path folder;

    @Test
    void importsAnExportedWorkbookAsUnchanged() throws IOException {
        importStaff();
        Path workbook = folder.resolve("out.xlsx");
        assertThat(run("export " + workbook).code()).isEqualTo(Exit.DONE);

        Shell.Outcome again = run("import " + workbook + " --dry-run");

        assertThat(again.out()).contains("2 unchanged").doesNotContain("to change");
        assertThat(run("import " + workbook + " --sheet 1 --dry-run").out()).contains("2 unchanged");
        assertThat(run("import " + workbook + " --sheet Nowhere --dry-run").err())
                .contains("Nowhere");
    }

    @Test
    void writesRejectedRowsAsAWorkbook() throws IOException {
        Path staff = Files.writeString(folder.resolve("bad.csv"), "email,name\nbob@,Bob\nada@example.com,Ada\n");
        Path rejected = folder.resolve("rejected.xlsx");

        assertThat(run("import " + staff + " --errors " + rejected + " --yes").code())
                .isEqualTo(Exit.IN_PART);

        assertThat(run("import " + rejected + " --dry-run").out()).contains("1 row", "1 rejected");
    }

    @Test
    void keepsAMappingThatSomebodyConfirmed() throws IOException {
        Path staff = Files.writeString(folder.resolve("staff.csv"), "Contact,Squad\nada@example.com,Navy\n");
        assertThat(run("import " + staff + " --dry-run").out()).doesNotContain("to create");

        Shell.Outcome saved = run("columns " + staff + " --map Contact=primaryEmail --map Squad=department --save");

        assertThat(saved.out()).contains("ada@example.com", "Saved; to forget it: roster mappings remove ");
        assertThat(run("import " + staff + " --dry-run").out()).contains("1 to create", "department: Navy");
        assertThat(run("mappings list").out()).contains("Contact, Squad");
        String id = saved.out().substring(saved.out().indexOf("remove ") + 7).strip();
        assertThat(run("mappings remove " + id).code()).isEqualTo(Exit.DONE);
        assertThat(run("mappings list").out()).doesNotContain("Contact");
    }

    @Test
    void saysNothingOfCsvAboutAWorkbook() {
        String wide = text(Workbooks.of("<row>" + cell("E-Mail") + cell("Name") + "</row><row>"
                + cell("ada@example.com") + cell("Ada") + cell("x") + "</row>"));
        String narrow = text(Workbooks.of("<row>" + cell("E-Mail;Name") + "</row><row>" + cell("ada@example.com;Ada")
                + "</row><row>" + cell("bob@example.com;Bob") + "</row>"));

        assertThat(wide)
                .contains("1 to create", "in column C, 1 cell held a text where the header names no column")
                .doesNotContain("separator", "quote");
        assertThat(narrow)
                .contains("the whole sheet is one column", "split the column in a spreadsheet program")
                .doesNotContain("quote", "--separator");
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String text(RowSource source) {
        try (Roster roster = Roster.inMemory();
                ImportPlan plan = roster.as(Actor.operator("operator")).plan(source, Profiles.users())) {
            return PlanText.of(plan);
        }
    }

    private void importStaff() throws IOException {
        Path staff = Files.writeString(folder.resolve("staff.csv"), """
                email,name,employeeId,hireDate,phone
                ada@example.com,Ada,00042,2020-02-29,+493012345678
                bob@example.com,=Bob,7,,
                """);
        assertThat(run("import " + staff + " --yes").code()).isEqualTo(Exit.DONE);
    }

    private Shell.Outcome run(String command) {
        return new Shell(folder).run(command.split(" "));
    }
}
