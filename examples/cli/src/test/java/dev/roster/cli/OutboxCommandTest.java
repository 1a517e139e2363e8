package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox on the command line, with a file and with a directory over the wire. */
class OutboxCommandTest {

    private static final String BASE = "ou=People,dc=example,dc=org";

    @TempDir
    Path folder;

    private Shell shell = new Shell(Path.of(""));
    private String ada = "";
    private InMemoryDirectoryServer server;

    @BeforeEach
    void begin() throws LDAPException {
        shell = new Shell(folder);
        assertThat(shell.run("import", shell.file("users.csv", "userName,displayName", "ada,Ada"), "--yes")
                        .code())
                .isEqualTo(Exit.DONE);
        ada = shell.json("user", "show", "ada").get("user").get("id").asText();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.add(new Entry("dc=example,dc=org", new Attribute("objectClass", "domain")));
        server.add(new Entry(BASE, new Attribute("objectClass", "organizationalUnit")));
        server.add(person("ada", ada));
        server.startListening();
    }

    private static Entry person(String uid, String id) {
        return new Entry(
                "uid=" + uid + "," + BASE,
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", uid),
                new Attribute("employeeNumber", id));
    }

    @AfterEach
    void end() {
        server.shutDown(true);
    }

    private String address() {
        return "ldap://localhost:" + server.getListenPort() + "/" + BASE;
    }

    private void deactivateAda() {
        assertThat(shell.run("user", "edit", "ada", "--set", "status=inactive").code())
                .isEqualTo(Exit.DONE);
    }

    @Test
    @DisplayName("messages are listed, delivered to a file once, and not again")
    void deliversToAFile() {
        assertThat(shell.run("outbox", "list").out()).contains("No message waits.");
        deactivateAda();
        JsonNode message = shell.json("outbox", "list").get("messages").get(0);
        assertThat(message.get("effect").asText()).isEqualTo("disable-sign-in");
        assertThat(message.get("user").asText()).isEqualTo(ada);
        assertThat(message.get("attempts").asInt()).isZero();
        assertThat(message.get("due").asText()).isNotEmpty();
        String key = message.get("key").asText();
        assertThat(shell.run("outbox", "list").out()).contains(key, "disable-sign-in");

        assertThat(shell.run("outbox", "deliver").err()).contains("--sign-in ldaps://server/base, or --to FILE");
        JsonNode report = shell.json("outbox", "deliver", "--to", shell.path("out.ndjson"));
        assertThat(report.get("delivered").asInt()).isEqualTo(1);
        assertThat(shell.text("out.ndjson")).hasLineCount(1).contains("\"key\":\"" + key + "\"");
        assertThat(shell.run("outbox", "deliver", "--to", shell.path("out.ndjson"))
                        .out())
                .contains("0 delivered, 0 to be tried again, 0 given up");
        assertThat(shell.text("out.ndjson")).hasLineCount(1);
    }

    @Test
    @DisplayName("a deactivation reaches the directory; what its accounts do not take is left")
    void deliversToADirectory() throws LDAPException {
        deactivateAda();
        assertThat(shell.json(
                                "user",
                                "create",
                                "--set",
                                "primaryEmail=eve@example.org",
                                "--set",
                                "displayName=Eve",
                                "--invite")
                        .get("outcome")
                        .asText())
                .isEqualTo("APPLIED");
        JsonNode report = shell.json("outbox", "deliver", "--sign-in", address(), "--unencrypted");
        assertThat(report.get("delivered").asInt()).isEqualTo(1);
        assertThat(report.get("dead").asInt()).isZero();
        assertThat(server.getEntry("uid=ada," + BASE).getAttributeValue("pwdAccountDisabled"))
                .isEqualTo("TRUE");
        assertThat(shell.json("outbox", "list").get("messages"))
                .hasSize(1)
                .allMatch(left -> left.get("effect").asText().equals("invite"));
    }

