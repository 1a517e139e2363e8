package dev.roster.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows come back in a file like the one they came in, and go in again once they are mended. */
class ErrorFileTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @Test
    void takesRejectedRowsToAFileThatIsMendedAndImportedAgain() throws Exception {
        String file = shell.file(
                "staff.csv",
                "E-Mail;Name;Department",
                "ada@example.com;Ada Lovelace;Research",
                "bob@;\"Bob; the builder\";'=Sales",
                "eve@example.com;Eve;Sales;one too many");
        shell.run("import", file, "--yes", "--errors", shell.path("rejected.csv"));

        List<String> rejected = Files.readAllLines(folder.resolve("rejected.csv"));
        assertThat(rejected).hasSize(3);
        assertThat(rejected.get(0)).isEqualTo("E-Mail;Name;Department;_row;_error");
        assertThat(rejected.get(1))
                .startsWith("bob@;\"Bob; the builder\";'=Sales;3;")
                .contains("is not an e-mail address");
        assertThat(rejected.get(2)).startsWith("eve@example.com;Eve;Sales;4;").endsWith(";one too many");

        String mended = shell.file(
                "mended.csv",
                rejected.get(0),
                rejected.get(1).replace("bob@;", "bob@example.com;"),
                rejected.get(2).replace(";one too many", ""));
        Shell.Outcome again = shell.run("import", mended, "--yes", "--errors", shell.path("left.csv"));

        assertThat(again.code()).isEqualTo(Exit.DONE);
        assertThat(again.out()).doesNotContain("_row").doesNotContain("_error");
        assertThat(shell.text("left.csv")).isEqualTo("E-Mail;Name;Department;_row;_error\r\n");
        assertThat(shell.json("users", "--sort", "displayName", "--columns", "displayName,department"))
                .hasToString("{\"users\":[{\"displayName\":\"Ada Lovelace\",\"department\":\"Research\"},"
                        + "{\"displayName\":\"Bob; the builder\",\"department\":\"=Sales\"},"
                        + "{\"displayName\":\"Eve\",\"department\":\"Sales\"}],\"next\":null}");
    }

    @Test
    void givesTheNotesAnewWhenTheMendedFileIsRejectedAgain() throws Exception {
        String file = shell.file("staff.csv", "E-Mail,Name", "ada@example.com,Ada", "bob@,Bob");
        shell.run("import", file, "--dry-run", "--errors", shell.path("first.csv"));

        shell.run("import", shell.path("first.csv"), "--dry-run", "--errors", shell.path("second.csv"));

        List<String> second = Files.readAllLines(folder.resolve("second.csv"));
        assertThat(second.get(0)).isEqualTo("E-Mail,Name,_row,_error");
        assertThat(second.get(1)).startsWith("bob@,Bob,2,").contains("is not an e-mail address");
        assertThat(second).hasSize(2);
    }

    @Test
    void isThereBeforeARefusalSaysThatRowsHaveToBeMended() {
        String file = shell.file("staff.csv", "E-Mail,Name", "ada@example.com,Ada", "bob@,Bob");

        Shell.Outcome refused =
                shell.run("import", file, "--all-or-nothing", "--yes", "--errors", shell.path("rejected.csv"));

        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.text("rejected.csv")).contains("bob@,Bob,3,");
    }

    @Test
    void readsAFileInTheCharsetAndWithTheSeparatorNamed() throws Exception {
        Path file = folder.resolve("staff.csv");
        Files.write(file, "E-Mail^Name\nana@example.com^Ana N\u00FA\u00F1ez\nbob@^Bj\u00F8rn\n".getBytes(ISO_8859_1));

        Shell.Outcome refused = shell.run("import", file.toString(), "--dry-run");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("line 2: the byte at offset 33").contains("--charset windows-1252");

        shell.run(
                "import",
                file.toString(),
                "--charset",
                "windows-1252",
                "--separator",
                "^",
                "--yes",
                "--errors",
                shell.path("rejected.csv"));
        assertThat(shell.json("users", "--columns", "displayName"))
                .hasToString("{\"users\":[{\"displayName\":\"Ana N\u00FA\u00F1ez\"}],\"next\":null}");
        assertThat(shell.text("rejected.csv")).startsWith("\uFEFFE-Mail^Name^_row^_error\r\nbob@^Bj\u00F8rn^3^");
    }

    @Test
    void refusesCharsetsAndSeparatorsThatThereAreNot() {
        String file = shell.file("staff.csv", "E-Mail;Name", "ada@example.com;Ada");

        assertThat(shell.run("columns", file, "--charset", "klingon").err()).contains("no charset \"klingon\"");
        assertThat(shell.run("columns", file, "--charset", "UTF-32").err()).contains("UTF-32 is not read");
        assertThat(shell.run("columns", file, "--separator", "a").err()).contains("cannot stand between cells");
        assertThat(shell.run("columns", file, "--separator", ";;").err()).contains("is not one character");
        assertThat(shell.json("columns", file, "--separator", "tab").get("columns"))
                .hasSize(1);
    }
}
