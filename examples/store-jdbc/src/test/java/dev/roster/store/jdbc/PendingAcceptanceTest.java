package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.spi.Stores;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database keeps that an acceptance is owed, through suspension, rest, deletion and undo. */
class PendingAcceptanceTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);

    @Test
    void whoNeverAcceptedComesBackToWait() {
        try (Stores stores = JdbcStores.open("jdbc:h2:mem:pending;DB_CLOSE_DELAY=-1", "pending")) {
            Roster roster = Roster.on(stores)
                    .roles(RoleCatalogs.standard())
                    .links(KEY, (purpose, secret) -> URI.create("https://example.com/#" + secret))
                    .build();
            Users users = roster.as(Actor.operator("shell")).users();
            User invited = done(users.create(
                    form -> form.primaryEmail("ada@example.com").roles("member").invite()));
            UserId ada = invited.id();
            assertThat(invited.lifecycle().waitingSince())
                    .isEqualTo(invited.lifecycle().createdAt());

            done(users.suspend(ada, 1, "why"));
            assertThat(done(users.reactivate(ada, 2)).lifecycle()).isEqualTo(invited.lifecycle());
            done(users.deactivate(ada, 3, null));
            done(users.delete(ada, 4));
            UserOutcome restored = users.restore(ada, 5);
            assertThat(done(restored).access().status()).isEqualTo(UserStatus.INVITED);

            try (var undo =
                    roster.as(Actor.operator("shell")).undo(restored.run().orElseThrow())) {
                roster.as(Actor.operator("shell")).apply(undo);
            }
            User deleted = stores.users().findAll(List.of(ada)).get(0);
            assertThat(deleted.access().status()).isEqualTo(UserStatus.DELETED);
            assertThat(deleted.lifecycle().waitingSince())
                    .isEqualTo(invited.lifecycle().waitingSince());
        }
    }

    private static User done(UserOutcome outcome) {
        assertThat(outcome.kind()).as(outcome.issues().toString()).isEqualTo(UserOutcome.Kind.APPLIED);
        return outcome.user();
    }
}
