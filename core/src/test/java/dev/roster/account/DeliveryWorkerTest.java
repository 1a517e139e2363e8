package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.memory.InMemoryStores;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are delivered by threads of a worker. */
@Timeout(120)
class DeliveryWorkerTest {

    private final TestClock clock = new TestClock();
    private final Post post = new Post();

    private Roster roster(dev.roster.spi.Stores stores, DeliverySettings settings) {
        return Roster.on(stores).clock(clock).delivery(settings).build();
    }

    private static OutboxMessage[] messages(String effect, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Post.message(effect + i, effect, "u" + i).build())
                .toArray(OutboxMessage[]::new);
    }

    @Test
    @DisplayName("of two workers each message is delivered by one, and no two of one user at once")
    void sharesMessagesBetweenWorkers() {
        InMemoryStores stores = Post.stores();
        CountDownLatch delivered = new CountDownLatch(1_000);
        Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        Map<String, Integer> last = new ConcurrentHashMap<>();
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 1_000; i++) {
            Post.keep(
                    stores,
                    Post.message("k" + i, "mail", "u" + i % 40)
                            .body(Map.of("number", Integer.toString(i)))
                            .build());
        }
        DeliverySettings settings = DeliverySettings.defaults().receiver("mail", message -> {
            String user = message.user().value();
            AtomicInteger out = atOnce.computeIfAbsent(user, any -> new AtomicInteger());
            int number = Integer.parseInt(String.valueOf(message.body().get("number")));
            if (out.incrementAndGet() != 1 || last.getOrDefault(user, -1) >= number) {
                wrong.add(message.key());
            }
            last.put(user, number);
            out.decrementAndGet();
            delivered.countDown();
        });
        DeliveryWorker one = roster(stores, settings).startDelivery();
        DeliveryWorker two = roster(stores, settings).startDelivery();
        try (one;
                two) {
            Post.await(delivered);
        }
        assertThat(wrong).isEmpty();
        assertThat(one.report().delivered() + two.report().delivered()).isEqualTo(1_000);
        assertThat(stores.outbox().pending(1)).isEmpty();
    }

    @Test
    @DisplayName("a receiver that hangs for ever takes the threads of its effect, is said to, and delays nobody else")
    void goesOnBesideAReceiverThatHangs() {
        InMemoryStores stores =
                Post.stores(Stream.concat(Stream.of(messages("hang", 0, 200)), Stream.of(messages("mail", 200, 300)))
                        .toArray(OutboxMessage[]::new));
        CountDownLatch others = new CountDownLatch(100);
        CountDownLatch stuck = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        DeliverySettings settings = DeliverySettings.defaults()
                .threads(2)
                .timeout(Duration.ofMillis(20))
                .telling(event -> {
                    boolean isLeft = event.kind() == DeliveryEvent.Kind.POSTPONED
                            && String.valueOf(event.why()).contains("within");
                    if (isLeft) {
                        stuck.countDown();
                    }
                })
                .receiver("hang", message -> {
                    hanging.incrementAndGet();
                    Post.await(released);
                })
                .receiver("mail", message -> others.countDown());
        try (DeliveryWorker worker = roster(stores, settings).startDelivery()) {
            Post.await(others);
            Post.await(stuck);
            Post.keep(stores, messages("mail", 300, 301));
            assertThat(worker.stuckThreads()).isEqualTo(2);
            assertThat(hanging).hasValue(2);
            assertThat(worker.report().delivered()).isGreaterThanOrEqualTo(99);
            released.countDown();
        }
        assertThat(stores.outbox().pending(999))
                .filteredOn(message -> message.effect().equals("hang"))
                .as("all wait on, most of them untried")
                .hasSizeGreaterThan(150)
                .filteredOn(message -> message.attempts() == 0)
                .hasSizeGreaterThan(100);
    }

    @Test
    void callsNoReceiverAgainThatHasNotComeBackFromTheSameMessage() {
        InMemoryStores stores = Post.stores(messages("hang", 0, 1));
        CountDownLatch left = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        DeliverySettings settings = DeliverySettings.defaults()
                .timeout(Duration.ofMillis(20))
                .chance(() -> 0)
                .telling(event -> {
                    if (event.kind() == DeliveryEvent.Kind.POSTPONED) {
                        left.countDown();
                        again.countDown();
                    }
                })
                .receiver("hang", message -> {
                    calls.incrementAndGet();
                    Post.await(released);
                });
        try (DeliveryWorker worker = roster(stores, settings).startDelivery()) {
            Post.await(left);
            worker.wake();
            Post.await(again);
            assertThat(calls).hasValue(1);
            released.countDown();
        }
    }

    @Test
    void claimsAgainWhenTheStoreIsBack() {
        WatchedStores watched = new WatchedStores(Post.stores(messages("mail", 0, 1)));
        AtomicInteger claims = new AtomicInteger();
        watched.before(call -> {
            if (call.equals("claim") && claims.incrementAndGet() < 3) {
                throw new StoreUnavailableException("the database is away", new IllegalStateException());
            }
        });
        CountDownLatch delivered = new CountDownLatch(1);
        DeliverySettings settings = DeliverySettings.defaults()
                .pause(Duration.ofMillis(1))
                .receiver("mail", message -> delivered.countDown());
        try (DeliveryWorker worker = roster(watched.stores(), settings).startDelivery()) {
            Post.await(delivered);
            assertThat(worker.stuckThreads()).isZero();
        }
        assertThat(claims.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void looksAtOnceWhenItIsWoken() {
        InMemoryStores stores = Post.stores();
        WatchedStores watched = new WatchedStores(stores);
        CountDownLatch looked = new CountDownLatch(1);
        watched.after(call -> {
            if (call.equals("claim")) {
                looked.countDown();
            }
        });
        CountDownLatch delivered = new CountDownLatch(1);
        DeliverySettings settings = DeliverySettings.defaults()
                .pause(Duration.ofHours(1))
                .receiver("mail", message -> delivered.countDown());
        try (DeliveryWorker worker = roster(watched.stores(), settings).startDelivery()) {
            Post.await(looked);
            Post.keep(stores, messages("mail", 0, 1));
            worker.wake();
            Post.await(delivered);
        }
    }

    @Test
    void givesBackWhatItDidNotBeginWhenItIsClosed() throws InterruptedException {
        InMemoryStores stores = Post.stores(messages("slow", 0, 10));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        DeliverySettings settings = DeliverySettings.defaults()
                .threads(1)
                .telling(event -> {
                    post.happened(event);
                    if (event.kind() == DeliveryEvent.Kind.POSTPONED) {
                        closing.countDown();
                    }
                })
                .receiver("slow", message -> {
                    begun.countDown();
                    Post.await(closing);
                });
        DeliveryWorker worker = roster(stores, settings).startDelivery();
        Post.await(begun);
        worker.close();
        assertThat(worker.report().delivered()).isEqualTo(1);
        List<OutboxMessage> left = stores.outbox().pending(99);
        assertThat(left).hasSize(9);
        CountDownLatch rest = new CountDownLatch(9);
        try (DeliveryWorker next = roster(
                        stores, DeliverySettings.defaults().receiver("slow", message -> rest.countDown()))
                .startDelivery()) {
            Post.await(rest);
            assertThat(next.stuckThreads()).isZero();
        }
    }
}
