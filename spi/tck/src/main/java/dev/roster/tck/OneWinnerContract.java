package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether of many who want the same thing at once one gets it: rules US-02, JS-03, OS-05, OS-07, TS-06, SA-05 and MP-04. */
public interface OneWinnerContract extends StoresFactory {

    /** Keys that several take. */
    @Test
    @DisplayName("US-02: of 16 threads that take one name, address or employee id, by insert or by update, one gets it")
    default void takesEveryKeyOnce() {
        List<BiConsumer<UserBuilder, Integer>> keys = List.of(
                (user, round) -> user.userName(new UserName("name " + round)),
                (user, round) -> user.primaryEmail(new EmailAddress("taken" + round + "@example.com")),
                (user, round) -> user.employeeId(new EmployeeId("E-" + round)));
        try (Stores stores = newStores()) {
            for (int number = 0; number < Samples.THREADS; number += 2) {
                Samples.load(stores, List.of(Samples.user("old" + number)));
            }
            long[] versions = new long[Samples.THREADS];
            Arrays.fill(versions, 1);
            for (int round = 0; round < Extent.of(12, 9); round++) {
                int now = round;
                BiConsumer<UserBuilder, Integer> key = keys.get(round % keys.size());
                List<UnitOutcome.Kind> outcomes = Samples.together(number -> {
                    String id = number % 2 == 0 ? "old" + number : "new" + now + "-" + number;
                    User user = Samples.user(id, builder -> key.accept(builder, now));
                    Write write = number % 2 == 0
                            ? Samples.update(
                                    user, versions[number], Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID)
                            : Samples.insert(user);
                    return Samples.commit(stores, write).kind();
                });
                assertThat(outcomes)
                        .as("round %s", round)
                        .containsOnly(UnitOutcome.Kind.WRITTEN, UnitOutcome.Kind.DUPLICATE)
                        .containsOnlyOnce(UnitOutcome.Kind.WRITTEN);
                versions[outcomes.indexOf(UnitOutcome.Kind.WRITTEN)]++;
            }
        }
    }

