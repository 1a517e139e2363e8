package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterCommandTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importPeople() {
        shell = new Shell(folder);
        shell.run(
                "import",
                shell.file("staff.csv", "E-Mail,Name,Role", "olga@example.com,Olga,owner", "bob@example.com,Bob,admin"),
                "--yes");
        shell.run("organizations", "add", "Navy");
    }

    private Shell.Outcome settings(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "register";
        args[1] = "settings";
        System.arraycopy(options, 0, args, 2, options.length);
        return shell.run(args);
    }

    @Test
    void areOffAtFirst() {
        Shell.Outcome shown = settings();
        assertThat(shown.code()).isEqualTo(Exit.DONE);
        assertThat(shown.out()).isEqualTo("""
                Registration: off
                  domains       any
                  roles         none
                  organization  none
                  asks for      primaryEmail!
                  approval      none
                  limits        5 an address and 30 a source, then they wait
                """);
    }

    @Test
    void areChangedByOptionsAndUndone() {
        Shell.Outcome changed = settings(
                "--on",
                "--domain",
                "Example.COM",
                "--domain",
                "b\u00fccher.example",
                "--role",
                "member",
                "--organization",
                "navy",
                "--ask",
                "displayname!",
                "--ask",
                "phoneNumber",
                "--approval");
        assertThat(changed.code()).as(changed.err()).isEqualTo(Exit.DONE);
        assertThat(changed.out()).startsWith("""
                Registration: on
                  domains       example.com, xn--bcher-kva.example
                  roles         member
                  organization  navy
                  asks for      primaryEmail!, displayName!, phoneNumber
                  approval      by an administrator
                """);
        Shell.Outcome reset =
                settings("--off", "--any-domain", "--no-role", "--no-organization", "--ask-nothing", "--no-approval");
        assertThat(reset.out()).startsWith("""
                Registration: off
                  domains       any
                  roles         none
                  organization  none
                  asks for      primaryEmail!
                  approval      none
                """);
        String run = reset.out().replaceAll("(?s).*To go back: roster undo (\\w+).*", "$1");
        assertThat(shell.run("undo", run, "--yes").code()).isEqualTo(Exit.DONE);
        assertThat(changed.out()).startsWith(settings().out());
    }

    @Test
    void keepWhatNoOptionSays() {
        settings("--on", "--role", "member", "--ask", "jobTitle");
        settings("--approval");
        JsonNode json = shell.json("register", "settings").get("registration");
        assertThat(json.get("on").asBoolean()).isTrue();
        assertThat(json.get("approval").asBoolean()).isTrue();
        assertThat(json.get("roles").get(0).asText()).isEqualTo("member");
        assertThat(json.get("fields").get(0).get("field").asText()).isEqualTo("jobTitle");
        assertThat(json.get("perAddress").get("window").asText()).isEqualTo("PT1H");
    }

    @Test
    void refuseWhatCannotBe() {
        Shell.Outcome powerful = settings("--on", "--role", "admin");
        assertThat(powerful.code()).isEqualTo(Exit.REFUSED);
        assertThat(powerful.err()).contains("role \"admin\" acts on other users");
        assertThat(settings("--on", "--role", "ghost").err()).contains("\"ghost\" is not a role");
        assertThat(settings("--on", "--ask", "userName").err()).contains("no field that people say of themselves");
        assertThat(settings("--ask", "ghost").err()).contains("--ask: no field \"ghost\"");
        assertThat(settings("--domain", "nonsense").err()).contains("\"nonsense\" is no domain of addresses");
        assertThat(settings("--on", "--off").code()).isEqualTo(Exit.REFUSED);
        assertThat(settings().out()).startsWith("Registration: off\n");
    }

    @Test
    void needAnOwner() {
        assertThat(settings("--on", "--as", "bob@example.com").code()).isEqualTo(Exit.REFUSED);
        assertThat(settings("--on", "--as", "olga@example.com").code()).isEqualTo(Exit.DONE);
    }
}
