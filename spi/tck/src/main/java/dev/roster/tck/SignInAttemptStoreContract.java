package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.UserId;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of attempts to sign in must keep: rules SA-01 to SA-08. */
public interface SignInAttemptStoreContract extends StoresFactory {

    /** The limit of the tests: five a minute, then two minutes, four, up to eight. */
    AttemptWindow.Limit LIMIT = new AttemptWindow.Limit(5, Duration.ofMinutes(1), Duration.ofMinutes(8));

    /** The subject of the tests. */
    SignInSubject ADA = SignInSubject.of(new UserId("ada"));

    /** One after the other. */
    @Test
    @DisplayName("SA-01: a window has as many attempts as the limit, also when they come far apart")
    default void givesAsManyAttemptsAsTheLimit() {
        try (Stores stores = newStores()) {
            for (int second = 0; second < 5; second++) {
                assertThat(reserve(stores, 10 * second)).isTrue();
            }
            assertThat(reserve(stores, 50)).isFalse();
            assertThat(Samples.attempts(stores).reserve(SignInSubject.of(new UserId("bob")), LIMIT, Samples.NOON))
                    .as("somebody else's attempts")
                    .isTrue();
        }
    }

    /** Hundreds. */
    @Test
    @DisplayName("SA-01: a limit of hundreds gives hundreds of attempts, and no more")
    default void givesHundredsOfAttempts() {
        try (Stores stores = newStores()) {
            AttemptWindow.Limit limit = new AttemptWindow.Limit(300, Duration.ofMinutes(1), Duration.ofMinutes(8));
            for (int i = 1; i <= 300; i++) {
                assertThat(Samples.attempts(stores).reserve(ADA, limit, Samples.NOON))
                        .as("attempt %s", i)
                        .isTrue();
            }
            assertThat(Samples.attempts(stores).find(ADA).map(AttemptWindow::used))
                    .contains(300);
            assertThat(Samples.attempts(stores).reserve(ADA, limit, Samples.NOON))
                    .isFalse();
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("SA-01: of 16 threads that try at once, as many may as the limit has attempts")
    default void givesNoMoreUnderConcurrency() {
        for (int round = 0; round < 5; round++) {
            try (Stores stores = newStores()) {
                assertThat(Collections.frequency(Samples.together(number -> reserve(stores, 0)), true))
                        .isEqualTo(LIMIT.attempts());
                assertThat(Samples.attempts(stores).find(ADA).map(AttemptWindow::used))
                        .contains(LIMIT.attempts());
            }
        }
    }

    /** In the second window as in the first. */
    @Test
    @DisplayName("SA-01: of 16 threads that try at once when a lock has ended, as many may as the limit has attempts")
    default void givesNoMoreWhenALockEnds() {
        try (Stores stores = newStores()) {
            useUp(stores, 0);
            List<Boolean> granted = Samples.together(number -> reserve(stores, 60));
            assertThat(Collections.frequency(granted, true)).isEqualTo(LIMIT.attempts());
        }
    }

    /** Refused attempts leave no trace. */
    @Test
    @DisplayName("SA-02: attempts during a lock do not lengthen it")
    default void keepsTheEndOfALock() {
        try (Stores stores = newStores()) {
            useUp(stores, 0);
            AttemptWindow locked = Samples.attempts(stores).find(ADA).orElseThrow();
            for (int second = 1; second < 60; second += 7) {
                assertThat(reserve(stores, second)).isFalse();
            }
            assertThat(Samples.attempts(stores)
                            .reserve(ADA, LIMIT, locked.endsAt().minusNanos(1_000)))
                    .isFalse();
            assertThat(Samples.attempts(stores).find(ADA)).contains(locked);
            assertThat(Samples.attempts(stores).reserve(ADA, LIMIT, locked.endsAt()))
                    .isTrue();
        }
    }

    /** Locks grow. */
    @Test
    @DisplayName("SA-03: used-up windows one after another last 1, 2, 4 and 8 minutes, and no longer")
    default void lengthensWindows() {
        try (Stores stores = newStores()) {
            Instant now = Samples.NOON;
            for (int minutes : new int[] {1, 2, 4, 8, 8}) {
                for (int attempt = 0; attempt < LIMIT.attempts(); attempt++) {
                    assertThat(Samples.attempts(stores).reserve(ADA, LIMIT, now))
                            .isTrue();
                }
                Instant end = now.plus(Duration.ofMinutes(minutes));
                assertThat(Samples.attempts(stores).reserve(ADA, LIMIT, end.minusNanos(1_000)))
                        .as("the window of %s minutes", minutes)
                        .isFalse();
                now = end;
            }
        }
    }

    /** Quiet windows are forgiven. */
    @Test
    @DisplayName("SA-03: a window that was not used up, and a long quiet, make the next window short again")
    default void forgetsAfterAQuiet() {
        try (Stores stores = newStores()) {
            useUp(stores, 0);
            assertThat(reserve(stores, 60)).isTrue();
            assertThat(reserve(stores, 180)).isTrue();
            assertThat(Samples.attempts(stores).find(ADA))
                    .as("after a window with one attempt")
                    .contains(new AttemptWindow(1, 0, Samples.NOON.plusSeconds(240)));
            useUpRest(stores, 180);
            assertThat(reserve(stores, 240 + 480)).isTrue();
            assertThat(Samples.attempts(stores).find(ADA))
                    .as("after a quiet as long as the longest window")
                    .contains(new AttemptWindow(1, 0, Samples.NOON.plusSeconds(780)));
        }
    }

    /** What support reads. */
    @Test
    @DisplayName("SA-04: the window of a subject can be read, to the microsecond; others have none")
    default void findsWindows() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            SignInSubject odd = new SignInSubject("name:" + "~".repeat(95));
            Instant now = Instant.parse("2026-10-25T01:30:00.123456Z");
            attempts.reserve(odd, LIMIT, now);
            attempts.reserve(odd, LIMIT, now.plusSeconds(1));
            assertThat(attempts.find(odd)).contains(new AttemptWindow(2, 0, now.plusSeconds(60)));
            assertThat(attempts.find(new SignInSubject("NAME:" + "~".repeat(95))))
                    .isEmpty();
            assertThat(attempts.find(ADA)).isEmpty();
        }
    }

