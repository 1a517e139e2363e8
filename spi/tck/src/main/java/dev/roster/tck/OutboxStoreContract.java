package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxMessage.Urgency;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.OutboxStore.Failure;
import dev.roster.spi.OutboxStore.Lease;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of messages must keep: rules OS-01 to OS-10, and UN-02 for bodies. */
public interface OutboxStoreContract extends StoresFactory {

    /** Who wanted a dead letter to be tried again. */
    AuditEntry RETRY = Samples.audit("retry-message");

    /** Who wanted a dead letter to be dropped. */
    AuditEntry DISCARD = Samples.audit("discard-message");

    /** The order of messages. */
    @Test
    @DisplayName("OS-01: waiting messages come out as they went in, denials first, then in the order of their commits")
    default void listsWaitingMessages() {
        try (Stores stores = newStores()) {
            OutboxMessage first = message("z", "ada")
                    .createdAt(Samples.NOON.plusNanos(1_000))
                    .due(Samples.NOON.plusSeconds(90))
                    .body(Map.of("address", "Ada@Example.com", "note", "3:-|\ud83d\ude00", "", ""))
                    .build();
            OutboxMessage second = message("b", "bob").build();
            OutboxMessage third = message("a", "ada").createdAt(Samples.NOON).build();
            OutboxMessage denial = message("m", "eve").urgency(Urgency.DENIAL).build();
            keep(stores, first, second);
            keep(stores, third);
            keep(stores, denial);
            assertThat(stores.outbox().pending(10)).containsExactly(denial, first, second, third);
            assertThat(stores.outbox().pending(2)).containsExactly(denial, first);
        }
    }

    /** The same effect is told once. */
    @Test
    @DisplayName("OS-02: a key is known for ever: neither waiting nor delivered messages are added again")
    default void knowsDeliveredKeys() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            OutboxMessage message = message("k".repeat(200), "ada").build();
            OutboxMessage again =
                    message.toBuilder().due(Samples.NOON.plusSeconds(60)).build();
            keep(stores, message, again);
            keep(stores, again);
            assertThat(outbox.pending(10)).containsExactly(message);

