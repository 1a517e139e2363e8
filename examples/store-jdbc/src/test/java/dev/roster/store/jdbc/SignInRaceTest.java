package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.model.UserId;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** D1: guesses at once from two processes: each window has exactly as many verifications as the limit. */
class SignInRaceTest {

    /** A thousand with {@code -Droster.signin.rounds=1000}, which takes minutes. */
    private static final int ROUNDS = Integer.getInteger("roster.signin.rounds", 12);

    private static final int LIMIT = 5;

    @Test
    @DisplayName("D1: 64 threads of two processes verify five passwords a window, and one of them locks")
    void verifyNoMoreThanTheLimit() throws Exception {
        String tenant = PostgresServer.freshTenant();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Guesses.class.getName(),
                        PostgresServer.url(),
                        tenant)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Stores stores = JdbcStores.open(PostgresServer.url(), tenant);
                Roster roster = Guesses.roster(stores);
                BufferedReader told = other.inputReader(StandardCharsets.UTF_8);
                PrintWriter tell = new PrintWriter(other.getOutputStream(), true, StandardCharsets.UTF_8)) {
            assertThat(told.readLine()).isEqualTo("ready");
            Writes.commit(stores, Writes.inserts(0, ROUNDS));
            for (int round = 0; round < ROUNDS; round++) {
                UserId user = new UserId("u" + round);
                give(stores, user);
                tell.println(user.value());
                int here = Guesses.verified(roster, user);
                int there = Integer.parseInt(told.readLine());
                assertThat(here + there).as("round %s", round).isEqualTo(LIMIT);
                assertThat(stores.audit().ofUser(user, 100))
                        .filteredOn(entry -> entry.action().equals("lock-sign-in"))
                        .as("locks of round %s", round)
                        .hasSize(1);
                assertThat(stores.audit().ofUser(user, 100))
                        .filteredOn(entry -> entry.action().equals("fail-sign-in"))
                        .as("failures of round %s", round)
                        .hasSize(LIMIT);
            }
            try (Password right = Password.of(Guesses.RIGHT)) {
                assertThat(roster.signIn().authenticate("user0@example.com", right, Guesses.HERE))
                        .isEqualTo(new SignInAnswer.Refused());
            }
        } finally {
            end(other);
        }
    }

    private static void give(Stores stores, UserId user) {
        String hash;
        try (Password right = Password.of(Guesses.RIGHT)) {
            hash = Guesses.HASHER.hash(right);
        }
        var password = new Credentials.Password(hash, Instant.parse("2026-01-01T00:00:00Z"), false, null, List.of());
        assertThat(stores.require(CredentialStore.class).save(Credentials.first(user, password, null)))
                .isTrue();
    }

    private static void end(Process process) throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
