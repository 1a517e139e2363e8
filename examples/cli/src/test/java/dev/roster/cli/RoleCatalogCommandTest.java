package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleCatalogCommandTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importPeople() {
        shell = new Shell(folder);
        shell.run(
                "import",
                shell.file(
                        "staff.csv",
                        "E-Mail,Name,Role",
                        "olga@example.com,Olga,owner",
                        "ada@example.com,Ada,member",
                        "bob@example.com,Bob,manager"),
                "--yes");
    }

    @Test
    void showsWhatAnotherCatalogWouldDoAndChoosesIt() {
        Shell.Outcome trial = shell.run("roles", "use", "levels", "--dry-run");
        assertThat(trial.code()).isEqualTo(Exit.DONE);
        assertThat(trial.out())
                .contains("+ learner  level 1\n", "+ support  level 10  +attributes.manage:all", "- member  level 1\n")
                .contains("  member  1 user: Ada\n", "Nobody could do more\n");
        assertThat(shell.json("roles", "list").get("catalog").asText()).isEqualTo("standard");

        assertThat(shell.run("roles", "use", "levels").code()).isEqualTo(Exit.REFUSED);
        Shell.Outcome used = shell.run("roles", "use", "levels", "--yes");
        assertThat(used.code()).as(used.err()).isEqualTo(Exit.DONE);
        assertThat(used.out()).contains("The role catalog is levels; to go back: roster undo ");
        assertThat(shell.run("roles", "list").out())
                .startsWith("Catalog: levels\n")
                .contains("learner");
        assertThat(shell.run("roles", "use", "levels", "--yes").out()).contains("The role catalog is levels already");
    }

    @Test
    void aPersonIsAsked() {
        assertThat(shell.answering("n\n", "roles", "use", "levels").code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.answering("y\n", "roles", "use", "levels").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void whatIsExportedIsUsedAgain() {
        shell.run("roles", "add", "lead", "--level", "2", "--permission", "users.read:reports");
        assertThat(shell.run("roles", "export", shell.path("own.json")).code()).isEqualTo(Exit.DONE);
        String exported = shell.text("own.json");

        JsonNode impact = shell.json("impact", "--catalog", shell.path("own.json"));
        assertThat(impact.get("catalog").asText()).isEqualTo("own standard");
        assertThat(impact.get("roles")).isEmpty();
        assertThat(shell.run("roles", "use", shell.path("own.json"), "--yes").code())
                .isEqualTo(Exit.DONE);
        shell.run("roles", "export", shell.path("again.json"));
        assertThat(shell.text("again.json")).isEqualTo(exported);
    }

    @Test
    void whoeverGainsFailsTheGate() {
        shell.run("roles", "export", shell.path("roles.json"));
        String more = shell.text("roles.json").replace("\"users.read\":[\"self\"]", "\"users.administer\":[\"all\"]");
        String file = shell.file("more.json", more);

        assertThat(shell.run("impact", "--catalog", shell.path("roles.json"), "--fail-on-gain")
                        .code())
                .isEqualTo(Exit.DONE);
        Shell.Outcome gate = shell.run("impact", "--catalog", file, "--fail-on-gain");
        assertThat(gate.code()).isEqualTo(Exit.IN_PART);
        assertThat(gate.out())
                .contains("~ member  level 1  +users.administer:all  -users.read:self")
                .contains("1 user could do more, 1 of them rule others: Ada");
        assertThat(shell.run("impact", "--catalog", file).code()).isEqualTo(Exit.DONE);
    }

    @Test
    void saysWhyACatalogIsRefused() {
        assertThat(shell.run("roles", "use", "agents", "--dry-run").out())
                .contains("Refused: ")
                .contains("owner  1 user: Olga");
        assertThat(shell.run("roles", "use", "agents", "--yes").code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.run("roles", "use", "level", "--yes").err())
                .contains("\"level\" is neither a role catalog (standard, levels, platform, agents) nor a file");
        String circle = shell.file(
                "circle.json",
                "{\"catalog\":\"x\",\"roles\":[{\"key\":\"a\",\"inherits\":[\"b\"]},"
                        + "{\"key\":\"b\",\"inherits\":[\"a\"]}]}");
        assertThat(shell.run("roles", "use", circle, "--yes").err()).contains("a > b > a");
        assertThat(shell.run("roles", "use", "levels", "--yes", "--as", "ada@example.com")
                        .err())
                .contains("may not manage roles");
    }

    @Test
    void editsEverythingOfARole() {
        shell.run("roles", "add", "lead", "--permission", "users.read:reports");
        shell.run(
                "roles",
                "edit",
                "lead",
                "--level",
                "2",
                "--forbid",
                "users.read",
                "--permission",
                "users.update:groups",
                "--inherits",
                "member",
                "--domain",
                "content",
                "--description",
                "Leads.");

        assertThat(shell.json("roles", "list").get("roles"))
                .map(JsonNode::toString)
                .contains("{\"key\":\"lead\",\"name\":\"lead\",\"level\":2,\"description\":\"Leads.\","
                        + "\"permissions\":{\"users.update\":[\"groups\"]},\"inherits\":[\"member\"],"
                        + "\"domain\":\"content\"}");
        assertThat(shell.run("roles", "edit", "member", "--inherits", "lead").err())
                .contains("lead > member > lead");
        shell.run("roles", "edit", "lead", "--no-inherits", "--no-domain");
        assertThat(shell.run("roles", "edit", "member", "--inherits", "lead").code())
                .isEqualTo(Exit.DONE);
    }
}
