package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.OperationType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {

    private static final String READER = "cn=reader,dc=example,dc=org";

    @TempDir
    private Path folder;

    private Shell shell;
    private InMemoryDirectoryServer server;
    private String address;

    @BeforeEach
    void start() throws Exception {
        shell = new Shell(folder);
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, "secret");
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain");
        person("ada", "title: Countess");
        person("grace", "manager: uid=ada,dc=example,dc=org");
        server.startListening();
        address = "ldap://localhost:" + server.getListenPort() + "/dc=example,dc=org";
    }

    @AfterEach
    void stop() {
        server.shutDown(true);
    }

    private void person(String uid, String more) throws Exception {
        server.add(
                "dn: uid=" + uid + ",dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "mail: " + uid + "@example.com",
                more);
    }

    private Shell.Outcome sync(String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(new String[] {"sync", address, "--unencrypted", "--bind", READER}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return shell.answering("secret\n", args);
    }

    @Test
    void showsAppliesAndGoesOnWithWhatChanged() throws Exception {
        Shell.Outcome preview = sync("--dry-run");
        assertThat(preview.code()).as(preview.err()).isEqualTo(Exit.DONE);
        assertThat(preview.out()).contains("To create (2)").contains("Countess");
        assertThat(sync("--yes").code()).isEqualTo(Exit.DONE);
        JsonNode users = shell.json("users", "--columns", "userName,managerId,status");
        assertThat(users.toString()).contains("ada", "grace");
        server.modify("dn: uid=ada,dc=example,dc=org", "changetype: modify", "replace: title", "title: Engineer");
        server.delete("uid=grace,dc=example,dc=org");
        Shell.Outcome changes = sync("--yes");
        assertThat(changes.out()).contains("jobTitle: Countess → Engineer").doesNotContain("To deactivate");
        assertThat(sync("--full", "--yes").out()).contains("To deactivate (1)");
        Shell.Outcome undone = shell.run("undo", newestRun(), "--yes");
        assertThat(undone.code()).as(undone.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void thePasswordIsTakenFromTheEnvironment() {
        String[] preview = {"sync", address, "--unencrypted", "--bind", READER, "--dry-run"};
        assertThat(shell.run(preview).err()).contains("keep it in the environment variable ROSTER_LDAP_PASSWORD");
        assertThat(shell.with("ROSTER_LDAP_PASSWORD", "secret").run(preview).out())
                .contains("To create (2)");
    }

    private String newestRun() {
        return shell.json("runs").get("runs").get(0).get("run").textValue();
    }

    @Test
    void aPlanIsKeptAndAppliedLater() {
        assertThat(sync("--plan-out", shell.path("plan"), "--dry-run").code()).isEqualTo(Exit.DONE);
        assertThat(shell.run("apply", shell.path("plan"), "--yes").code()).isEqualTo(Exit.DONE);
        assertThat(shell.json("users").get("users")).hasSize(2);
    }

    @Test
    void whoActsHasNoMoreRightsThanTheirs() {
        shell.run("import", shell.file("u.csv", "E-Mail,User name,Role", "eve@example.com,eve,member"), "--yes");
        Shell.Outcome refused = sync("--as", "eve", "--yes");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("eve");
        assertThat(shell.json("users").get("users")).hasSize(1);
    }

    @Test
    void asksForNoPasswordOnTheCommandLine() {
        Shell.Outcome nobody =
                shell.run("sync", address, "--unencrypted", "--bind", READER, "--password-env", "NO_SUCH_VARIABLE");
        assertThat(nobody.code()).isEqualTo(Exit.REFUSED);
        assertThat(nobody.err()).contains("environment variable NO_SUCH_VARIABLE", "--password-env");
        assertThat(shell.run("sync", "--help").out())
                .doesNotContain("--password ")
                .doesNotContain("--password=");
        Shell.Outcome wrong =
                shell.answering("wrong\n", "sync", address, "--unencrypted", "--bind", READER, "--dry-run");
        assertThat(wrong.code()).isEqualTo(Exit.REFUSED);
        assertThat(wrong.err()).contains("check who signs in").doesNotContain("wrong\n");
    }

    @Test
    void leavesFieldsToPeople() {
        assertThat(sync("--yes", "--map", "-=jobTitle", "--map", "uid=employeeId")
                        .code())
                .isEqualTo(Exit.DONE);
        String users =
                shell.json("users", "--columns", "userName,jobTitle,employeeId").toString();
        assertThat(users).doesNotContain("Countess").contains("\"employeeId\":\"ada\"");
    }

    @Test
    void followsAFolderOfExports() throws IOException {
        Path exports = Files.createDirectory(folder.resolve("hr exports"));
        drop(exports, "1.csv", "Person,E-Mail,Department\n7,ada@example.com,Research\n8,bob@example.com,Sales\n");
        String[] sync = {"sync", exports.toString(), "--map", "Person=externalId", "--yes"};
        Shell.Outcome first = shell.run(sync);
        assertThat(first.code()).as(first.err() + first.out()).isEqualTo(Exit.DONE);
        assertThat(shell.run(sync).out()).contains("There is nothing to apply.");
        drop(exports, "2.csv", "Person,E-Mail,Department\n7,ada@example.com,Navy\n");
        assertThat(shell.run(sync).out()).contains("department: Research → Navy", "To deactivate (1)");
    }

    private static void drop(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        long minutes = name.equals("1.csv") ? 60 : 30;
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(minutes * 60)));
    }

    @Test
    void saysWhatASourceIs() {
        assertThat(shell.run("sync", "nowhere").err()).contains("neither a folder of CSV files nor an address");
        assertThat(shell.run("sync", folder.toString(), "--bind", "x").err()).contains("go with an ldap");
        assertThat(shell.run("sync", "ldaps://host").err()).contains("the entry to search under");
    }
}
