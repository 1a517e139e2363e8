package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.memory.InMemoryStores;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Messages that wait in a tenant, and what is heard of them. */
final class Post implements DeliveryListener {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<DeliveryEvent> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void happened(DeliveryEvent event) {
        events.add(event);
    }

    /** What happened, as {@code KIND key}, without claims. */
    List<String> told() {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.kind() != DeliveryEvent.Kind.CLAIMED)
                    .map(event -> event.kind() + " " + event.message().key())
                    .toList();
        }
    }

    List<DeliveryEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    static OutboxMessage.Builder message(String key, String effect, String user) {
        return OutboxMessage.builder(key, effect, new UserId(user)).createdAt(NOON);
    }

    static InMemoryStores stores(OutboxMessage... messages) {
        InMemoryStores stores = InMemoryStores.of();
        keep(stores, messages);
        return stores;
    }

    static void keep(Stores stores, OutboxMessage... messages) {
        List<UnitOutcome> outcomes = stores.users()
                .commit(List.of(new CommitUnit(List.of(), null, List.of(), List.of(messages))), CommitGuards.NONE);
        assertThat(outcomes).containsExactly(UnitOutcome.WRITTEN);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