    @Test
    @DisplayName("a reset of a password waits for a program that does it, since a directory knows none")
    void leavesResetsToOthers() {
        assertThat(shell.run("user", "reset-password", "ada").code()).isEqualTo(Exit.DONE);
        JsonNode left = shell.json("outbox", "deliver", "--sign-in", address(), "--unencrypted");
        assertThat(left.get("delivered").asInt() + left.get("dead").asInt()).isZero();

        shell.run("outbox", "deliver", "--sign-in", address(), "--unencrypted", "--to", shell.path("out.ndjson"));

        assertThat(shell.text("out.ndjson"))
                .hasLineCount(1)
                .contains("\"effect\":\"reset-password\"", "\"user\":\"" + ada + "\"");
    }

    @Test
    @DisplayName("an account that differs is found, mended by a message, and found no more")
    void reconciles() throws LDAPException {
        deactivateAda();
        shell.run("outbox", "deliver", "--to", shell.path("lost.ndjson"));
        server.add(person("nobody", "u-nobody"));
        Shell.Outcome shown = shell.run("reconcile", "--sign-in", address(), "--unencrypted");
        assertThat(shown.code()).isEqualTo(Exit.IN_PART);
        assertThat(shown.out())
                .contains("1 open of users who must not sign in, 1 of nobody")
                .contains(ada, "disable-sign-in", "remove-sign-in");

        JsonNode mended = shell.json("reconcile", "--sign-in", address(), "--unencrypted", "--yes");
        assertThat(mended.get("counts").get("OPEN").asInt()).isEqualTo(1);
        assertThat(mended.get("drifts")).hasSize(2);
        assertThat(mended.get("sent").asInt()).isEqualTo(2);
        assertThat(shell.run("outbox", "deliver", "--sign-in", address(), "--unencrypted")
                        .code())
                .isEqualTo(Exit.DONE);
        Shell.Outcome after = shell.run("reconcile", "--sign-in", address(), "--unencrypted");
        assertThat(after.out()).contains("All 1 accounts are as their users.");
        assertThat(after.code()).isEqualTo(Exit.DONE);
    }

    @Test
    @DisplayName("a dead letter is listed, retried, discarded; another key is refused")
    void retriesAndDiscards() throws Exception {
        server.modify(
                "dn: uid=ada," + BASE, "changetype: modify", "replace: userAccountControl", "userAccountControl: many");
        deactivateAda();
        String[] deliver = {
            "outbox", "deliver", "--sign-in", address(), "--unencrypted", "--disabled-by", "userAccountControl"
        };
        Shell.Outcome refused = shell.run(deliver);
        assertThat(refused.code()).isEqualTo(Exit.IN_PART);
        assertThat(refused.out()).contains("0 delivered, 0 to be tried again, 1 given up");
        JsonNode dead = shell.json("outbox", "dead").get("messages").get(0);
        assertThat(dead.get("failure").asText()).contains("is no number");
        assertThat(shell.run("outbox", "dead").out()).contains("is no number");
        String key = dead.get("key").asText();
        assertThat(shell.run("outbox", "retry", key).out()).contains("waits again");
        assertThat(shell.json("outbox", "list").get("messages")).hasSize(1);
        shell.run(deliver);
        assertThat(shell.json("outbox", "discard", key).get("done").asBoolean()).isTrue();
        assertThat(shell.run("outbox", "dead").out()).contains("No message was given up.");
        Shell.Outcome unknown = shell.run("outbox", "retry", key);
        assertThat(unknown.code()).isEqualTo(Exit.REFUSED);
        assertThat(unknown.err()).contains("no dead letter \"" + key + "\"; roster outbox dead lists them");
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThat(shell.run("reconcile").err()).contains("say where the accounts are");
        assertThat(shell.run("reconcile", "--sign-in", "http://x").err()).contains("is no address such as");
        assertThat(shell.run("reconcile", "--sign-in", address(), "--disabled-by", "x")
                        .err())
                .contains("is neither NAME=VALUE");
        assertThat(shell.run("outbox", "list", "--limit", "0").err()).contains("--limit must be 1 to 100000");
        assertThat(shell.run("outbox", "deliver", "--to", shell.path("no/such/file"))
                        .code())
                .isEqualTo(Exit.REFUSED);
        assertThat(shell.run("outbox", "list", "--as", "ada").code()).isEqualTo(Exit.REFUSED);
    }
}
