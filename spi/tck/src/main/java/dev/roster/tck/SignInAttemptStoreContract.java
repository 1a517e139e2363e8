package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of attempts to sign in must keep: rules SA-01 to SA-05. */
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
