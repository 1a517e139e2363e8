package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.model.UserId;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.Stores;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a sign-in costs beside its hash, in statements. */
class SignInCostTest {

    private static final int MOST = 7;
    /** H2 looks whether the user is there before it writes when they were. */
    private static final int MOST_ON_H2 = 8;

    private static final SignInOrigin HERE = SignInOrigin.of("192.0.2.1");

    @Test
    @DisplayName("whoever gets in costs seven statements at the most")
    void isBoundedOnPostgres() {
        try (HikariDataSource pool = PostgresServer.pool(PostgresServer.url())) {
            CountingSource source = new CountingSource(pool);
            assertBounded(
                    source,
                    JdbcStores.over(source.source(), new PostgresDialect(), PostgresServer.freshTenant(), () -> {}),
                    MOST);
        }
    }

    @Test
    @DisplayName("whoever gets in costs eight statements at the most on H2")
    void isBoundedOnH2() {
        CountingSource source = new CountingSource("jdbc:h2:mem:signincost;DB_CLOSE_DELAY=-1");
        assertBounded(source, JdbcStores.over(source.source(), new H2Dialect(), "signin", () -> {}), MOST_ON_H2);
    }

    private static void assertBounded(CountingSource source, Stores stores, int most) {
        Writes.commit(stores, Writes.inserts(0, 10));
        UserId user = new UserId("u1");
        String hash;
        try (Password right = Password.of(Guesses.RIGHT)) {
            hash = Guesses.HASHER.hash(right);
        }
        var password = new Credentials.Password(hash, Instant.parse("2026-01-01T00:00:00Z"), false, null, List.of());
        stores.require(CredentialStore.class).save(Credentials.first(user, password, null));
        Roster roster = Guesses.roster(stores);
        int first = source.during(() -> in(roster));
        int later = source.during(() -> in(roster));
        assertThat(first).as("the first sign-in").isLessThanOrEqualTo(most);
        assertThat(later).as("any later one").isLessThanOrEqualTo(most);
        assertThat(source.during(() -> in(roster))).isEqualTo(later);
    }

    private static void in(Roster roster) {
        try (Password right = Password.of(Guesses.RIGHT)) {
            assertThat(roster.signIn().authenticate("user1@example.com", right, HERE))
                    .isInstanceOf(SignInAnswer.In.class);
        }
    }
}
