package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.Roster;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C11, C13, C20 and C21 on the command line. */
class SignInCommandTest {

    private static final String ADA = "ada@example.com";

    @TempDir
    private Path folder;

    private Shell keyless;
    private Shell shell;

    @BeforeEach
    void begin() {
        keyless = new Shell(folder);
        shell = keyless.with(Links.VARIABLE, Base64.getEncoder().encodeToString(new byte[32]));
        shell.json(
                "user",
                "create",
                "--set",
                "displayName=Ada Lovelace",
                "--set",
                "primaryEmail=" + ADA,
                "--set",
                "roles=member");
    }

    private String temporary() {
        JsonNode given = shell.json("user", "reset-password", ADA, "--temporary");
        return given.get("password").asText();
    }

    private <T> T inApplication(Function<Roster, T> use) {
        try (Roster roster = Roster.on(JdbcStores.open(DatabaseUrl.of(keyless.path("roster"))))
                .links(new byte[32], (purpose, secret) -> {
                    throw new IllegalStateException("no page");
                })
                .signIn(Links.PASSWORDS)
                .build()) {
            return use.apply(roster);
        }
    }

    private SignInAnswer authenticate(String typed) {
        return inApplication(roster -> {
            try (Password password = Password.of(typed)) {
                return roster.signIn().authenticate(ADA, password, SignInOrigin.of("192.0.2.1"));
            }
        });
    }

    @Test
    void aTemporaryPasswordIsShownOnceAndGoodOnce() {
        String password = temporary();
        assertThat(authenticate(password).kind()).isEqualTo(SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED);
        assertThat(authenticate(password).kind()).isEqualTo(SignInAnswer.Kind.REFUSED);
        assertThat(shell.run("user", "reset-password", ADA, "--temporary").out())
                .contains("Ada Lovelace", "good once within a day");
        assertThat(keyless.run("user", "reset-password", ADA, "--temporary").code())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void aLockIsExplainedAndLifted() {
        temporary();
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(authenticate("wrong").kind()).isEqualTo(SignInAnswer.Kind.REFUSED);
        }
        JsonNode reasons = shell.json("user", "diagnose", ADA).get("reasons");
        assertThat(reasons.get(0).get("code").asText()).isEqualTo("signIn.locked");
        assertThat(reasons.get(0).get("mend").asText()).isEqualTo("unlock");
        assertThat(reasons.get(1).get("code").asText()).isEqualTo("signIn.mustChange");
        assertThat(shell.run("user", "diagnose", ADA).out())
                .contains("too many wrong passwords", "unlock: you may do that");
        JsonNode state = shell.json("user", "2fa", ADA);
        assertThat(state.get("lockedUntil").asText()).isNotEmpty();
        assertThat(state.get("failures")).hasSize(5);
        assertThat(state.get("failures").get(0).get("source").asText()).isEqualTo("192.0.2.1");
        assertThat(shell.run("user", "2fa", ADA).out()).contains("second factor  none", "wrong password");
        assertThat(shell.json("user", "unlock", ADA).get("outcome").asText()).isEqualTo("APPLIED");
        assertThat(shell.json("user", "unlock", ADA).get("outcome").asText()).isEqualTo("UNCHANGED");
        assertThat(shell.json("user", "2fa", ADA, "--reset").get("outcome").asText())
                .isEqualTo("UNCHANGED");
    }

    @Test
    void whoIsKeptOutIsToldWhy() {
        shell.run("user", "suspend", ADA, "--reason", "on leave");
        Shell.Outcome why = shell.run("user", "diagnose", ADA);
        assertThat(why.code()).isEqualTo(Exit.IN_PART);
        assertThat(why.out()).contains("on leave", "reactivate: you may do that");
        assertThat(keyless.json("user", "diagnose", "nobody")
                        .get("reasons")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("signIn.unknown");
    }

    @Test
    void aSignInIsTriedByThePasswordThatIsAskedFor() {
        String password = temporary();
        Shell.Outcome refused = shell.answering("wrong\n", "sign-in", "test", ADA);
        assertThat(refused.code()).isEqualTo(Exit.IN_PART);
        assertThat(refused.out()).contains("Refused");
        Shell.Outcome in = shell.answering(password + "\n", "sign-in", "test", ADA);
        assertThat(in.code()).isEqualTo(Exit.DONE);
        assertThat(in.out()).contains("another one is asked for next").doesNotContain(password);
        assertThat(keyless.run("sign-in", "test", ADA).code()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void thePolicyIsShown() {
        assertThat(shell.run("policy").out())
                .contains("minLength", "15 characters", "5 in 15 minutes, locks up to 24 hours");
        assertThat(shell.json("policy").get("minLengthWithSecondFactor").asText())
                .isEqualTo("8 characters");
    }

    @Test
    void aResetIsMailedAsALink() {
        shell.run("user", "reset-password", ADA);
        shell.run("outbox", "deliver", "--to", shell.path("mails.ndjson"), "--link-page", "https://example.com/set");
        assertThat(List.of(shell.text("mails.ndjson").split("\n", -1)))
                .anyMatch(line -> line.contains("password-reset") && line.contains("https://example.com/set#"));
    }
}
