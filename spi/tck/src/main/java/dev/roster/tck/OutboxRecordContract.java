package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.OutboxStore.Failure;
import dev.roster.spi.OutboxStore.Lease;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of messages must keep beside them, and of many at once: rules OS-11 and OS-12. */
public interface OutboxRecordContract extends StoresFactory {

    /** Who decided about a dead letter. */
    @Test
    @DisplayName(
            "OS-11: who revives or discards is kept with the change, and nothing where there was nothing to change")
    default void auditsWhatBecomesOfDeadLetters() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(stores, message("a", "ada").build(), message("b", "bob").build());
            assertThat(outbox.revive("a", Samples.NOON, Samples.audit("retry-message")))
                    .isFalse();
            assertThat(outbox.discard("unknown", Samples.audit("discard-message")))
                    .isFalse();
            assertThat(audited(stores)).isEmpty();
            outbox.claim(lease("one", 0), 2);
            outbox.giveUp("a", failure("one", 1, "no such mailbox"));
            outbox.giveUp("b", failure("one", 1, "no such mailbox"));
            assertThat(outbox.revive("a", Samples.NOON, Samples.audit("retry-message")))
                    .isTrue();
            assertThat(audited(stores)).containsExactly(Samples.audit("retry-message"));
            assertThat(outbox.revive("a", Samples.NOON, Samples.audit("retry-message")))
                    .isFalse();
            assertThat(outbox.discard("b", Samples.audit("discard-message"))).isTrue();
            assertThat(outbox.discard("b", Samples.audit("discard-message"))).isFalse();
            assertThat(audited(stores))
                    .containsExactly(Samples.audit("discard-message"), Samples.audit("retry-message"));
        }
    }

    /** Many at once. */
    @Test
    @DisplayName("OS-12: of many messages those are marked as delivered that the owner has, each once, and no other")
    default void marksManyAsDelivered() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            List<OutboxMessage> messages = IntStream.range(0, 300)
                    .mapToObj(i -> message("k" + i, "u" + i).build())
                    .toList();
            keep(stores, messages.toArray(OutboxMessage[]::new));
            keep(stores, message("next", "u0").build());
            outbox.claim(lease("one", 0), 200);
            outbox.claim(lease("two", 0), 50);
            outbox.giveUp("k1", failure("one", 1, "no"));
            outbox.delivered("k2", "one");
            List<String> asked = new ArrayList<>(keys(messages));
            asked.addAll(List.of("unknown", "k0", "K0"));
            Set<String> wanted = IntStream.range(0, 200)
                    .filter(i -> i != 1 && i != 2)
                    .mapToObj(i -> "k" + i)
                    .collect(Collectors.toSet());
            assertThat(outbox.deliveredAll(List.of(), "one")).isEmpty();
            assertThat(outbox.deliveredAll(List.of("k7"), "two")).isEmpty();
            assertThat(outbox.deliveredAll(asked, "one")).isEqualTo(wanted);
            assertThat(outbox.deliveredAll(asked, "one")).isEmpty();
            assertThat(keys(outbox.pending(999)))
                    .containsExactlyElementsOf(
                            Stream.concat(IntStream.range(200, 300).mapToObj(i -> "k" + i), Stream.of("next"))
                                    .toList());
            assertThat(keys(outbox.claim(lease("three", 1), 999)))
                    .as("the users of what is delivered go on")
                    .hasSize(51)
                    .contains("next");
        }
    }

    private static List<AuditEntry> audited(Stores stores) {
        return stores.audit().list(AuditStore.Query.latest(9)).entries();
    }

    private static void keep(Stores stores, OutboxMessage... messages) {
        assertThat(Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), List.of(messages))))
                .isEqualTo(UnitOutcome.WRITTEN);
    }

    private static OutboxMessage.Builder message(String key, String user) {
        return OutboxMessage.builder(key, "invite", new UserId(user)).createdAt(Samples.NOON);
    }

    /** A lease of a minute. */
    private static Lease lease(String owner, int second) {
        Instant now = Samples.NOON.plusSeconds(second);
        return new Lease(owner, now, now.plusSeconds(60));
    }

    private static Failure failure(String owner, int second, String why) {
        return new Failure(owner, Samples.NOON.plusSeconds(second), why);
    }

    private static List<String> keys(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::key).toList();
    }
}
