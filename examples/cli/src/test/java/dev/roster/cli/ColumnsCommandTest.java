package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file was read, and why, before anything is imported. */
class ColumnsCommandTest {

    @TempDir
    Path folder;

    private Shell shell;
    private String german;
    private String open;

    @BeforeEach
    void writeFiles() {
        shell = new Shell(folder);
        german = shell.file(
                "german.csv",
                "Mitarbeiter;;",
                "E-Mail;Name;Eintritt",
                "ada@example.com;\"Lovelace, Ada\";03.04.2024",
                "bob@example.com;Bob;15.06.2024");
        open = shell.file("open.csv", "E-Mail,Hire date", "ada@example.com,03/04/2024", "bob@example.com,05/06/2024");
    }

    @Test
    void saysHowTheFileWasRead() {
        String out = shell.run("columns", german).out();

        assertThat(out)
                .startsWith("Read as CSV, UTF-8 (no mark, valid), separator ';' (most regular: ")
                .contains("), header in row 2" + System.lineSeparator())
                .contains("note: row 1: the row is not imported: it is a line above the header");
        assertThat(shell.run("import", german).out())
                .contains("  read as CSV, UTF-8 (no mark, valid), separator ';' (most regular: ")
                .contains("), header in row 2\n");
    }

    @Test
    void saysInWhichOrderDatesAreAndWhy() {
        assertThat(shell.run("columns", german).out()).contains("; days stand before months, as its cells show");
        assertThat(shell.run("import", german).out())
                .contains("  column Eintritt: ")
                .contains("; days stand before months, as its cells show\n");
        assertThat(shell.run("columns", open, "--dates", "month-first").out())
                .contains("; months stand before days, as told")
                .doesNotContain("can be read as");
    }

    @Test
    void saysWhichMarkFractionsHaveAndWhy() {
        shell.run("attributes", "add", "hours", "--type", "number");
        String hours = shell.file("hours.csv", "E-Mail;hours", "ada@example.com;1.234,5", "bob@example.com;12");

        assertThat(shell.run("columns", hours).out()).contains("; a comma stands before fractions, as its cells show");
        assertThat(shell.run("import", hours).out())
                .contains("  column hours: the key of the field")
                .contains("; a comma stands before fractions, as its cells show\n");
    }

    @Test
    void warnsOfWhatIsAmbiguous() {
        assertThat(shell.run("columns", open).out())
                .contains("error: column Hire date: \"03/04/2024\" can be read as day/month or month/day;")
                .contains("(--dates day-first or month-first)");
        assertThat(shell.run("import", open).out())
                .contains("error   rows 2, 3, column Hire date: \"03/04/2024\" can be read as")
                .doesNotContain("\"05/06/2024\"");
    }

    @Test
    void showsSamplesApart() {
        assertThat(shell.run("columns", german).out()).contains("\"Lovelace, Ada\" \"Bob\"");
    }

    @Test
    void tellsProgramsTheSame() {
        JsonNode columns = shell.json("columns", open);

        assertThat(columns.get("format").textValue()).startsWith("CSV, UTF-8 (no mark, valid), separator ','");
        assertThat(columns.get("headerRow").intValue()).isEqualTo(1);
        assertThat(columns.at("/issues/0/code").textValue()).isEqualTo("date.ambiguous");
        assertThat(columns.at("/issues/0/column").textValue()).isEqualTo("Hire date");
    }
}
