package dev.roster.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.account.EffectReceiver;
import dev.roster.account.OwnedContent;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A handover that takes longer than a receiver may. */
class TransferReceiverTest {

    private static final OutboxMessage ASKED = OutboxMessage.builder(
                    "run:2:ada:transfer-ownership", "transfer-ownership", new UserId("ada"))
            .body(Map.of("to", "bea"))
            .build();

    private final InMemoryStores stores = InMemoryStores.of(User.builder(new UserId("bea"))
            .version(1)
            .primaryEmail(new EmailAddress("bea@example.com"))
            .build());
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> keys = new ArrayList<>();
    private long left = 5;

    /** Each piece takes ten seconds. */
    private final OwnedContent content = new OwnedContent() {
        @Override
        public Map<UserId, Map<String, Long>> count(Collection<UserId> owners) {
            return Map.of();
        }

        @Override
        public boolean handOver(String key, UserId from, UserId to) {
            keys.add(key);
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            left--;
            return left > 0;
        }
    };

    private EffectReceiver receiver() {
        TenantState tenant = Tenants.at(Instant.EPOCH, stores, null, content, null);
        return Objects.requireNonNull(TransferReceiver.receivers(tenant, Duration.ofSeconds(15), nanos::get)
                .get("transfer-ownership"));
    }

    private List<OutboxMessage> messages() {
        return stores.outbox().pending(10);
    }

    @Test
    void goesOnByAnotherMessageUnderTheSameKey() {
        receiver().receive(ASKED);
        assertThat(left).isEqualTo(3);
        assertThat(messages())
                .extracting(OutboxMessage::key, OutboxMessage::body)
                .containsExactly(tuple("run:2:ada:transfer-ownership:2", Map.of("part", "2", "to", "bea")));
        receiver().receive(messages().get(0));
        receiver().receive(messages().get(1));
        assertThat(left).isZero();
        assertThat(keys).hasSize(5).containsOnly(ASKED.key());
        assertThat(messages()).extracting(OutboxMessage::key).last().isEqualTo("run:2:ada:transfer-ownership:3");
        assertThat(stores.audit().ofUser(new UserId("ada"), 10)).hasSize(2);
    }

    @Test
    void sendsOneMessageHoweverOftenItIsTried() {
        left = 100;
        receiver().receive(ASKED);
        receiver().receive(ASKED);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> receiver().receive(ASKED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(left).isEqualTo(5);
        assertThat(messages()).isEmpty();
    }
}
