package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One user at a time, and catalogs whose entries users hold. */
class UserCommandTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void createGrace() {
        shell = new Shell(folder);
        assertThat(shell.run(
                                "user",
                                "create",
                                "--set",
                                "primaryEmail=grace@example.com",
                                "--set",
                                "displayName=Grace Hopper",
                                "--set",
                                "roles=member")
                        .out())
                .contains("Created Grace Hopper")
                .contains("Take it back: roster undo ");
    }

    @Test
    void tellsRunOutcomeUserAndIssues() {
        JsonNode created = shell.json("user", "create", "--set", "primaryEmail=ada@example.com");

        assertThat(created.get("run").asText()).hasSize(16);
        assertThat(created.get("outcome").asText()).isEqualTo("APPLIED");
        assertThat(created.get("user").get("version").asLong()).isEqualTo(1);
        assertThat(created.get("user").get("primaryEmail").asText()).isEqualTo("ada@example.com");
        assertThat(created.get("issues")).isEmpty();
    }

    @Test
    void changesAndClearsFieldsOfTheVersionThatWasSeen() {
        JsonNode edited =
                shell.json("user", "edit", "grace@example.com", "--set", "department=Navy", "--clear", "displayName");

        assertThat(edited.get("user").get("department").asText()).isEqualTo("Navy");
        assertThat(edited.get("user").get("displayName").isNull()).isTrue();
        Shell.Outcome late =
                shell.run("user", "edit", "grace@example.com", "--set", "department=Air", "--version", "1");
        assertThat(late.code()).isEqualTo(Exit.IN_PART);
        assertThat(late.out()).contains("the user changed meanwhile");
    }

    @Test
    void showsEverythingThatThereIsAboutAUser() {
        shell.run("user", "edit", "grace@example.com", "--set", "department=Navy");

        assertThat(shell.run("user", "show", "grace@example.com").out()).doesNotContain("History");
        assertThat(shell.run("user", "show", "grace@example.com", "--detail").out())
                .contains("primaryEmail", "Roles: member", "  role member", "Direct reports: 0")
                .contains("    department: none → Navy")
                .containsSubsequence("History", "Actions", "  Suspend");
        JsonNode detail = shell.json("user", "show", "grace@example.com", "--detail");
        assertThat(detail.get("user").get("department").asText()).isEqualTo("Navy");
        assertThat(detail.get("rights").get("shown").get(0).asText()).isEqualTo("member");
        assertThat(detail.get("history").get("entries")).hasSize(2);
        assertThat(detail.get("history").get("next").isNull()).isTrue();
        assertThat(detail.get("actions").get(0).get("available").asBoolean()).isTrue();
    }

    @Test
    void saysWhatIsWrongAndWritesNothing() {
        Shell.Outcome refused = shell.run("user", "edit", "grace@example.com", "--set", "primaryEmail=grace@");

        assertThat(refused.code()).isEqualTo(Exit.IN_PART);
        assertThat(refused.out()).contains("Not written").contains("\"grace@\" is not an e-mail address");
        assertThat(shell.run("user", "edit", "grace@example.com").err()).contains("say what changes");
    }

    @Test
    void erasesForEverAndOffersNoWayBack() {
        Shell.Outcome unsure = shell.run("user", "erase", "grace@example.com");
        assertThat(unsure.code()).isEqualTo(Exit.REFUSED);
        assertThat(unsure.err()).contains("an erasure cannot be undone").contains("--yes");

        Shell.Outcome erased = shell.run("user", "erase", "grace@example.com", "--yes");

        assertThat(erased.code()).isEqualTo(Exit.DONE);
        assertThat(erased.out())
                .contains("Erased Grace Hopper for ever")
                .contains("no undo brings it back")
                .doesNotContain("Take it back");
        assertThat(shell.run("user", "show", "grace@example.com").code()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void erasesWhatIsLeftOfWhoWasDeletedForGood() {
        String id = shell.json("user", "show", "grace@example.com")
                .get("user")
                .get("id")
                .asText();
        shell.json("user", "delete", "grace@example.com", "--hard", "--yes");

        assertThat(shell.json("user", "erase", id, "--yes").get("outcome").asText())
                .isEqualTo("APPLIED");
        assertThat(shell.json("user", "erase", id, "--yes").get("outcome").asText())
                .isEqualTo("UNCHANGED");
        assertThat(shell.run("user", "erase", "nobody", "--yes").code()).isEqualTo(Exit.IN_PART);
    }

    @Test
    void exportsEverythingAboutOneUser() throws IOException {
        shell.run("user", "edit", "grace@example.com", "--set", "department==cmd()");
        Path file = folder.resolve("grace.zip");

        Shell.Outcome exported = shell.run("user", "export", "grace@example.com", "--out", file.toString());

        assertThat(exported.code()).isEqualTo(Exit.DONE);
        assertThat(exported.out()).contains("Everything about Grace Hopper written to");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "user.csv"))
                    .contains("primaryEmail,grace@example.com")
                    .contains("department,'=cmd()");
            assertThat(text(zip, "history.csv")).contains("'=cmd()").contains("export-person");
            assertThat(text(zip, "user.json")).contains("\"department\":\"=cmd()\"");
        }
        Shell.Outcome wrong = shell.run("user", "export", "grace@example.com", "--out", "grace.csv");
        assertThat(wrong.code()).isEqualTo(Exit.REFUSED);
        assertThat(wrong.err()).contains("ends in .zip");
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void deletesForGoodAndBringsBack() {
        assertThat(shell.run("user", "delete", "grace@example.com", "--hard").code())
                .isEqualTo(Exit.REFUSED);
        JsonNode deleted = shell.json("user", "delete", "grace@example.com", "--hard", "--yes");

        assertThat(deleted.get("outcome").asText()).isEqualTo("APPLIED");
        assertThat(shell.run("user", "show", "grace@example.com").code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.run("undo", deleted.get("run").asText(), "--yes").code())
                .isEqualTo(Exit.DONE);
        assertThat(shell.run("user", "show", "grace@example.com").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void handsOverOffboardsAndWrites() {
        assertThat(shell.run("user", "create", "--set", "primaryEmail=bea@example.com", "--set", "displayName=Bea")
                        .code())
                .isEqualTo(Exit.DONE);
        Shell.Outcome transferred = shell.run("user", "transfer", "grace@example.com", "--to", "bea@example.com");
        assertThat(transferred.out())
                .contains("Will hand over from Grace Hopper to Bea")
                .contains("only the application knows how much")
                .doesNotContain("Take it back");
        assertThat(shell.run("user", "transfer", "grace@example.com", "--to", "nobody@example.com")
                        .err())
                .contains("no user \"nobody@example.com\"");
        assertThat(shell.run(
                                "user",
                                "message",
                                "grace@example.com",
                                "--template",
                                "news",
                                "--value",
                                "text=We are back = open")
                        .out())
                .contains("Will write to Grace Hopper");
        assertThat(shell.run("user", "message", "grace@example.com", "--template", "invitation")
                        .err())
                .contains("none of");
        assertThat(shell.run("user", "reset-password", "grace@example.com").out())
                .contains("Will reset the password of Grace Hopper", "the password of the user is reset")
                .doesNotContain("Take it back");
        Path file = folder.resolve("grace.zip");
        JsonNode gone = shell.json(
                "user",
                "offboard",
                "grace@example.com",
                "--reason",
                "left",
                "--to",
                "bea@example.com",
                "--export",
                file.toString());
        assertThat(file).isNotEmptyFile();
        assertThat(gone.get("user").get("status").asText()).isEqualTo("inactive");
        assertThat(shell.run("user", "message", "grace@example.com", "--template", "news")
                        .out())
                .contains("not active");
        Shell.Outcome late = shell.run("user", "reset-password", "grace@example.com");
        assertThat(late.code()).isEqualTo(Exit.IN_PART);
        assertThat(late.out()).contains("Not written", "the password is not reset, since the user is not active");
        assertThat(shell.run("outbox", "list").out())
                .contains("reset-password")
                .contains("transfer-ownership")
                .contains("message")
                .contains("disable-sign-in");
    }

    @Test
    void suspendsDeactivatesAndBringsBack() {
        JsonNode suspended = shell.json("user", "suspend", "grace@example.com", "--reason", "asked too much");
        assertThat(suspended.get("user").get("status").asText()).isEqualTo("suspended");
        assertThat(suspended.get("user").get("statusReason").asText()).isEqualTo("asked too much");
        assertThat(shell.run("user", "suspend", "grace@example.com").out()).contains("the user is so already");
        assertThat(shell.run("user", "reactivate", "grace@example.com").out()).contains("Reactivated Grace Hopper");
        assertThat(shell.run("user", "deactivate", "grace@example.com", "--reason", "left")
                        .out())
                .contains("Deactivated Grace Hopper", "Take it back: roster undo ");

        Shell.Outcome refused = shell.run("user", "suspend", "grace@example.com");
        assertThat(refused.code()).isEqualTo(Exit.IN_PART);
        assertThat(refused.out()).contains("reactivate the user first");
        JsonNode restored = shell.json("user", "restore", "grace@example.com");
        assertThat(restored.get("outcome").asText()).isEqualTo("REJECTED");
        assertThat(restored.get("issues").get(0).get("code").asText()).isEqualTo("user.notDeleted");
    }

    @Test
    void keepsNotesAboutUsers() {
        assertThat(shell.run("user", "notes", "grace@example.com").out()).contains("No notes");
        shell.run("user", "notes", "grace@example.com", "--add", "asked for a new badge");

        JsonNode notes = shell.json("user", "notes", "grace@example.com", "--add", "got it")
                .get("notes");
        assertThat(notes.get(0).get("text").asText()).isEqualTo("got it");
        assertThat(notes.get(1).get("text").asText()).isEqualTo("asked for a new badge");
        assertThat(notes.get(1).get("author").asText()).isEqualTo("operator");
        String id = notes.get(0).get("id").asText();
        assertThat(shell.json("user", "notes", "grace@example.com", "--remove", id)
                        .get("notes"))
                .hasSize(1);
        assertThat(shell.run("user", "notes", "grace@example.com", "--remove", id)
                        .err())
                .contains("no note");
        assertThat(shell.run("user", "notes", "grace@example.com", "--add", " ").code())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void changesAndRemovesWhatUsersHold() {
        shell.run("groups", "add", "Navy");
        shell.run("groups", "add", "Fleet");
        shell.run("user", "edit", "grace@example.com", "--set", "groups=navy");

        assertThat(shell.run("groups", "edit", "navy", "--name", "US Navy").code())
                .isEqualTo(Exit.DONE);
        assertThat(shell.run("groups", "remove", "navy").err()).contains("is held by users");
        assertThat(shell.run("groups", "remove", "navy", "--reassign", "fleet").code())
                .isEqualTo(Exit.DONE);
        assertThat(shell.json("user", "show", "grace@example.com")
                        .at("/user/groups/0")
                        .asText())
                .isEqualTo("fleet");
    }

    @Test
    void keepsTeamsOfOrganizations() {
        shell.run("organizations", "add", "Example");
        shell.run("teams", "add", "Backend", "--organization", "example");

        assertThat(shell.json("teams", "list").toString())
                .isEqualTo("{\"teams\":[{\"key\":\"backend\",\"name\":\"Backend\",\"organization\":\"example\"}]}");
        assertThat(shell.run("teams", "remove", "backend").code()).isEqualTo(Exit.DONE);
    }
}
