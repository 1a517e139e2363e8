package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The imports of the five systems as they are typed, and what they tell in words of their own. */
class ProfileResultTest {

    private static final String TENANT_HEADER =
            "userId,tenant,firstName,lastName,email,enabled,reportsTo,roles,taskNotification,transaction,notifyIfNewUser";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(folder);
    }

    private Shell.Outcome seed(String profile, String file, String... more) {
        Stream<String> args = Stream.of("import", file, "--profile", profile, "--result", "seed");
        return shell.run(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
    }

    private void store(String... lines) {
        shell.run("import", shell.file("stored.csv", lines), "--yes");
    }

    @Test
    void tellsABulkDeactivationAsItsEndpointsDo() {
        store(
                "userName,email,firstName,lastName,status",
                "alex,Alex@Example.com,Alex,Doe,active",
                "sam,sam@example.com,Sam,Lee,inactive");
        String file = shell.file("leavers.csv", "email", "alex@example.com", "sam@example.com", "jordan@example.com");

        Shell.Outcome dryRun = seed("deactivate-users", file, "--dry-run");
        Shell.Outcome applied = seed("deactivate-users", file, "--yes");

        String groups = "\\{\"toDeactivate\":\\[\\{\"_id\":\"[^\"]+\",\"primaryEmail\":\"Alex@Example.com\","
                + "\"firstName\":\"Alex\",\"lastName\":\"Doe\"}],\"alreadyInactive\":\\[\\{\"primaryEmail\":"
                + "\"sam@example.com\",\"firstName\":\"Sam\",\"lastName\":\"Lee\"}],\"notFound\":"
                + "\\[\"jordan@example.com\"]";
        assertThat(dryRun.out()).matches(groups + "}\n");
        assertThat(applied.out()).matches(groups + ",\"deactivatedCount\":1,\"failedEmails\":\\[]}\n");
        assertThat(seed("deactivate-users", file, "--yes").out())
                .contains("\"toDeactivate\":[]", "\"deactivatedCount\":0,\"failedEmails\":[]}");
    }

    @Test
    void takesAddressesOfTheVendorWhereThatIsAllowed() {
        store("userName,email", "jo,jo@the-juno.com");
        String file = shell.file("leavers.csv", "email", "jo@the-juno.com");

        assertThat(seed("deactivate-users", file, "--dry-run").out()).startsWith("{\"toDeactivate\":[],");
        assertThat(seed("deactivate-users", file, "--dry-run", "--allow-internal")
                        .out())
                .contains("\"primaryEmail\":\"jo@the-juno.com\"");
    }

    @Test
    void asksForTheColumnWhereSeveralLookLikeAddresses() {
        String file = shell.file("leavers.csv", "work,private", "a@x.org,b@y.org", "c@x.org,d@y.org");

        Shell.Outcome outcome = seed("deactivate-users", file, "--yes");

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err()).contains("columns work, private hold e-mail addresses");
        assertThat(outcome.out()).isEmpty();
        assertThat(seed("deactivate-users", file, "--dry-run", "--map", "work=primaryEmail")
                        .out())
                .contains("\"notFound\":[\"a@x.org\",\"c@x.org\"]");
    }

    @Test
    void boundsTheRows() {
        String file = shell.file("leavers.csv", "email", "a@x.org", "b@x.org", "c@x.org");

        assertThat(seed("deactivate-users", file, "--dry-run", "--max-rows", "2")
                        .err())
                .contains("profile deactivate-users takes 2 rows at the most");
        assertThat(seed("deactivate-users", file, "--dry-run", "--max-rows", "3")
                        .code())
                .isNotEqualTo(Exit.REFUSED);
        assertThat(seed("deactivate-users", file, "--dry-run", "--max-rows", "0")
                        .err())
                .contains("--max-rows must be 1 or more");
    }

    @Test
    void tellsWhatATenantFileLoaded() {
        store("userName,email,lastName", "tom,tom@example.com,Old");
        String file = shell.file(
                "users.csv",
                TENANT_HEADER,
                "jerry,,Jerry,M,jerry@example.com,true,,Coordinator|Approver,Email,,",
                "tom,,,New,tom@example.com,,,,,,",
                "mary,,Mary,P,mary@example.com,TRUE,jerry,Reviewer,,,TRUE",
                "pat,,Pat,Q,pat@example.com,,,Auditor,,,");

        assertThat(seed("tenant-file", file, "--yes").out())
                .isEqualTo("Users Loaded successfully. 3 Added, 1 Updated, 0 Deleted, 4 Roles Added.\n");
        assertThat(seed("tenant-file", file, "--yes").out())
                .isEqualTo("Users Loaded successfully. 0 Added, 0 Updated, 0 Deleted, 0 Roles Added.\n");
    }

    @Test
    void loadsNothingOfATenantFileWithAnError() {
        String file = shell.file("users.csv", "userId,email", "tom,tom@example.com", "ann,ann@");

        Shell.Outcome outcome = seed("tenant-file", file, "--yes");

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.out())
                .contains("row 3, column email:", "1 Errors, 1 Added")
                .doesNotContain("successfully");
        assertThat(shell.json("users").at("/users").size()).isZero();
    }

    @Test
    void saysThatATenantFileIsEmpty() {
        assertThat(seed("tenant-file", shell.file("header.csv", TENANT_HEADER), "--dry-run")
                        .out())
                .isEqualTo("Users file is empty\n");
        assertThat(seed("tenant-file", shell.file("header.csv", TENANT_HEADER), "--yes")
                        .err())
                .contains("Users file is empty");
        assertThat(seed("tenant-file", shell.file("empty.csv"), "--yes").err()).contains("Users file is empty");
    }

    @Test
    void countsInvitationsAndTakesTheMendedRowsAgain() {
        shell.run("roles", "use", "agents", "--yes");
        shell.run("groups", "add", "Support Team");
        String file = shell.file(
                "team.csv",
                "email,name,role,groups",
                "john@company.com,John Doe,train,Support Team",
                "jane@,\"Smith, Jane\",readonly,",
                "jim@company.com,Jim,Train,",
                "joe@company.com,Joe,train,Sales Team");
        String errors = shell.path("errors.csv");

        Shell.Outcome applied = seed("invite-users", file, "--yes", "--errors", errors);

        assertThat(applied.out())
                .contains(
                        "row 3, column email: Invalid email format",
                        "row 4, column role: Invalid role",
                        "row 5, column groups: Group not found")
                .endsWith("1 added, 0 skipped, 3 error; 1 invited\n");
        String mended = shell.text("errors.csv")
                .replace("jane@,", "jane@company.com,")
                .replace("Train", "train")
                .replace("Sales Team", "Support Team");
        assertThat(mended).contains("\"Smith, Jane\"", "_error");
        assertThat(seed("invite-users", shell.file("mended.csv", mended.split("\n")), "--dry-run")
                        .out())
                .isEqualTo("3 add, 0 skip, 0 error\n");
        assertThat(seed("invite-users", file, "--dry-run").out()).endsWith("0 add, 1 skip, 3 error\n");
    }

    @Test
    void saysInJsonWhatItSays() {
        String file = shell.file("users.csv", "userId,email", "tom,tom@example.com");

        assertThat(seed("tenant-file", file, "--yes", "--format", "json")
                        .json()
                        .get("message")
                        .textValue())
                .isEqualTo("Users Loaded successfully. 1 Added, 0 Updated, 0 Deleted, 0 Roles Added.");
    }

    @Test
    void refusesAFileOfActionsWhoseFirstLineIsTheHeader() {
        String file = shell.file("actions.csv", "update,username,firstName,lastName", "add-user,u1@email.com,One,User");

        Shell.Outcome refused = shell.run("import", file, "--profile", "action-file", "--yes");

        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains("The first line is invalid. If this is a header row, please enable"
                        + " 'Ignore first or header row in the CSV file.'");
        assertThat(shell.json("users").at("/users").size()).isZero();
        assertThat(shell.run("import", file, "--profile", "action-file", "--header", "yes", "--yes")
                        .code())
                .isEqualTo(Exit.DONE);
        assertThat(shell.json("users").at("/users").size()).isEqualTo(1);
    }

    @Test
    void helpsWithEachProfile() {
        assertThat(Profiles.all()).extracting(Profile::name).allSatisfy(name -> {
            Shell.Outcome help = shell.run("import", "--profile", name, "--help");
            assertThat(help.code()).isEqualTo(Exit.DONE);
            assertThat(help.out())
                    .startsWith("Profile " + name + ": ")
                    .contains("rows ", "who exists", "roster template " + name + " FILE")
                    .doesNotContain("of this installation", "Usage:");
        });
        assertThat(shell.run("import", "--profile", "deactivate-users", "--help")
                        .out())
                .contains("junojourney.com, the-juno.com", "at most 5000", "--result seed");
        assertThat(shell.run("import", "--profile", "invite-users", "--help").out())
                .contains("email,name,role,groups", "one of readonly, train, configure, admin");
        assertThat(shell.run("import", "--profile", "nothing", "--help").code()).isEqualTo(Exit.REFUSED);
        assertThat(shell.run("import", "--help").out()).contains("Usage:");
    }
}
