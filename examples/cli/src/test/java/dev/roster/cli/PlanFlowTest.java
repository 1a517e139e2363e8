package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFlowTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importStaff() {
        shell = new Shell(folder);
        shell.run(
                "import",
                shell.file(
                        "staff.csv",
                        "E-Mail,Name,Department,Groups,Phone",
                        "ada@example.com,Ada Lovelace,Research,Navy|Staff,+49 30 23125 001",
                        "grace@example.com,\"=Grace, \"\"Amazing\"\" Hopper\",Sales,,"),
                "--unknown-group",
                "create",
                "--yes");
    }

    @Test
    void takesARunBackAndTheUndoToo() {
        String before = users();
        shell.run(
                "import",
                shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy", "new@example.com,Navy"),
                "--yes");
        String after = users();
        String run = newestRun();

        Shell.Outcome preview = shell.run("undo", run);
        assertThat(preview.code()).isEqualTo(Exit.DONE);
        assertThat(preview.out())
                .contains("department: Navy → Research")
                .contains("To delete (1)")
                .contains("To apply it: roster undo " + run + " --yes");
        assertThat(users()).isEqualTo(after);

        JsonNode undone = shell.json("undo", run.substring(0, 8), "--yes");
        assertThat(undone.get("undoes").textValue()).isEqualTo(run);
        assertThat(undone.get("reversed").intValue()).isEqualTo(2);
        assertThat(undone.get("kept").intValue()).isZero();
        assertThat(undone.at("/summary/failed").intValue()).isZero();
        assertThat(users()).isEqualTo(before);

        shell.run("undo", newestRun(), "--yes");
        assertThat(users()).isEqualTo(after);
    }

    @Test
    void saysWhichRunTookARunBackAlready() {
        shell.run(
                "import",
                shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy", "new@example.com,Navy"),
                "--yes");
        String run = newestRun();
        shell.run("undo", run, "--yes");
        String undo = newestRun();

        Shell.Outcome again = shell.run("undo", run, "--yes");

        assertThat(again.code()).isEqualTo(Exit.IN_PART);
        assertThat(again.out())
                .contains("rows 2, 3: run " + undo + " took this back already; undo that run to bring it again")
                .doesNotContain("somebody changed");
        assertThat(again.out().lines().filter(line -> line.contains("2 skipped")))
                .hasSize(1);

        shell.run("import", shell.file("later.csv", "E-Mail,Department", "ada@example.com,Army"), "--yes");
        assertThat(shell.run("undo", run).out())
                .contains("row 2: somebody changed this user since; it was left as it is")
                .contains("row 3: run " + undo);
    }

    @Test
    void countsARowOfAnUndoOnce() {
        shell.run(
                "import",
                shell.file("swap.csv", "E-Mail,Department", "ada@example.com,Army", "grace@example.com,Army"),
                "--yes");
        String run = newestRun();
        shell.run("user", "edit", "grace@example.com", "--set", "department=Sales");

        assertThat(shell.run("undo", run, "--yes").out()).contains("1 reversed, 1 kept, 0 failed.");
        assertThat(shell.run("runs", "--limit", "1").out().lines().toList().get(1))
                .endsWith("finished  1        1");
    }

    @Test
    void tellsOfTheFirstTimeWhenAPlanIsAppliedAgain() {
        String file = shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy");
        shell.run("import", file, "--plan-out", shell.path("next.plan"));
        assertThat(shell.run("apply", shell.path("next.plan"), "--yes").out()).contains("To change (1)");

        for (String yes : List.of("--yes", "--show=5")) {
            Shell.Outcome again = shell.run("apply", shell.path("next.plan"), yes);
            assertThat(again.code()).isEqualTo(Exit.DONE);
            assertThat(again.out())
                    .startsWith("This plan was applied already, on 20")
                    .contains("nothing was done again", "1 applied")
                    .doesNotContain("To change", "To apply it");
        }
        assertThat(shell.json("runs").get("runs")).hasSize(2);
    }

    @Test
    void keepsWhatSomebodyChangedSince() {
        shell.run(
                "import",
                shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy", "grace@example.com,Navy"),
                "--yes");
        String run = newestRun();
        shell.run("import", shell.file("later.csv", "E-Mail,Department", "ada@example.com,Army"), "--yes");

        Shell.Outcome undone = shell.run("undo", run, "--yes", "--format", "json");

        assertThat(undone.code()).isEqualTo(Exit.IN_PART);
        assertThat(undone.json().get("reversed").intValue()).isEqualTo(1);
        assertThat(undone.json().get("kept").intValue()).isEqualTo(1);
        assertThat(users()).contains("Army").doesNotContain("Navy\"");
    }

    @Test
    void appliesAPlanFromAFileOnce() {
        String file = shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy");
        Shell.Outcome kept = shell.run("import", file, "--plan-out", shell.path("next.plan"));
        assertThat(kept.out()).contains("To apply it: roster apply " + shell.path("next.plan") + " --yes");

        assertThat(shell.run("apply", shell.path("next.plan")).out()).contains("Nothing was changed.");
        JsonNode first = shell.json("apply", shell.path("next.plan"), "--yes");
        JsonNode second = shell.json("apply", shell.path("next.plan"), "--yes");

        assertThat(first.at("/summary/applied").intValue()).isEqualTo(1);
        assertThat(second).isEqualTo(first);
        assertThat(shell.json("runs").get("runs")).hasSize(2);
    }

    @Test
    void refusesAPlanThatWasEditedByHand() {
        String file = shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy");
        shell.run("import", file, "--plan-out", shell.path("next.plan"));
        shell.file(
                "edited.plan", shell.text("next.plan").replace("Navy", "Army").stripTrailing());

        Shell.Outcome outcome = shell.run("apply", shell.path("edited.plan"), "--yes");

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("changed after it was written");
        assertThat(users()).doesNotContain("Army");
    }

    @Test
    void refusesAPlanOfAnotherDatabase() {
        String file = shell.file("next.csv", "E-Mail,Department", "ada@example.com,Navy");
        shell.run("import", file, "--plan-out", shell.path("next.plan"));

        Shell.Outcome outcome = shell.run("apply", shell.path("next.plan"), "--yes", "--db", shell.path("other"));

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err()).contains("was not sealed here");
    }

    @Test
    void exportsWhatAnImportLeavesUnchanged() throws Exception {
        Shell.Outcome exported = shell.run("export", shell.path("out.csv"), "--sort", "-displayName");
        assertThat(exported.out()).isEqualTo("2 users written to " + shell.path("out.csv") + System.lineSeparator());
        assertThat(Files.readAllLines(folder.resolve("out.csv")))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("id,externalId,userName,primaryEmail");

        JsonNode plan = shell.json("import", shell.path("out.csv"), "--dry-run");

        assertThat(plan.at("/summary/unchanged").intValue()).isEqualTo(2);
        assertThat(plan.get("issues")).isEmpty();
    }

    @Test
    void downloadsATenantFileThatChangesNothingUntilItIsEdited() {
        String database = shell.path("tenants");
        String first = shell.file(
                "first.csv",
                "userId,firstName,lastName,email,enabled,reportsTo,roles,taskNotification",
                "boss,Ada,Lovelace,ada@example.com,true,,owner|pilot,OFF",
                "hand,Bob,Müller,bob@example.com,suspended,boss,member,",
                "gone,Old,Hand,old@example.com,false,boss,,Email");
        shell.run("import", first, "--profile", "tenant-file", "--db", database, "--yes");

        shell.run("export", shell.path("tenant.csv"), "--profile", "tenant-file", "--db", database);

        String file = shell.text("tenant.csv");
        assertThat(file.lines().map(line -> line.replace("\"", "")))
                .startsWith("userId,tenant,firstName,lastName,email,enabled,reportsTo,roles,taskNotification,"
                        + "transaction,notifyIfNewUser")
                .contains(
                        "boss,,Ada,Lovelace,ada@example.com,true,,owner|pilot,OFF,,",
                        "gone,,Old,Hand,old@example.com,false,boss,,Email,,");
        assertThat(summary("tenant.csv", database).get("unchanged").intValue()).isEqualTo(3);
        shell.file("edited.csv", file.replace("Müller", "Miller"));
        assertThat(summary("edited.csv", database).get("update").intValue()).isEqualTo(1);
        assertThat(summary("edited.csv", database).get("unchanged").intValue()).isEqualTo(2);
    }

    private JsonNode summary(String file, String database) {
        return shell.json("import", shell.path(file), "--profile", "tenant-file", "--db", database, "--dry-run")
                .get("summary");
    }

    @Test
    void exportsTheChosenUsersAndColumns() {
        shell.run(
                "export",
                shell.path("out.csv"),
                "--filter",
                "department eq research",
                "--columns",
                "displayName,groups",
                "--search",
                "ADA");

        assertThat(shell.text("out.csv")).isEqualTo("displayName,groups\r\nAda Lovelace,\"navy|staff\"\r\n");
    }

    @Test
    void pagesThroughUsers() {
        JsonNode first = shell.json("users", "--sort", "-displayName", "--limit", "1", "--columns", "displayName");
        JsonNode second = shell.json(
                "users",
                "--sort",
                "-displayName",
                "--limit",
                "1",
                "--columns",
                "displayName",
                "--cursor",
                first.get("next").textValue());

        assertThat(first.at("/users/0/displayName").textValue()).isEqualTo("Ada Lovelace");
        assertThat(second.at("/users/0/displayName").textValue()).startsWith("=Grace");
    }

    @Test
    void listsRunsNewestFirst() {
        shell.run("undo", newestRun(), "--yes");

        JsonNode runs = shell.json("runs").get("runs");

        assertThat(runs).hasSize(2);
        assertThat(runs.at("/0/undoes")).isEqualTo(runs.at("/1/run"));
        assertThat(runs.at("/1/source").textValue()).isEqualTo("staff.csv");
        assertThat(runs.at("/1/state").textValue()).isEqualTo("FINISHED");
        assertThat(runs.at("/1/applied").intValue()).isEqualTo(2);
        assertThat(shell.run("runs").out()).contains("undo of ").contains("operator");
    }

    @Test
    void resumesAFinishedRunByItsReport() {
        Shell.Outcome outcome = shell.run("resume", newestRun(), "--yes");

        assertThat(outcome.code()).isEqualTo(Exit.DONE);
        assertThat(outcome.out()).contains("2 applied, 0 stale, 0 failed");
    }

    private String users() {
        return shell.json("users", "--columns", "primaryEmail,displayName,department,groups")
                .toString();
    }

    private String newestRun() {
        return shell.json("runs", "--limit", "1").at("/runs/0/run").textValue();
    }
}
