package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what to whom, and why. */
class RightsCommandTest {

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void createStaff() {
        shell = new Shell(folder);
        create("olga", "roles=owner");
        create("mia", "roles=manager");
        create("eve", "roles=member", "managerId=mia@example.com");
        create("bob", "roles=member", "groups=air");
        create("dee", "roles=member", "grants=admin@group:air [until 2020-01-01T00:00:00Z why leave of Ada]");
    }

    private void create(String name, String... fields) {
        String[] words = new String[6 + 2 * fields.length];
        int i = 0;
        for (String word : new String[] {"user", "create", "--set", "primaryEmail=" + name + "@example.com", "--set"}) {
            words[i++] = word;
        }
        words[i++] = "displayName=" + name;
        for (String field : fields) {
            words[i++] = "--set";
            words[i++] = field;
        }
        shell.run("groups", "add", "air");
        assertThat(shell.run(words).code()).as(name).isEqualTo(Exit.DONE);
    }

    @Test
    void saysYesWithZeroAndNoWithOne() {
        Shell.Outcome yes = shell.run("can", "mia@example.com", "update", "eve@example.com");
        assertThat(yes.code()).isEqualTo(Exit.DONE);
        assertThat(yes.out().strip()).isEqualTo("Yes");

        Shell.Outcome no = shell.run("can", "mia@example.com", "deactivate", "eve@example.com");
        assertThat(no.code()).isEqualTo(Exit.IN_PART);
        assertThat(no.out().strip()).isEqualTo("No: mia lacks the permission users.administer; ask an administrator");
    }

    @Test
    void saysItForPrograms() {
        JsonNode no = shell.json("can", "mia@example.com", "update", "bob@example.com");
        assertThat(no.get("allowed").asBoolean()).isFalse();
        assertThat(no.get("code").asText()).isEqualTo("out-of-scope");
        assertThat(no.get("reason").asText()).contains("not for this user");

        JsonNode yes = shell.json("can", "olga@example.com", "update", "bob@example.com");
        assertThat(yes.get("allowed").asBoolean()).isTrue();
        assertThat(yes.get("code").isNull()).isTrue();
    }

    @Test
    void asksForAPermissionWithoutATarget() {
        assertThat(shell.run("can", "mia@example.com", "users.update").code()).isEqualTo(Exit.DONE);
        assertThat(shell.run("can", "mia@example.com", "create").code()).isEqualTo(Exit.IN_PART);
        assertThat(shell.json("can", "mia@example.com", "tours.sell")
                        .get("code")
                        .asText())
                .isEqualTo("no-grant");
    }

    @Test
    void namesRoleGrantScopeAndRemedies() {
        JsonNode why = shell.json("explain", "dee@example.com", "update", "bob@example.com");

        assertThat(why.get("code").asText()).isEqualTo("expired");
        assertThat(why.get("path")).anySatisfy(way -> {
            assertThat(way.get("role").asText()).isEqualTo("admin");
            assertThat(way.get("place").asText()).isEqualTo("group:air");
            assertThat(way.get("until").asText()).isEqualTo("2020-01-01T00:00:00Z");
            assertThat(way.get("why").asText()).isEqualTo("leave of Ada");
            assertThat(way.get("code").asText()).isEqualTo("expired");
        });
        assertThat(why.get("rules").get(2).get("rule").asText()).isEqualTo("scope");
        assertThat(why.get("remedies"))
                .extracting(remedy -> remedy.get("kind").asText())
                .contains("extend", "role");
    }

    @Test
    void readsAsATree() {
        Shell.Outcome why = shell.run("explain", "dee@example.com", "users.update", "bob@example.com");

        assertThat(why.code()).isEqualTo(Exit.IN_PART);
        assertThat(why.out()).isEqualToNormalizingNewlines("""
                No: dee had the permission users.update for this until 2020-01-01T00:00:00Z; ask an administrator
                  Account of the actor: passes
                  Own account: passes
                  Permission and scope: forbids it
                    users.update by role member: no, it does not allow that
                    users.update by role admin at group:air until 2020-01-01T00:00:00Z (leave of Ada): no, it has ended
                  Attributes closed to managers: passes
                  Moves into the own reach: passes
                  Rank: passes
                  What would help:
                    grant anew role admin at group:air (leave of Ada), which somebody with role admin or owner could do
                    give role admin, which somebody with role admin or owner could do
                """);
    }

    @Test
    void auditsWhoHasWhatAndWhatIsToBeLookedAt() {
        Shell.Outcome updating = shell.run("audit", "permissions", "--permission", "users.update");
        assertThat(updating.code()).isEqualTo(Exit.DONE);
        assertThat(updating.out().lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .matches("mia \\(.*\\) has users.update over direct reports by role manager"),
                        line -> assertThat(line)
                                .matches("olga \\(.*\\) has users.update over everybody by role owner"));

        JsonNode rows = shell.json("audit", "permissions", "--only", "unheld,can", "--as", "mia@example.com")
                .get("rows");
        assertThat(rows).extracting(row -> row.get("kind").asText()).containsOnly("can", "unheld");
        assertThat(rows)
                .filteredOn(row -> row.get("kind").asText().equals("can"))
                .extracting(row -> row.get("name").asText())
                .containsOnly("mia", "eve");
        assertThat(shell.run("audit", "permissions", "--unused-since", "yesterday")
                        .err())
                .contains("write it like 2026-01-31");
        assertThat(shell.run("audit", "permissions", "--notice", "30,7").code()).isEqualTo(Exit.DONE);
    }

    @Test
    void whomTheOneWhoAsksMayNotSeeLooksLikeNobody() {
        Shell.Outcome hidden =
                shell.run("can", "mia@example.com", "update", "bob@example.com", "--as", "mia@example.com");
        Shell.Outcome absent =
                shell.run("can", "mia@example.com", "update", "bo@example.com", "--as", "mia@example.com");

        assertThat(hidden.out()).isEqualTo("No: no user has the id bob@example.com\n");
        assertThat(absent.out()).isEqualTo("No: no user has the id bo@example.com\n");
        assertThat(shell.run("can", "bob@example.com", "update", "--as", "mia@example.com")
                        .code())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void whoMayNotActMayAskAboutThemselves() {
        shell.run("user", "edit", "mia@example.com", "--set", "status=suspended");

        JsonNode why = shell.json("explain", "mia@example.com", "users.update", "--as", "mia@example.com");
        assertThat(why.get("code").asText()).isEqualTo("state");
        assertThat(why.get("remedies").get(0).get("kind").asText()).isEqualTo("return");
    }
}
