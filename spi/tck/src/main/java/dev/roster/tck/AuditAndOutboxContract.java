package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the stores of audit entries and of messages must keep: rules AS-01, OS-01 and OS-02. */
public interface AuditAndOutboxContract extends StoresFactory {

    /** Entries about one user. */
    @Test
    @DisplayName("AS-01: lists the entries about one user, newest first, as they were written")
    default void listsAuditEntries() {
        try (Stores stores = newStores()) {
            AuditEntry early = audit("ada", 0, "created");
            AuditEntry middle = new AuditEntry(
                    Samples.NOON.plusNanos(2_000),
                    "root",
                    "update",
                    new UserId("ada"),
                    Samples.PLAN,
                    "roles, \ud83d\ude00");
            AuditEntry late = audit("ada", 3, "x".repeat(200));
            keep(stores, List.of(middle, audit("bob", 9, "other"), audit(null, 9, "nobody")), List.of());
            keep(stores, List.of(late, early), List.of());

            assertThat(stores.audit().ofUser(new UserId("ada"), 10)).containsExactly(late, middle, early);
            assertThat(stores.audit().ofUser(new UserId("ada"), 2)).containsExactly(late, middle);
            assertThat(stores.audit().ofUser(new UserId("eve"), 2)).isEmpty();
        }
    }

    /** Entries outlive the user. */
    @Test
    @DisplayName("AS-01: entries outlive the user")
    default void keepsAuditOfDeletedUsers() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            AuditEntry deleted = audit("ada", 1, "deleted");
            Samples.commit(stores, new CommitUnit(List.of(Samples.delete(ada)), null, List.of(deleted), List.of()));
            assertThat(stores.audit().ofUser(ada.id(), 10)).containsExactly(deleted);
        }
    }

    /** The order of messages. */
    @Test
    @DisplayName("OS-01: lists waiting messages oldest first, and by key at one moment")
    default void listsWaitingMessages() {
        try (Stores stores = newStores()) {
            OutboxMessage late = message("a", Samples.NOON.plusNanos(1_000));
            OutboxMessage second = message("c", Samples.NOON);
            OutboxMessage first = message("B", Samples.NOON);
            keep(stores, List.of(), List.of(late, second));
            keep(stores, List.of(), List.of(first));
            assertThat(stores.outbox().pending(10)).containsExactly(first, second, late);
            assertThat(stores.outbox().pending(1)).containsExactly(first);
        }
    }

    /** The same effect is told once. */
    @Test
    @DisplayName("OS-02: a key is known for ever: neither waiting nor delivered messages are added again")
    default void knowsDeliveredKeys() {
        try (Stores stores = newStores()) {
            OutboxMessage message = message("k".repeat(200), Samples.NOON);
            OutboxMessage again = message("k".repeat(200), Samples.NOON.plusSeconds(60));
            keep(stores, List.of(), List.of(message, again));
            keep(stores, List.of(), List.of(again));
            assertThat(stores.outbox().pending(10)).containsExactly(message);

            assertThat(stores.outbox().delivered(message.key())).isTrue();
            assertThat(stores.outbox().delivered(message.key())).isFalse();
            assertThat(stores.outbox().delivered("unknown")).isFalse();
            keep(stores, List.of(), List.of(again));
            assertThat(stores.outbox().pending(10)).isEmpty();
        }
    }

    /** One of many delivers a message. */
    @Test
    @DisplayName("OS-02: of 16 threads that mark one message as delivered, one is told that it was waiting")
    default void deliversOnce() {
        try (Stores stores = newStores()) {
            keep(stores, List.of(), List.of(message("a", Samples.NOON)));
            assertThat(Samples.together(number -> stores.outbox().delivered("a")))
                    .containsOnlyOnce(true);
        }
    }

    private static void keep(Stores stores, List<AuditEntry> audit, List<OutboxMessage> messages) {
        assertThat(Samples.commit(stores, new CommitUnit(List.of(), null, audit, messages)))
                .isEqualTo(UnitOutcome.WRITTEN);
    }

    private static AuditEntry audit(@Nullable String user, int second, String detail) {
        Instant at = Samples.NOON.plusSeconds(second);
        return new AuditEntry(at, "operator", "update", user == null ? null : new UserId(user), null, detail);
    }

    private static OutboxMessage message(String key, Instant at) {
        return new OutboxMessage(key, "invite", new UserId("ada"), at);
    }
}
