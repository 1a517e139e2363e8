package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The login of the README works. */
class LoginEndpointTest {

    private static final String FIRST = "the first sentence of ada";
    private static final String SECOND = "the second sentence of ada";

    private final PasswordHasher hasher = PasswordHasher.pbkdf2(1_000);
    private final InMemoryStores stores = InMemoryStores.of(User.builder(new UserId("ada"))
            .version(1)
            .status(UserStatus.ACTIVE)
            .displayName("Ada")
            .primaryEmail(new EmailAddress("ada@example.com"))
            .build());
    private final Roster roster = Roster.on(stores)
            .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
            .signIn(SignInSettings.defaults().with(hasher))
            .build();
    private final LoginEndpoint login = new LoginEndpoint(roster);

    @Test
    void signsInAsksForAnotherPasswordAndEndsSessions() {
        give(false);
        assertThat(login.login("ada@example.com", "wrong".toCharArray(), "192.0.2.1")
                        .name())
                .isEqualTo("login");
        LoginEndpoint.Page home = login.login("ada@example.com", FIRST.toCharArray(), "192.0.2.1");
        assertThat(home.name()).isEqualTo("home");
        assertThat(home.text()).isEqualTo("Ada");
        assertThat(login.of(home.hidden())).isPresent();
        give(true);
        LoginEndpoint.Page change = login.login("ada@example.com", FIRST.toCharArray(), "192.0.2.1");
        assertThat(change.name()).isEqualTo("password");
        assertThat(login.newPassword(change.hidden(), "short".toCharArray()).text())
                .contains("fewer than 15 characters");
        assertThat(login.newPassword(change.hidden(), SECOND.toCharArray()).name())
                .isEqualTo("home");
        assertThat(login.of(home.hidden())).isEmpty();
        assertThat(login.code("no ticket", "000000", "192.0.2.1").name()).isEqualTo("login");
    }

    private void give(boolean mustChange) {
        CredentialStore credentials = stores.require(CredentialStore.class);
        String hash;
        try (Password typed = Password.of(FIRST)) {
            hash = hasher.hash(typed);
        }
        var password =
                new Credentials.Password(hash, Instant.parse("2026-01-01T00:00:00Z"), mustChange, null, List.of());
        UserId ada = new UserId("ada");
        Credentials next = credentials
                .find(ada)
                .map(kept -> kept.next(password, null))
                .orElseGet(() -> Credentials.first(ada, password, null));
        assertThat(credentials.save(next)).isTrue();
    }
}