    /** A success, or somebody who helps. */
    @Test
    @DisplayName("SA-05: clearing forgets the attempts and the lock of one subject")
    default void clearsAttempts() {
        try (Stores stores = newStores()) {
            SignInSubject bob = SignInSubject.of(new UserId("bob"));
            useUp(stores, 0);
            Samples.attempts(stores).reserve(bob, LIMIT, Samples.NOON);
            assertThat(Samples.attempts(stores).clear(ADA)).isTrue();
            assertThat(Samples.attempts(stores).clear(ADA)).isFalse();
            assertThat(Samples.attempts(stores).find(ADA)).isEmpty();
            assertThat(Samples.attempts(stores).find(bob)).isPresent();
            useUp(stores, 1);
            assertThat(Samples.attempts(stores).find(ADA))
                    .contains(new AttemptWindow(5, 0, Samples.NOON.plusSeconds(61)));
        }
    }

    /** What a sign-in claims of its user and its source, and a run of its inviter and all addresses. */
    @Test
    @DisplayName("SA-06: attempts of several subjects are taken together, or none of them")
    default void takesAllClaimsOrNone() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            SignInSubject bob = SignInSubject.of(new UserId("bob"));
            assertThat(attempts.reserve(List.of(), Samples.NOON).isTaken()).isTrue();
            assertThat(attempts.reserve(List.of(claim(ADA, 3), claim(bob, 1)), Samples.NOON)
                            .windows())
                    .as("what is kept now")
                    .isEqualTo(Map.of(
                            ADA,
                            new AttemptWindow(3, 0, Samples.NOON.plusSeconds(60)),
                            bob,
                            new AttemptWindow(1, 0, Samples.NOON.plusSeconds(60))));
            assertThat(attempts.reserve(List.of(claim(bob, 4), claim(ADA, 3)), Samples.NOON))
                    .as("who has no room")
                    .isEqualTo(new SignInAttemptStore.Reservation(Map.of(), Set.of(ADA)));
            assertThat(attempts.reserve(List.of(claim(bob, 5), claim(ADA, 3)), Samples.NOON)
                            .full())
                    .containsExactlyInAnyOrder(ADA, bob);
            assertThat(attempts.findAll(List.of(ADA, bob, new SignInSubject("nobody"))))
                    .as("what was taken")
                    .isEqualTo(Map.of(
                            ADA,
                            new AttemptWindow(3, 0, Samples.NOON.plusSeconds(60)),
                            bob,
                            new AttemptWindow(1, 0, Samples.NOON.plusSeconds(60))));
            assertThat(attempts.reserve(List.of(claim(ADA, 2), claim(bob, 4)), Samples.NOON)
                            .isTaken())
                    .isTrue();
            assertThat(attempts.reserve(List.of(claim(ADA, 1)), Samples.NOON).full())
                    .containsExactly(ADA);
            assertThatThrownBy(() -> attempts.reserve(List.of(claim(ADA, 1), claim(ADA, 1)), Samples.NOON))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A run of a thousand invitations. */
    @Test
    @DisplayName("SA-06: attempts of 1,200 subjects, some of them new, are taken together")
    default void takesManyClaims() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            List<SignInAttemptStore.Claim> claims = IntStream.range(0, 1_200)
                    .mapToObj(i -> claim(new SignInSubject("address:" + i), 1))
                    .toList();
            attempts.reserve(claims.subList(0, 700), Samples.NOON);
            assertThat(attempts.reserve(claims, Samples.NOON).windows()).hasSize(1_200);
            assertThat(attempts.findAll(claims.stream()
                            .map(SignInAttemptStore.Claim::subject)
                            .toList()))
                    .hasSize(1_200)
                    .containsEntry(claims.get(699).subject(), new AttemptWindow(2, 0, Samples.NOON.plusSeconds(60)))
                    .containsEntry(claims.get(700).subject(), new AttemptWindow(1, 0, Samples.NOON.plusSeconds(60)));
        }
    }

    /** Two runs that invite the same people. */
    @Test
    @DisplayName(
            "SA-06: 16 threads that claim the same subjects in either order neither block each other nor take too much")
    default void takesTogetherUnderConcurrency() {
        for (int round = 0; round < 5; round++) {
            try (Stores stores = newStores()) {
                List<SignInAttemptStore.Claim> claims = IntStream.range(0, 20)
                        .mapToObj(i -> claim(new SignInSubject("address:" + i), 1))
                        .toList();
                List<SignInAttemptStore.Claim> backwards = new ArrayList<>(claims);
                Collections.reverse(backwards);
                List<Boolean> granted = Samples.together(number -> Samples.attempts(stores)
                        .reserve(number % 2 == 0 ? claims : backwards, Samples.NOON)
                        .isTaken());
                assertThat(Collections.frequency(granted, true)).isEqualTo(LIMIT.attempts());
                assertThat(Samples.attempts(stores)
                                .findAll(claims.stream()
                                        .map(SignInAttemptStore.Claim::subject)
                                        .toList())
                                .values())
                        .hasSize(20)
                        .allMatch(window -> window.used() == LIMIT.attempts());
            }
        }
    }

    /** Whoever locks somebody out says so, once. */
    @Test
    @DisplayName("SA-06: of 16 threads that try at once, one is told that it took the last attempt")
    default void tellsWhoTookTheLastAttempt() {
        for (int round = 0; round < 5; round++) {
            try (Stores stores = newStores()) {
                List<Integer> used = Samples.together(number ->
                        Samples.attempts(stores)
                                .reserve(List.of(claim(ADA, 1)), Samples.NOON)
                                .windows()
                                .values()
                                .stream()
                                .mapToInt(AttemptWindow::used)
                                .sum());
                assertThat(used).filteredOn(count -> count > 0).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
            }
        }
    }

    /** What was not written after all. */
    @Test
    @DisplayName("SA-07: attempts that came to nothing are given back to their window, and to no other one")
    default void givesBack() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            SignInSubject bob = SignInSubject.of(new UserId("bob"));
            useUp(stores, 0);
            attempts.reserve(bob, LIMIT, Samples.NOON);
            AttemptWindow first = attempts.find(ADA).orElseThrow();
            attempts.release(List.of(release(ADA, first, 2), release(new SignInSubject("nobody"), first, 1)));
            attempts.release(List.of());
            assertThat(attempts.findAll(List.of(ADA, bob, new SignInSubject("nobody"))))
                    .isEqualTo(Map.of(
                            ADA,
                            new AttemptWindow(3, 0, Samples.NOON.plusSeconds(60)),
                            bob,
                            new AttemptWindow(1, 0, Samples.NOON.plusSeconds(60))));
            attempts.release(List.of(release(bob, first, 5)));
            assertThat(attempts.find(bob)).contains(new AttemptWindow(0, 0, Samples.NOON.plusSeconds(60)));
            assertThat(reserve(stores, 60)).isTrue();
            attempts.release(List.of(release(ADA, first, 1)));
            assertThat(attempts.find(ADA))
                    .as("the window after")
                    .contains(new AttemptWindow(1, 0, Samples.NOON.plusSeconds(120)));
            assertThatThrownBy(() -> attempts.release(List.of(release(ADA, first, 1), release(ADA, first, 1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A success. */
    @Test
    @DisplayName("SA-07: a success forgets what failed before and how long locks were, and nothing of later windows")
    default void forgetsAfterASuccess() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            useUp(stores, 0);
            useUp(stores, 60);
            AttemptWindow second = attempts.find(ADA).orElseThrow();
            assertThat(second.usedUpBefore()).isEqualTo(1);
            AttemptWindow other = new AttemptWindow(1, 0, Samples.NOON.plusSeconds(60));
            attempts.release(List.of(new SignInAttemptStore.Release(ADA, other, 1, true)));
            assertThat(attempts.find(ADA)).contains(second);
            attempts.release(List.of(new SignInAttemptStore.Release(ADA, second, 1, true)));
            assertThat(attempts.find(ADA)).contains(new AttemptWindow(4, 0, Instant.EPOCH));
            useUp(stores, 70);
            assertThat(attempts.find(ADA))
                    .as("a first window")
                    .contains(new AttemptWindow(5, 0, Samples.NOON.plusSeconds(130)));
        }
    }

    /** Both lock the same row. */
    @Test
    @DisplayName("SA-07: of 16 threads that take an attempt and give it back, none gets lost and none is too many")
    default void givesBackUnderConcurrency() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            Samples.together(number -> {
                var taken = attempts.reserve(List.of(claim(ADA, 1)), Samples.NOON);
                taken.windows().forEach((subject, window) -> attempts.release(List.of(release(subject, window, 1))));
                return taken.isTaken();
            });
            assertThat(attempts.find(ADA)).contains(new AttemptWindow(0, 0, Samples.NOON.plusSeconds(60)));
        }
    }

    /** Names that nobody has. */
    @Test
    @DisplayName("SA-08: windows that ended before a moment are forgotten, so many at once, and no others")
    default void forgetsOldWindows() {
        try (Stores stores = newStores()) {
            SignInAttemptStore attempts = Samples.attempts(stores);
            for (int second = 0; second < 5; second++) {
                attempts.reserve(new SignInSubject("name:" + second), LIMIT, Samples.NOON.plusSeconds(second));
            }
            Instant third = Samples.NOON.plusSeconds(62);
            assertThat(attempts.expire(Samples.NOON.plusSeconds(60), 10)).isZero();
            assertThat(attempts.expire(third, 1)).isEqualTo(1);
            assertThat(attempts.expire(third, 10)).isEqualTo(1);
            assertThat(attempts.expire(third, 10)).isZero();
            for (int second = 0; second < 5; second++) {
                assertThat(attempts.find(new SignInSubject("name:" + second)).isPresent())
                        .as("the window of second %s", second)
                        .isEqualTo(second >= 2);
            }
            assertThatThrownBy(() -> attempts.expire(third, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static SignInAttemptStore.Release release(SignInSubject subject, AttemptWindow taken, int attempts) {
        return new SignInAttemptStore.Release(subject, taken, attempts, false);
    }

    private static SignInAttemptStore.Claim claim(SignInSubject subject, int attempts) {
        return new SignInAttemptStore.Claim(subject, LIMIT, attempts);
    }

    private static void useUp(Stores stores, int second) {
        assertThat(reserve(stores, second)).isTrue();
        useUpRest(stores, second);
    }

    private static void useUpRest(Stores stores, int second) {
        for (int attempt = 1; attempt < LIMIT.attempts(); attempt++) {
            assertThat(reserve(stores, second)).isTrue();
        }
        assertThat(reserve(stores, second)).isFalse();
    }

    private static boolean reserve(Stores stores, int second) {
        return Samples.attempts(stores).reserve(ADA, LIMIT, Samples.NOON.plusSeconds(second));
    }
}
