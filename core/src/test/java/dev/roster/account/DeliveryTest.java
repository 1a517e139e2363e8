package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages that are delivered on the thread that asks. */
class DeliveryTest {

    private final TestClock clock = new TestClock();
    private final Post post = new Post();
    private final List<String> received = new ArrayList<>();

    private DeliverySettings settings() {
        return DeliverySettings.defaults()
                .telling(post)
                .chance(() -> 0.5)
                .receiver("mail", message -> received.add(message.key()))
                .receiver("fail", message -> {
                    throw new IllegalStateException("no answer\nsecret stack");
                })
                .receiver("refuse", message -> {
                    throw new DeliveryRefusedException("no such mailbox");
                });
    }

    private Roster roster(InMemoryStores stores, DeliverySettings settings) {
        return Roster.on(stores).clock(clock).delivery(settings).build();
    }

    private static OutboxMessage mail(String key, String user) {
        return Post.message(key, "mail", user).build();
    }

    @Test
    void deliversWhatIsDueInTheOrderOfCommitsAndDenialsFirst() {
        InMemoryStores stores = Post.stores(
                mail("a1", "ada"),
                mail("a2", "ada"),
                Post.message("b1", "mail", "bob").due(Post.NOON.plusSeconds(1)).build(),
                Post.message("a3", "mail", "ada")
                        .urgency(OutboxMessage.Urgency.DENIAL)
                        .build());
        Roster roster = roster(stores, settings());

        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(3, 0, 0, 0));
        assertThat(received).containsExactly("a3", "a1", "a2");
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 0, 0));

        clock.move(Duration.ofSeconds(1));
        assertThat(roster.deliver().delivered()).isEqualTo(1);
        assertThat(stores.outbox().pending(9)).isEmpty();
    }

    @Test
    void neverDeliversADeliveredMessageAgain() {
        InMemoryStores stores = Post.stores(mail("a", "ada"));
        Roster roster = roster(stores, settings());
        roster.deliver();
        Post.keep(stores, mail("a", "ada"));
        clock.move(Duration.ofDays(9));
        assertThat(roster.deliver().delivered()).isZero();
        assertThat(received).containsExactly("a");
    }

    @Test
    void handsTheIdempotencyKeyAndTheBodyToTheReceiver() {
        OutboxMessage sent = Post.message("k", "mail", "ada")
                .body(java.util.Map.of("a", "b"))
                .build();
        List<OutboxMessage> handed = new ArrayList<>();
        roster(Post.stores(sent), settings().receiver("mail", handed::add)).deliver();
        assertThat(handed).containsExactly(sent.toBuilder().attempts(1).build());
    }

    @Test
    void triesAgainAfterPausesThatGrowByChance() {
        InMemoryStores stores = Post.stores(Post.message("a", "fail", "ada").build());
        Roster roster = roster(
                stores,
                settings()
                        .backOff(Duration.ofSeconds(10), Duration.ofSeconds(60))
                        .mostAttempts(6));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 1, 0, 0));
            Duration pause = Duration.between(
                    clock.instant(), stores.outbox().pending(1).get(0).due());
            pauses.add(pause.toSeconds());
            clock.move(pause);
        }
        assertThat(pauses).as("half of 10, 20, 40, 60, 60").containsExactly(5L, 10L, 20L, 30L, 30L);
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 1, 0));
        assertThat(stores.outbox().dead(9)).singleElement().satisfies(letter -> {
            assertThat(letter.message().failure()).isEqualTo("no answer");
            assertThat(letter.message().attempts()).isEqualTo(6);
            assertThat(letter.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    void keepsOneLineOfWhyItFailed() {
        InMemoryStores stores = Post.stores(
                Post.message("a", "fail", "ada").build(),
                Post.message("b", "silent", "bob").build(),
                Post.message("c", "long", "eve").build());
        roster(
                        stores,
                        settings()
                                .receiver("silent", message -> {
                                    throw new UnsupportedOperationException();
                                })
                                .receiver("long", message -> {
                                    throw new AssertionError("x".repeat(299) + "\ud83d\ude00");
                                }))
                .deliver();
        assertThat(stores.outbox().pending(9))
                .extracting(OutboxMessage::failure)
                .containsExactly("no answer", "UnsupportedOperationException", "x".repeat(299));
    }

    @Test
    void givesUpAtOnceWhatIsRefusedOrWhatNobodyReceives() {
        InMemoryStores stores = Post.stores(
                Post.message("a", "refuse", "ada").build(),
                Post.message("b", "unheard", "bob").build());
        assertThat(roster(stores, settings()).deliver()).isEqualTo(new DeliveryReport(0, 0, 2, 0));
        assertThat(stores.outbox().dead(9))
                .extracting(letter -> letter.message().failure())
                .containsExactly("no such mailbox", "nothing receives \"unheard\" here");
    }

    @Test
    void leavesEffectsToOtherProcesses() {
        InMemoryStores stores =
                Post.stores(Post.message("a", "unheard", "ada").build(), mail("b", "ada"), mail("c", "bob"));
        assertThat(roster(stores, settings().leaving("unheard")).deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(received).containsExactly("c");
        assertThat(stores.outbox().pending(9))
                .extracting(OutboxMessage::attempts)
                .containsExactly(0, 0);
    }

    @Test
    @DisplayName("a dead letter stops its user's later effects except a denial, until it is retried or discarded")
    void stopsBehindDeadLetters() {
        InMemoryStores stores =
                Post.stores(Post.message("a", "refuse", "ada").build(), mail("b", "ada"), mail("c", "bob"));
        Roster roster = roster(stores, settings());
        roster.deliver();
        Post.keep(
                stores,
                Post.message("d", "mail", "ada")
                        .urgency(OutboxMessage.Urgency.DENIAL)
                        .build());
        roster.deliver();
        assertThat(received).containsExactly("c", "d");

        roster.as(Actor.operator("operator")).effects().discard("a");
        roster.deliver();
        assertThat(received).containsExactly("c", "d", "b");
    }

    @Test
    void goesOnWhateverReceiversAndListenersThrow() {
        InMemoryStores stores = Post.stores(Post.message("a", "die", "ada").build(), mail("b", "bob"));
        Roster roster = roster(
                stores,
                settings()
                        .receiver("die", message -> {
                            throw new StackOverflowError();
                        })
                        .telling(event -> {
                            throw new IllegalStateException("deaf");
                        }));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 1, 0, 0));
        assertThat(received).containsExactly("b");
    }

    @Test
    void saysWhatHappenedToEachMessage() {
        InMemoryStores stores = Post.stores(
                mail("a", "ada"),
                Post.message("b", "fail", "bob").build(),
                Post.message("c", "refuse", "eve").build());
        roster(stores, settings()).deliver();
        assertThat(post.told()).containsExactly("DELIVERED a", "POSTPONED b", "DEAD c");
        assertThat(post.events())
                .filteredOn(event -> event.kind() == DeliveryEvent.Kind.CLAIMED)
                .hasSize(3);
        assertThat(post.events().get(4)).satisfies(event -> {
            assertThat(event.message().effect()).isEqualTo("fail");
            assertThat(event.took()).isPositive();
            assertThat(event.why()).isEqualTo("no answer");
        });
    }

    @Test
    void countsNothingOfAMessageThatSomebodyElseHas() {
        InMemoryStores stores = Post.stores(mail("a", "ada"));
        Roster roster = roster(stores, settings().receiver("mail", message -> {
            clock.move(Duration.ofMinutes(2));
            assertThat(stores.outbox().claim(lease("thief"), 9)).hasSize(1);
        }));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 0, 1));
        assertThat(post.told()).containsExactly("LOST a");
        assertThat(stores.outbox().pending(9)).hasSize(1);
        assertThat(stores.outbox().delivered("a", "thief")).isTrue();
    }

    @Test
    void callsNoReceiverForAMessageWhoseLeaseEndedBeforeItsTurn() {
        InMemoryStores stores = Post.stores(mail("a", "ada"), mail("b", "bob"));
        Roster roster = roster(stores, settings().receiver("mail", message -> {
            received.add(message.key());
            clock.move(Duration.ofMinutes(2));
            stores.outbox().claim(lease("thief"), 9);
        }));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 0, 2));
        assertThat(received).containsExactly("a");
    }

    private OutboxStore.Lease lease(String owner) {
        return new OutboxStore.Lease(owner, clock.instant(), clock.instant().plusSeconds(60));
    }

    @Test
    void renewsTheLeaseWhileAReceiverWorks() {
        InMemoryStores stores = Post.stores(mail("a", "ada"));
        WatchedStores watched = new WatchedStores(stores);
        CountDownLatch once = new CountDownLatch(1);
        CountDownLatch twice = new CountDownLatch(2);
        watched.after(call -> {
            if (call.equals("renew")) {
                once.countDown();
                twice.countDown();
            }
        });
        DeliverySettings settings = settings().lease(Duration.ofMillis(600)).receiver("mail", message -> {
            clock.move(Duration.ofMillis(400));
            Post.await(once);
            clock.move(Duration.ofMillis(500));
            Post.await(twice);
            assertThat(stores.outbox().claim(lease("thief"), 9)).isEmpty();
        });
        Roster roster =
                Roster.on(watched.stores()).clock(clock).delivery(settings).build();
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
    }

    @Test
    void callsReceiversWhileNothingIsAskedOfTheStores() {
        WatchedStores watched = new WatchedStores(Post.stores(mail("a", "ada"), mail("b", "bob")));
        List<Integer> underWay = new ArrayList<>();
        DeliverySettings settings = settings().receiver("mail", message -> underWay.add(watched.underWay()));
        Roster.on(watched.stores()).clock(clock).delivery(settings).build().deliver();
        assertThat(underWay).containsExactly(0, 0);
    }

    @Test
    void countsADeliveryThatTheStoreCouldNotKeepAsLostAndDeliversItAgain() {
        InMemoryStores stores = Post.stores(mail("a", "ada"));
        WatchedStores watched = new WatchedStores(stores);
        watched.before(call -> {
            if (call.equals("deliveredAll")) {
                throw new StoreUnavailableException("the database is away", new IllegalStateException());
            }
        });
        Roster roster =
                Roster.on(watched.stores()).clock(clock).delivery(settings()).build();
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 0, 0, 1));
        watched.before(call -> {});
        assertThat(roster.deliver().delivered()).as("its lease has not ended").isZero();
        clock.move(Duration.ofMinutes(1));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(received).containsExactly("a", "a");
    }

    @Test
    @DisplayName(
            "a receiver whose time is over counts as failed, what waits behind it is given back, and it counts no more")
    void leavesAReceiverWhoseTimeIsOver() {
        InMemoryStores stores = Post.stores(mail("a", "ada"), mail("b", "bob"));
        CountDownLatch givenBack = new CountDownLatch(2);
        Roster roster = roster(
                stores,
                settings()
                        .timeout(Duration.ofMillis(20))
                        .telling(event -> {
                            post.happened(event);
                            if (event.kind() == DeliveryEvent.Kind.POSTPONED) {
                                givenBack.countDown();
                            }
                        })
                        .receiver("mail", message -> {
                            if (message.key().equals("a") && message.attempts() == 1) {
                                Post.await(givenBack);
                            }
                            received.add(message.key());
                        }));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 2, 0, 1));
        assertThat(received).containsExactly("a", "b");
        assertThat(post.told())
                .startsWith("POSTPONED a", "POSTPONED b", "LOST a")
                .contains("DELIVERED b");
        clock.move(Duration.ofSeconds(5));
        roster.deliver();
        assertThat(received).containsExactly("a", "b", "a");
    }

    @Test
    @DisplayName("100,000 messages wait and 20 are held at a time")
    void holdsAFewOfManyMessages() {
        InMemoryStores real = Post.stores(IntStream.range(0, 100_000)
                .mapToObj(i -> mail("k" + i, "u" + i % 50_000))
                .toArray(OutboxMessage[]::new));
        WatchedStores watched = new WatchedStores(real);
        int[] count = new int[1];
        Roster roster = Roster.on(watched.stores())
                .clock(clock)
                .delivery(DeliverySettings.defaults().receiver("mail", message -> count[0]++))
                .build();
        assertThat(roster.deliver().delivered()).isEqualTo(100_000);
        assertThat(count[0]).isEqualTo(100_000);
        assertThat(watched.mostClaimed()).isBetween(1, 20);
        assertThat(real.outbox().pending(1)).isEmpty();
    }

    @Test
    void refusesSettingsOutOfBounds() {
        DeliverySettings settings = DeliverySettings.defaults();
        assertThatThrownBy(() -> settings.threads(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.threads(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.mostAttempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.lease(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.timeout(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.pause(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