            assertThat(outbox.claim(lease("one", 0), 10)).hasSize(1);
            assertThat(outbox.delivered(message.key(), "one")).isTrue();
            assertThat(outbox.delivered(message.key(), "one")).isFalse();
            assertThat(outbox.delivered("unknown", "one")).isFalse();
            keep(stores, again);
            assertThat(outbox.pending(10)).isEmpty();
            assertThat(outbox.claim(lease("two", 900), 10)).isEmpty();
        }
    }

    /** One of many delivers a message. */
    @Test
    @DisplayName("OS-02: of 16 threads that mark one message as delivered, one is told that it was waiting")
    default void deliversOnce() {
        try (Stores stores = newStores()) {
            keep(stores, message("a", "ada").build());
            stores.outbox().claim(lease("one", 0), 1);
            assertThat(Samples.together(number -> stores.outbox().delivered("a", "one")))
                    .containsOnlyOnce(true);
        }
    }

    /** One message of a user at a time. */
    @Test
    @DisplayName("OS-03: of each user the first due message is claimed, and none while another of the user is out")
    default void claimsOneMessageOfEachUser() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(stores, message("a1", "ada").build(), message("b1", "bob").build());
            keep(
                    stores,
                    message("a2", "ada").build(),
                    message("c1", "eve").due(Samples.NOON.plusSeconds(500)).build(),
                    message("c2", "eve").build());
            List<OutboxMessage> claimed = outbox.claim(lease("one", 0), 10);
            assertThat(claimed)
                    .containsExactly(
                            message("a1", "ada").attempts(1).build(),
                            message("b1", "bob").attempts(1).build());
            assertThat(outbox.pending(10))
                    .as("claimed ones wait until they are delivered")
                    .hasSize(5);
            assertThat(outbox.claim(lease("two", 59), 10)).isEmpty();
            assertThat(outbox.delivered("a1", "one")).isTrue();
            assertThat(keys(outbox.claim(lease("two", 59), 10))).containsExactly("a2");
            assertThat(keys(outbox.claim(lease("three", 500), 1)))
                    .as("the lease of b1 has ended")
                    .containsExactly("b1");
            assertThat(keys(outbox.claim(lease("three", 500), 10)))
                    .contains("c1")
                    .doesNotContain("c2");
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("OS-03: 16 threads that claim at once share the messages, and no user has two out")
    default void sharesMessages() {
        try (Stores stores = newStores()) {
            for (int round = 0; round < 3; round++) {
                int number = round;
                keep(
                        stores,
                        IntStream.range(0, 20)
                                .mapToObj(user -> message("m" + number + "-" + user, "u" + user)
                                        .build())
                                .toArray(OutboxMessage[]::new));
            }
            List<String> users = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            Samples.together(thread -> stores.outbox().claim(lease("worker " + thread, 0), 3))
                    .forEach(claimed -> claimed.forEach(message -> {
                        users.add(message.user().value());
                        keys.add(message.key());
                    }));
            assertThat(users).hasSize(20).doesNotHaveDuplicates();
            assertThat(keys).allMatch(key -> key.startsWith("m0-"));
        }
    }

    /** Denials overtake. */
    @Test
    @DisplayName("OS-04: a denial is claimed before the ordinary messages of its user, also before postponed ones")
    default void letsDenialsOvertake() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(
                    stores,
                    message("invite", "ada").build(),
                    message("mail", "bob").build());
            outbox.claim(lease("one", 0), 1);
            assertThat(outbox.postpone("invite", failure("one", 0, "later"), Samples.NOON.plusSeconds(900)))
                    .isTrue();
            keep(stores, message("disable", "ada").urgency(Urgency.DENIAL).build());
            assertThat(keys(outbox.claim(lease("one", 1), 10))).containsExactly("disable", "mail");
            assertThat(outbox.claim(lease("two", 2), 10))
                    .as("an overtaking denial is out, so nothing else of the user is")
                    .isEmpty();
            outbox.delivered("disable", "one");
            assertThat(keys(outbox.claim(lease("two", 901), 10))).contains("invite");
        }
    }

    /** A worker who is too late. */
    @Test
    @DisplayName("OS-05: who does not have a message, or has lost it to another, changes nothing")
    default void believesTheOwnerAlone() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(stores, message("a", "ada").build());
            assertAllRefused(outbox, "one");
            outbox.claim(lease("one", 0), 1);
            assertAllRefused(outbox, "two");
            assertThat(keys(outbox.claim(lease("two", 60), 1)))
                    .as("a lease ends at its very moment")
                    .containsExactly("a");
            assertAllRefused(outbox, "one");
            assertThat(outbox.pending(1))
                    .containsExactly(message("a", "ada").attempts(2).build());
            assertThat(outbox.delivered("a", "two")).isTrue();
            assertAllRefused(outbox, "two");
        }
    }

    /** A worker who needs longer. */
    @Test
    @DisplayName("OS-05: a renewed lease keeps others away until its new end")
    default void renewsLeases() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(stores, message("a", "ada").build());
            outbox.claim(lease("one", 0), 1);
            assertThat(outbox.renew("a", lease("one", 50))).isTrue();
            assertThat(outbox.claim(lease("two", 109), 1)).isEmpty();
            assertThat(keys(outbox.claim(lease("two", 110), 1))).containsExactly("a");
        }
    }

    /** Later. */
    @Test
    @DisplayName("OS-06: a postponed message is claimed again when it is due, with its attempts counted")
    default void postponesMessages() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(stores, message("a", "ada").build());
            outbox.claim(lease("one", 0), 1);
            Instant due = Samples.NOON.plusSeconds(300);
            assertThat(outbox.postpone("a", failure("one", 1, "later"), due)).isTrue();
            assertThat(outbox.pending(1)).extracting(OutboxMessage::due).containsExactly(due);
            assertThat(outbox.claim(lease("one", 299), 1)).isEmpty();
            assertThat(outbox.claim(lease("two", 300), 1))
                    .extracting(OutboxMessage::attempts)
                    .containsExactly(2);
        }
    }

    /** What people read when they ask why it waits. */
    @Test
    @DisplayName("OS-08: why a delivery failed is kept with the message, the last one, until it is revived")
    default void keepsWhyItFailed() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            String long1000 = "\ud83d\udce7".repeat(500);
            keep(stores, message("a", "ada").build());
            assertThat(outbox.pending(1)).containsExactly(message("a", "ada").build());
            outbox.claim(lease("one", 0), 1);
            outbox.postpone("a", failure("one", 1, "no answer"), Samples.NOON);
            OutboxMessage waiting =
                    message("a", "ada").attempts(1).failure("no answer").build();
            assertThat(outbox.pending(1)).containsExactly(waiting);
            assertThat(outbox.claim(lease("two", 2), 1))
                    .containsExactly(waiting.toBuilder().attempts(2).build());
            outbox.postpone("a", failure("two", 3, long1000), Samples.NOON);
            assertThat(outbox.claim(lease("two", 4), 1))
                    .extracting(OutboxMessage::failure)
                    .containsExactly(long1000);
            outbox.giveUp("a", failure("two", 5, "no such mailbox"));
            assertThat(outbox.dead(1))
                    .extracting(letter -> letter.message().failure())
                    .containsExactly("no such mailbox");
            outbox.revive("a", Samples.NOON, RETRY);
            assertThat(outbox.pending(1)).containsExactly(message("a", "ada").build());
        }
    }

    /** Never. */
    @Test
    @DisplayName(
            "OS-07: a message that is given up is a dead letter, waits no longer, and may be revived in its old place")
    default void keepsDeadLetters() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(
                    stores,
                    message("a", "ada").build(),
                    message("b", "ada").build(),
                    message("c", "bob").build());
            outbox.claim(lease("one", 0), 10);
            assertThat(outbox.giveUp("a", failure("one", 1, "the address is refused")))
                    .isTrue();
            assertThat(outbox.giveUp("c", failure("one", 2, "no such account"))).isTrue();
            assertThat(keys(outbox.pending(10))).containsExactly("b");
            assertThat(outbox.dead(10))
                    .containsExactly(
                            new OutboxStore.DeadLetter(
                                    message("c", "bob")
                                            .attempts(1)
                                            .failure("no such account")
                                            .build(),
                                    Samples.NOON.plusSeconds(2)),
                            new OutboxStore.DeadLetter(
                                    message("a", "ada")
                                            .attempts(1)
                                            .failure("the address is refused")
                                            .build(),
                                    Samples.NOON.plusSeconds(1)));
            assertThat(outbox.dead(1)).hasSize(1);
            assertThat(outbox.revive("b", Samples.NOON, RETRY)).isFalse();
            assertThat(outbox.revive("a", Samples.NOON.plusSeconds(5), RETRY)).isTrue();
            assertThat(outbox.pending(10))
                    .containsExactly(
                            message("a", "ada").due(Samples.NOON.plusSeconds(5)).build(),
                            message("b", "ada").build());
            assertThat(keys(outbox.claim(lease("two", 5), 10))).containsExactly("a");
            keep(stores, message("c", "bob").build());
            assertThat(keys(outbox.pending(10))).doesNotContain("c");
        }
    }

    /** What comes after what was never told. */
    @Test
    @DisplayName("OS-07: a dead letter stops the ordinary messages of its user, but no denial, until it is revived")
    default void stopsBehindDeadLetters() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(
                    stores,
                    message("a", "ada").build(),
                    message("b", "ada").build(),
                    message("c", "bob").build());
            outbox.claim(lease("one", 0), 1);
            outbox.giveUp("a", failure("one", 1, "no such mailbox"));
            assertThat(keys(outbox.claim(lease("one", 2), 10)))
                    .as("others go on")
                    .containsExactly("c");
            assertThat(keys(outbox.pending(10))).as("stopped ones wait").containsExactly("b", "c");
            keep(
                    stores,
                    message("d", "ada").urgency(Urgency.DENIAL).build(),
                    message("e", "ada").urgency(Urgency.DENIAL).build());
            assertThat(keys(outbox.claim(lease("one", 3), 10))).containsExactly("d");
            outbox.giveUp("d", failure("one", 4, "refused"));
            assertThat(keys(outbox.claim(lease("one", 5), 10)))
                    .as("a dead denial stops no other")
                    .containsExactly("e");
            outbox.delivered("e", "one");
            outbox.revive("a", Samples.NOON, RETRY);
            assertThat(outbox.claim(lease("one", 6), 10))
                    .as("the denial is dead, whichever came first")
                    .isEmpty();
            outbox.revive("d", Samples.NOON, RETRY);
            assertThat(keys(outbox.claim(lease("one", 7), 10))).containsExactly("d");
            outbox.delivered("d", "one");
            assertThat(keys(outbox.claim(lease("one", 8), 10))).containsExactly("a");
            outbox.delivered("a", "one");
            assertThat(keys(outbox.claim(lease("one", 9), 10))).containsExactly("b");
        }
    }

    /** Not now. */
    @Test
    @DisplayName("OS-09: a claim leaves out effects as it is told, keeps the order of each user, and finds all others")
    default void leavesEffectsOut() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            keep(
                    stores,
                    message("a", "ada").build(),
                    OutboxMessage.builder("b", "mail", new UserId("ada"))
                            .createdAt(Samples.NOON)
                            .build(),
                    OutboxMessage.builder("c", "mail", new UserId("bob"))
                            .createdAt(Samples.NOON)
                            .build(),
                    message("d", "eve").build());
            assertThat(keys(outbox.claim(lease("one", 0), Set.of("invite", "Mail"), 1)))
                    .as("a limit counts what is given out")
                    .containsExactly("c");
            assertThat(outbox.claim(lease("one", 0), Set.of("invite"), 10)).isEmpty();
            assertThat(outbox.claim(lease("one", 0), Set.of("mail"), 10))
                    .as("what was left out counts no attempt")
                    .containsExactly(
                            message("a", "ada").attempts(1).build(),
                            message("d", "eve").attempts(1).build());
            outbox.delivered("a", "one");
            assertThat(outbox.claim(lease("one", 1), Set.of("mail", "invite"), 10))
                    .isEmpty();
            assertThat(keys(outbox.claim(lease("one", 1), Set.of(), 10))).containsExactly("b");
        }
    }

    /** For good. */
    @Test
    @DisplayName("OS-10: a discarded dead letter is gone, its user goes on, and its key stays known")
    default void discardsDeadLetters() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            OutboxMessage message = message("a", "ada").build();
            keep(stores, message, message("b", "ada").build());
            assertThat(outbox.discard("a", DISCARD)).as("it waits").isFalse();
            outbox.claim(lease("one", 0), 1);
            assertThat(outbox.discard("a", DISCARD)).as("it is out").isFalse();
            outbox.giveUp("a", failure("one", 1, "no such mailbox"));
            assertThat(outbox.discard("a", DISCARD)).isTrue();
            assertThat(outbox.discard("a", DISCARD)).isFalse();
            assertThat(outbox.discard("unknown", DISCARD)).isFalse();
            assertThat(outbox.dead(10)).isEmpty();
            assertThat(outbox.revive("a", Samples.NOON, RETRY)).isFalse();
            keep(stores, message);
            assertThat(keys(outbox.pending(10))).containsExactly("b");
            assertThat(keys(outbox.claim(lease("one", 2), 10))).containsExactly("b");
        }
    }

    /** Bodies of an erased user. */
    @Test
    @DisplayName(
            "UN-02: messages about an erased user lose bodies and failures, and those of the erasing unit keep theirs")
    default void erasesBodies() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada));
            Map<String, String> body = Map.of("address", "ada@example.com");
            keep(
                    stores,
                    message("a", "ada").body(body).build(),
                    message("b", "bob").body(body).build());
            stores.outbox().claim(lease("one", 0), 1);
            stores.outbox().postpone("a", failure("one", 1, "ada@example.com is refused"), Samples.NOON);
            OutboxMessage farewell =
                    message("c", "ada").body(Map.of("account", "17")).build();
            CommitUnit erasure =
                    new CommitUnit(List.of(new Write.EraseUser(ada.id(), 1)), null, List.of(), List.of(farewell));
            assertThat(Samples.commit(stores, erasure)).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.outbox().pending(10))
                    .containsExactly(
                            message("a", "ada").attempts(1).build(),
                            message("b", "bob").body(body).build(),
                            farewell);
        }
    }

    private static void assertAllRefused(OutboxStore outbox, String owner) {
        assertThat(outbox.delivered("a", owner)).isFalse();
        assertThat(outbox.postpone("a", failure(owner, 0, "no"), Samples.NOON)).isFalse();
        assertThat(outbox.renew("a", lease(owner, 10_000))).isFalse();
        assertThat(outbox.giveUp("a", failure(owner, 0, "no"))).isFalse();
        assertThat(outbox.dead(10)).isEmpty();
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