    /** Messages that are delivered, given back and given up at once. */
    @Test
    @DisplayName(
            "OS-05: of 16 threads of one owner that deliver, postpone or give up one message, one is told that it had it")
    default void letsGoOfAMessageOnce() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            for (int round = 0; round < rounds(); round++) {
                String key = "k" + round;
                OutboxMessage message = OutboxMessage.builder(key, "mail", new UserId("u" + round))
                        .build();
                Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), List.of(message)));
                assertThat(outbox.claim(Samples.LEASE, 1)).hasSize(1);
                OutboxStore.Failure failure = new OutboxStore.Failure("one", Samples.NOON, "no answer");
                List<Boolean> done = Samples.together(number -> switch (number % 3) {
                    case 0 -> outbox.delivered(key, "one");
                    case 1 -> outbox.postpone(key, failure, Samples.NOON.plusSeconds(100_000));
                    default -> outbox.giveUp(key, failure);
                });
                assertThat(done).as("round %s", round).containsOnlyOnce(true);
                assertThat(outbox.dead(99).stream()
                                .filter(letter -> letter.message().key().equals(key)))
                        .hasSize(done.indexOf(true) % 3 == 2 ? 1 : 0);
                assertThat(outbox.pending(99).stream()
                                .filter(waiting -> waiting.key().equals(key)))
                        .hasSize(done.indexOf(true) % 3 == 1 ? 1 : 0);
            }
        }
    }

    /** Dead letters that several revive. */
    @Test
    @DisplayName("OS-07: of 16 threads that revive one dead letter, one is told that it was dead")
    default void revivesOnce() {
        try (Stores stores = newStores()) {
            OutboxStore outbox = stores.outbox();
            OutboxMessage message =
                    OutboxMessage.builder("k", "mail", new UserId("ada")).build();
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), List.of(message)));
            for (int round = 0; round < rounds(); round++) {
                assertThat(outbox.claim(Samples.LEASE, 1)).hasSize(1);
                assertThat(outbox.giveUp("k", new OutboxStore.Failure("one", Samples.NOON, "no")))
                        .isTrue();
                assertThat(Samples.together(number -> outbox.revive("k", Samples.NOON, Samples.audit("retry"))))
                        .as("round %s", round)
                        .containsOnlyOnce(true);
            }
        }
    }

    /** A run that ends while it is taken over. */
    @Test
    @DisplayName("JS-03: a run that is finished and taken over at once is one of the two")
    default void endsOrChangesHands() {
        try (Stores stores = newStores()) {
            JournalStore journal = stores.journal();
            for (int round = 0; round < rounds(); round++) {
                Run run = Run.builder(new dev.roster.spi.PlanId("%08x".formatted(round)), Samples.NOON)
                        .executor("one")
                        .build();
                journal.begin(run);
                Run finished = run.with(Run.State.FINISHED, Samples.NOON, "{}");
                List<Boolean> done = Samples.together(
                        4,
                        number -> number == 0
                                ? journal.end(finished)
                                : journal.takeOver(run.plan(), "one", "w" + number));
                assertThat(done).as("round %s", round).containsOnlyOnce(true);
                int winner = done.indexOf(true);
                assertThat(journal.find(run.plan())).contains(winner == 0 ? finished : run.takenOverBy("w" + winner));
            }
        }
    }

    /** Tokens that several revoke. */
    @Test
    @DisplayName("TS-06: of 16 threads that revoke the tokens of a user, each token is counted once")
    default void countsRevokedTokensOnce() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            for (int round = 0; round < rounds(); round++) {
                tokens.issue(token("d4", OneTimeToken.Purpose.INVITATION));
                tokens.issue(token("e5", OneTimeToken.Purpose.PASSWORD_RESET));
                List<Integer> revoked = Samples.together(number -> tokens.revoke(new UserId("ada")));
                assertThat(revoked.stream().mapToInt(Integer::intValue).sum())
                        .as("round %s", round)
                        .isEqualTo(2);
            }
        }
    }

    private static OneTimeToken token(String hash, OneTimeToken.Purpose purpose) {
        return new OneTimeToken(
                new OneTimeToken.Hash(hash.repeat(32)),
                purpose,
                new UserId("ada"),
                new EmailAddress("ada@example.com"),
                "root",
                Samples.NOON,
                Samples.NOON.plusSeconds(60));
    }

    /** Locks that several lift. */
    @Test
    @DisplayName(
            "SA-05: of 16 threads that clear one subject, one is told that there was something, and counting begins anew")
    default void clearsOnce() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            AttemptWindow.Limit limit = new AttemptWindow.Limit(5, Duration.ofMinutes(1), Duration.ofMinutes(8));
            for (int round = 0; round < rounds(); round++) {
                for (int used = 1; used <= 3; used++) {
                    assertThat(attempts.reserve(SignInAttemptStoreContract.ADA, limit, Samples.NOON))
                            .isTrue();
                    assertThat(attempts.find(SignInAttemptStoreContract.ADA).map(AttemptWindow::used))
                            .as("round %s", round)
                            .contains(used);
                }
                assertThat(Samples.together(number -> attempts.clear(SignInAttemptStoreContract.ADA)))
                        .as("round %s", round)
                        .containsOnlyOnce(true);
            }
        }
    }

    /** Mappings that several forget. */
    @Test
    @DisplayName("MP-04: of 16 threads that forget one mapping, one is told that there was one")
    default void forgetsOnce() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            for (int round = 0; round < rounds(); round++) {
                mappings.save(new SavedMapping("f", Samples.NOON, "root", List.of()));
                assertThat(Samples.together(number -> mappings.delete("f")))
                        .as("round %s", round)
                        .containsOnlyOnce(true);
            }
        }
    }

    private static int rounds() {
        return Extent.of(20, 12);
    }
}
