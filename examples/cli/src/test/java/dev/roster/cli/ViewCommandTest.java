package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of users, their links and their files. */
class ViewCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void importSome() {
        shell = new Shell(folder);
        String file = shell.file(
                "staff.csv",
                "userName,email,firstName,lastName,displayName,department,manager,status",
                "ada,ada@example.com,Ada,Lovelace,Ada Lovelace,Research,,active",
                "bob,bob@example.com,Bob,Babbage,,Navy,ada,invited",
                "cid,cid@example.com,,,Cid,Navy,bob,active");
        shell.run("import", file, "--yes");
    }

    @Test
    void aNameThatIsMissingFallsBackToFirstAndLastName() {
        assertThat(shell.run("users", "--columns", "displayName,managers").out())
                .contains("Full name")
                .contains("Bob Babbage")
                .containsPattern("Cid +Bob Babbage | Ada Lovelace");
        assertThat(shell.json("users", "--search", "bob")
                        .at("/users/0/displayName")
                        .isNull())
                .isTrue();
    }

    @Test
    void aLinkIsPrintedAndTaken() {
        Shell.Outcome printed = shell.run(
                "users",
                "--filter",
                "department eq navy and managers eq \"" + id("ada") + "\"",
                "--sort",
                "-displayName",
                "--columns",
                "userName",
                "--limit",
                "7",
                "--url");
        String link = printed.out().strip();
        assertThat(link).startsWith("v=1&filter=department").endsWith("&sort=-displayName&columns=userName&size=7");
        JsonNode users = shell.json("users", "--url", link).get("users");
        assertThat(users).extracting(user -> user.get("userName").textValue()).containsExactly("cid", "bob");
        assertThat(shell.json("users", "--url", link, "--search", "cid").get("users"))
                .hasSize(1);
        assertThat(shell.json("users", "--sort", "userName", "--url").get("url").textValue())
                .isEqualTo("v=1&sort=userName");
    }

    @Test
    void whatALinkSaysThatIsNotThereIsToldAndLeftOut() {
        Shell.Outcome outcome = shell.run("users", "--url", "v=1&colour=red&columns=userName,shoes");
        assertThat(outcome.code()).isEqualTo(Exit.DONE);
        assertThat(outcome.err()).contains("--url: the view names the parameter \"colour\"", "column \"shoes\"");
        assertThat(outcome.out()).contains("ada", "bob");
    }

    @Test
    void anExportHasTitlesOfALanguageAndComesBackUnchanged() {
        for (String file : new String[] {"out.csv", "out.xlsx"}) {
            assertThat(shell.run("export", shell.path(file), "--titles", "de").code())
                    .isEqualTo(Exit.DONE);
            JsonNode plan = shell.json("import", shell.path(file), "--dry-run");
            assertThat(plan.at("/summary/unchanged").intValue()).isEqualTo(3);
        }
        assertThat(shell.text("out.csv")).contains("E-Mail-Adresse", "Abteilung");
    }

    @Test
    void aTableFitsTheScreenOfAPerson() {
        shell.run(
                "import",
                shell.file(
                        "long.csv",
                        "userName,email,displayName,department,jobTitle",
                        "dan,dan@" + "a".repeat(50) + ".example.com," + "D".repeat(60) + "," + "E".repeat(70) + ","
                                + "F".repeat(80)),
                "--yes");
        assertThat(shell.answering("", "users").out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .anySatisfy(line -> assertThat(line).contains("…"));
    }

    private String id(String name) {
        return shell.json("users", "--search", name, "--columns", "id")
                .at("/users/0/id")
                .textValue();
    }

    @Test
    void anExportTakesALinkAndPrintsNone() {
        assertThat(shell.run("export", shell.path("navy.csv"), "--url", "v=1&filter=department+eq+Navy")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(shell.text("navy.csv")).contains("bob@example.com").doesNotContain("ada@example.com");
        Shell.Outcome outcome = shell.run("export", shell.path("all.csv"), "--url");
        assertThat(outcome.code()).isNotEqualTo(Exit.DONE);
        assertThat(outcome.err()).contains("--url: give the query of a link");
    }
}
