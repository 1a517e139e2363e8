package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogCommandTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @Test
    void addsAndListsRoles() {
        Shell.Outcome added = shell.run(
                "roles",
                "add",
                "Night Watch",
                "--level",
                "2",
                "--permission",
                "users.read",
                "--permission",
                "host.unlock",
                "--scope",
                "groups");

        assertThat(added.code()).isEqualTo(Exit.DONE);
        assertThat(shell.json("roles", "list").get("roles"))
                .map(JsonNode::toString)
                .contains("{\"key\":\"night watch\",\"name\":\"Night Watch\",\"level\":2,\"description\":null,"
                        + "\"permissions\":{\"host.unlock\":[\"groups\"],\"users.read\":[\"groups\"]},"
                        + "\"inherits\":[],\"domain\":null}")
                .anyMatch(role -> role.contains("\"owner\""));
        assertThat(shell.run("roles", "add", "NIGHT watch").err()).contains("role \"night watch\" exists already");
    }

    @Test
    void addsAndListsGroupsAndOrganizations() {
        shell.run("groups", "add", "First Aiders");
        shell.run("organizations", "add", "Example GmbH");

        assertThat(shell.json("groups", "list"))
                .hasToString("{\"groups\":[{\"key\":\"first aiders\",\"name\":\"First Aiders\"}]}");
        assertThat(shell.json("organizations", "list"))
                .hasToString("{\"organizations\":[{\"key\":\"example gmbh\",\"name\":\"Example GmbH\"}]}");
        assertThat(shell.run("groups", "add", "first aiders").code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.run("groups", "list").out()).contains("first aiders  First Aiders");
    }

    @Test
    void importsShowsAndForgetsCustomAttributes() {
        shell.run(
                "attributes", "add", "costCenter", "--type", "text", "--label", "Cost center", "--visible-to-managers");
        shell.run("attributes", "add", "remote", "--type", "yes-no");
        shell.run("import", shell.file("staff.csv", "E-Mail,Cost center,Remote", "ada@example.com,4100,yes"), "--yes");

        assertThat(shell.json("attributes", "list").at("/attributes/0"))
                .hasToString("{\"key\":\"costCenter\",\"label\":\"Cost center\",\"type\":\"text\","
                        + "\"visibleToManagers\":true,\"editableByManagers\":false}");
        assertThat(shell.json(
                        "users", "--filter", "remote eq true and costCenter sw 41", "--columns", "costCenter,remote"))
                .hasToString("{\"users\":[{\"costCenter\":\"4100\",\"remote\":true}],\"next\":null}");
        assertThat(shell.run("user", "show", "ada@example.com").out()).containsPattern("costCenter +4100");

        assertThat(shell.run("attributes", "remove", "remote").code()).isEqualTo(Exit.DONE);
        assertThat(shell.json("user", "show", "ada@example.com").get("user").has("remote"))
                .isFalse();
    }

    @Test
    void letsOnlyThoseDefineThingsWhoMay() {
        shell.run("import", shell.file("staff.csv", "E-Mail,Role", "ada@example.com,member"), "--yes");

        Stream.of("roles add x", "groups add x", "organizations add x", "attributes add x --type text")
                .map(command -> shell.run((command + " --as ada@example.com").split(" ")))
                .forEach(outcome -> {
                    assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
                    assertThat(outcome.err()).contains("may not");
                });
        assertThat(shell.json("groups", "list").get("groups")).isEmpty();
    }

    @Test
    void showsNobodyToThoseWhoMaySeeNobody() {
        shell.run(
                "import",
                shell.file("staff.csv", "E-Mail,Role", "ada@example.com,member", "bob@example.com,owner"),
                "--yes");

        assertThat(shell.json("users", "--as", "ada@example.com", "--columns", "primaryEmail"))
                .hasToString("{\"users\":[{\"primaryEmail\":\"ada@example.com\"}],\"next\":null}");
        assertThat(shell.run("user", "show", "bob@example.com", "--as", "ada@example.com")
                        .err())
                .contains("no user \"bob@example.com\"");
        shell.run("export", shell.path("out.csv"), "--as", "ada@example.com", "--columns", "primaryEmail");
        assertThat(shell.text("out.csv")).isEqualTo("primaryEmail\r\nada@example.com\r\n");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void writesTemplatesWhoseColumnsAreAllUnderstood(String profile) {
        String file = shell.path(profile + ".csv");
        assertThat(shell.run("template", profile, file).code()).isEqualTo(Exit.DONE);

        JsonNode columns = shell.json("columns", file, "--profile", profile);

        assertThat(columns.get("columns"))
                .isNotEmpty()
                .allSatisfy(column -> assertThat(column.get("tier").textValue())
                        .as(column.toString())
                        .isEqualTo("AUTO"));
        assertThat(columns.get("skippedRows")).isEmpty();
    }

    static Stream<String> profiles() {
        return Profiles.all().stream().map(Profile::name);
    }

    @Test
    void explainsColumns() {
        String file = shell.file("staff.csv", "E-Mail,Shoe size", "ada@example.com,43");

        JsonNode columns = shell.json("columns", file);
        assertThat(columns.at("/columns/0/field").textValue()).isEqualTo("primaryEmail");
        assertThat(columns.at("/columns/0/candidates/0/field").textValue()).isEqualTo("primaryEmail");
        assertThat(columns.at("/columns/1/field").isNull()).isTrue();
        assertThat(shell.run("columns", file).out()).contains("E-Mail", "primaryEmail", "auto", "Shoe size");
    }

    @Test
    void explainsItself() {
        assertThat(shell.run("--help").out()).contains("import", "undo", "attributes");
        assertThat(shell.run("import", "--help").out()).contains("--on-conflict", "--acknowledge", "--db");
        assertThat(shell.run("--version").out()).startsWith("roster ");
    }
}
