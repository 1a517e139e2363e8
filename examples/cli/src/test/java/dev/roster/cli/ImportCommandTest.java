package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String[] STAFF = {
        "E-Mail,Name,Department,Role,Manager",
        "ada@example.com,Ada Lovelace,Research,admin,",
        "grace@example.com,Grace Hopper,Sales,member|manager,ada@example.com",
        "bob@,Bob,Sales,member,",
    };

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    @Test
    void printsOneObjectForADryRun() {
        String file = shell.file("staff.csv", STAFF);

        Shell.Outcome outcome = shell.run("import", file, "--dry-run", "--format", "json");

        JsonNode plan = outcome.json();
        assertThat(outcome.code()).isEqualTo(Exit.IN_PART);
        assertThat(outcome.err()).isEmpty();
        assertThat(plan.fieldNames())
                .toIterable()
                .containsExactly(
                        "plan", "digest", "applicable", "summary", "columns", "changes", "issues", "safeguards");
        assertThat(plan.get("digest").textValue())
                .hasSize(64)
                .startsWith(plan.get("plan").textValue());
        assertThat(plan.get("applicable").booleanValue()).isTrue();
        assertThat(plan.get("summary"))
                .hasToString("{\"rows\":3,\"create\":2,\"update\":0,\"unchanged\":0,\"deactivate\":0,\"reactivate\":0,"
                        + "\"delete\":0,\"erase\":0,\"skipped\":0,\"rejected\":1,\"rolesCreated\":0,\"groupsCreated\":0,"
                        + "\"organizationsCreated\":0,\"invitations\":0,\"escalations\":1}");
        assertThat(plan.at("/columns/0/column").textValue()).isEqualTo("E-Mail");
        assertThat(plan.at("/columns/0/field").textValue()).isEqualTo("primaryEmail");
        assertThat(plan.at("/columns/0/tier").textValue()).isEqualTo("AUTO");
        assertThat(plan.at("/columns/0/confidence").doubleValue()).isBetween(0.9, 1.0);
        assertThat(plan.at("/columns/0/reason").textValue()).isNotBlank();
        assertThat(plan.get("safeguards")).isEmpty();
    }

    @Test
    void listsEveryRowAndItsFieldsInJson() {
        String file = shell.file("staff.csv", STAFF);

        JsonNode changes = shell.json("import", file, "--dry-run").get("changes");

        assertThat(changes).hasSize(3);
        assertThat(changes.at("/0/row").intValue()).isEqualTo(2);
        assertThat(changes.at("/0/kind").textValue()).isEqualTo("CREATE");
        assertThat(changes.at("/0/user/primaryEmail").textValue()).isEqualTo("ada@example.com");
        assertThat(changes.at("/0/user/id").textValue()).isNotBlank();
        assertThat(changes.at("/1/fields"))
                .map(JsonNode::toString)
                .contains(
                        "{\"field\":\"department\",\"before\":null,\"after\":\"Sales\"}",
                        "{\"field\":\"roles\",\"before\":null,\"after\":[\"manager\",\"member\"]}");
        assertThat(changes.get(2)).hasToString("{\"row\":4,\"kind\":\"REJECTED\",\"user\":null,\"fields\":[]}");
    }

    @Test
    void listsIssuesWithPlaceCodeAndMessageInJson() {
        String file = shell.file("staff.csv", STAFF);

        JsonNode issues = shell.json("import", file, "--dry-run").get("issues");

        assertThat(issues).hasSize(1);
        assertThat(issues.get(0))
                .hasToString("{\"row\":4,\"column\":\"E-Mail\",\"field\":\"primaryEmail\",\"value\":\"bob@\","
                        + "\"severity\":\"ERROR\",\"code\":\"email.invalid\",\"message\":\"\\\"bob@\\\" is not an"
                        + " e-mail address like ada@example.com; correct it, or leave the cell blank to keep the stored"
                        + " one\"}");
    }

    @Test
    void appliesNothingWithoutYesOrATerminal() {
        String file = shell.file("staff.csv", STAFF);
        shell.run("groups", "add", "Staff");

        Shell.Outcome outcome = shell.run("import", file);

        assertThat(outcome.code()).isEqualTo(Exit.IN_PART);
        assertThat(outcome.out()).contains("2 to create   1 rejected").contains("Nothing was changed. To apply it: ");
        assertThat(shell.json("users").get("users")).isEmpty();
        assertThat(shell.json("runs").get("runs")).isEmpty();
    }

    @Test
    void asksAPersonAndTakesYesAlone() {
        String file = shell.file("staff.csv", STAFF);

        Shell.Outcome refused = shell.answering("no\n", "import", file);
        assertThat(refused.out()).contains("Apply these changes? [y/N]").contains("Nothing was changed.");
        assertThat(shell.json("users").get("users")).isEmpty();

        Shell.Outcome agreed = shell.answering("y\n", "import", file);
        assertThat(agreed.out()).contains("2 applied, 0 stale, 0 failed, 1 rejected");
        assertThat(shell.json("users").get("users")).hasSize(2);
    }

    @Test
    void reportsWhatWasApplied() {
        String file = shell.file("staff.csv", STAFF);

        Shell.Outcome outcome = shell.run("import", file, "--yes", "--format", "json");

        JsonNode report = outcome.json();
        assertThat(outcome.code()).isEqualTo(Exit.IN_PART);
        assertThat(outcome.err()).isEmpty();
        assertThat(report.get("run")).isEqualTo(report.get("plan"));
        assertThat(report.at("/summary/create").intValue()).isEqualTo(2);
        assertThat(report.at("/summary/rejected").intValue()).isEqualTo(1);
        assertThat(report.at("/summary/applied").intValue()).isEqualTo(2);
        assertThat(report.at("/summary/stale").intValue()).isZero();
        assertThat(report.at("/summary/failed").intValue()).isZero();
        assertThat(report.at("/issues/0/code").textValue()).isEqualTo("email.invalid");
    }

    @Test
    void makesNoRunWhenThereIsNothingToDo() {
        String file = shell.file("staff.csv", STAFF[0], STAFF[1], STAFF[2]);
        shell.run("import", file, "--yes");

        Shell.Outcome again = shell.run("import", file, "--yes", "--format", "json");

        assertThat(again.code()).isEqualTo(Exit.DONE);
        assertThat(again.json().get("run").isNull()).isTrue();
        assertThat(again.json().at("/summary/unchanged").intValue()).isEqualTo(2);
        assertThat(again.json().at("/summary/applied").intValue()).isZero();
        assertThat(shell.json("runs").get("runs")).hasSize(1);
    }

    @Test
    void followsThePolicyOptions() {
        shell.run("import", shell.file("staff.csv", STAFF), "--yes");
        String file = shell.file(
                "more.csv",
                "mail,dept,role,note",
                "ada@example.com,Sales,manager,x",
                "grace@example.com,,manager,x",
                "new@example.com,Sales,pilot,x");

        JsonNode plan = shell.json(
                "import",
                file,
                "--dry-run",
                "--map",
                "mail=email",
                "--map",
                "note=-",
                "--match",
                "email",
                "--on-conflict",
                "fill-missing",
                "--field-policy",
                "role=append",
                "--blank",
                "clear",
                "--unknown-role",
                "create",
                "--missing",
                "create",
                "--existing",
                "update",
                "--absent",
                "ignore",
                "--duplicates",
                "last-wins",
                "--header",
                "yes");

        assertThat(plan.at("/changes/0/fields"))
                .hasToString("[{\"field\":\"roles\",\"before\":[\"admin\"],\"after\":[\"admin\",\"manager\"]}]");
        assertThat(plan.at("/changes/1/fields"))
                .hasToString("[{\"field\":\"department\",\"before\":\"Sales\",\"after\":null}]");
        assertThat(plan.at("/summary/rolesCreated").intValue()).isEqualTo(1);
        assertThat(plan.at("/columns/3/field").isNull()).isTrue();
    }

    @Test
    void appliesAllRowsOrNone() {
        String file = shell.file("staff.csv", STAFF);

        Shell.Outcome preview = shell.run("import", file, "--all-or-nothing");
        assertThat(preview.code()).isEqualTo(Exit.IN_PART);
        assertThat(preview.out()).contains("nothing can be applied while rows are rejected");

        Shell.Outcome refused = shell.run("import", file, "--all-or-nothing", "--yes");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("nothing was changed: some rows are rejected");
        assertThat(shell.json("users").get("users")).isEmpty();
    }

    @Test
    void stopsAtATrippedSafeguardUntilItIsAcknowledged() {
        StringBuilder staff = new StringBuilder("E-Mail,Name,Status");
        StringBuilder leavers = new StringBuilder("E-Mail,Status");
        for (int i = 0; i < 25; i++) {
            staff.append("\nuser")
                    .append(i)
                    .append("@example.com,User ")
                    .append(i)
                    .append(",active");
            leavers.append("\nuser").append(i).append("@example.com,inactive");
        }
        shell.run("import", shell.file("staff.csv", staff.toString()), "--yes");
        String file2 = shell.file("leavers.csv", leavers.toString());

        Shell.Outcome guarded = shell.run("import", file2, "--yes");
        assertThat(guarded.code()).isEqualTo(Exit.REFUSED);
        assertThat(guarded.err()).contains("nothing was changed").contains("--acknowledge deactivations");
        assertThat(guarded.err().lines()).hasSizeLessThanOrEqualTo(2);

        Shell.Outcome asJson = shell.run("import", file2, "--yes", "--format", "json");
        assertThat(asJson.code()).isEqualTo(Exit.REFUSED);
        assertThat(asJson.out()).contains("\"applicable\":false", "{\"name\":\"deactivations\"");

        Shell.Outcome acknowledged =
                shell.run("import", file2, "--yes", "--acknowledge", "deactivations,column-changes-everyone");
        assertThat(acknowledged.code()).isEqualTo(Exit.DONE);
        assertThat(acknowledged.out()).contains("25 applied");
    }

    @Test
    void readsDatesInTheOrderThatIsSaid() {
        String file = shell.file("starters.csv", "email,hireDate\nada@example.com,03/04/2024");

        assertThat(shell.run("import", file, "--dry-run").out()).contains("--dates day-first or month-first");
        assertThat(shell.run("import", file, "--dry-run", "--dates", "day-first")
                        .out())
                .contains("hireDate: 2024-04-03");
        assertThat(shell.run("import", file, "--dates", "backwards").err())
                .contains("use one of year-first, day-first, month-first");
    }

    @Test
    void asksForYesOrNoWhereTheColumnSaysSo() {
        String flags = shell.file(
                "flags.csv",
                "E-Mail,Active,Locked",
                "ada@example.com,yes,no",
                "bob@example.com,maybe,no",
                "cleo@example.com,yes,dunno");
        String states = shell.file(
                "states.csv", "E-Mail,Status", "ada@example.com,active", "bob@example.com,maybe", "c@example.com,no");

        assertThat(shell.run("import", flags).out())
                .contains("column Active: \"maybe\" is neither yes nor no; write yes or no")
                .contains("column Locked: \"dunno\" is neither yes nor no; write yes or no");
        assertThat(shell.run("import", states).out())
                .contains("\"maybe\" is not a status; use active, inactive, suspended, invited or deleted");
    }

    @Test
    void neverAdvisesAgainstTheProfile() {
        String leavers = shell.file("leavers.csv", "id,E-Mail", "u-404,nobody@example.com");

        for (String profile : List.of("deactivate-users", "delete-users")) {
            String out = shell.run("import", leavers, "--profile", profile).out();
            assertThat(out).as(profile).contains("no user has").doesNotContain("be created", "--missing");
        }
    }

    @Test
    void refusesAFileWithoutRows() {
        Shell.Outcome outcome = shell.run("import", shell.file("empty.csv", "E-Mail,Name"), "--yes");

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err()).contains("--acknowledge empty-file");
    }

    @Test
    void actsWithNoMoreRightsThanTheUserHas() {
        shell.run("import", shell.file("staff.csv", STAFF), "--yes");
        String file = shell.file("raise.csv", "E-Mail,Role", "grace@example.com,owner", "ada@example.com,owner");

        JsonNode plan = shell.json("import", file, "--dry-run", "--as", "grace@example.com");
        assertThat(plan.at("/summary/rejected").intValue()).isEqualTo(2);

        JsonNode byOperator = shell.json("import", file, "--dry-run");
        assertThat(byOperator.at("/summary/update").intValue()).isEqualTo(2);
    }
}
