package dev.roster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInValuesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AttemptWindow.Limit LIMIT =
            new AttemptWindow.Limit(2, Duration.ofMinutes(1), Duration.ofMinutes(4));

    @Test
    void takesNoSecretForAHash() {
        String secret = "0123456789abcdef0123456789abcdef";
        assertThat(new OneTimeToken.Hash(secret + secret).value()).hasSize(64);
        for (String text : List.of("", secret, secret + "0123456789ABCDEF0123456789ABCDEF", secret + secret + "0")) {
            assertThatThrownBy(() -> new OneTimeToken.Hash(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(secret);
        }
    }

    @Test
    void refusesPurposesThatAreNoWords() {
        assertThat(new OneTimeToken.Purpose("x".repeat(40))).hasToString("x".repeat(40));
        for (String text : List.of("", "x".repeat(41), "Invitation", "a b")) {
            assertThatThrownBy(() -> new OneTimeToken.Purpose(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesSubjectsThatAreNotVisibleAscii() {
        assertThat(SignInSubject.of(new UserId("ada"))).isEqualTo(new SignInSubject("user:ada"));
        for (String text : List.of("", "a b", "\u00e9", "x".repeat(101))) {
            assertThatThrownBy(() -> new SignInSubject(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void expiresAtTheVeryMoment() {
        OneTimeToken token = token(NOON, NOON.plusSeconds(60));
        assertThat(token.isExpired(NOON.plusSeconds(60).minusNanos(1))).isFalse();
        assertThat(token.isExpired(NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void refusesTokensThatAreNeverGood() {
        assertThatThrownBy(() -> token(NOON, NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> token(NOON.plusNanos(1), NOON.plusNanos(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNeitherHashNorAddress() {
        assertThat(token(NOON, NOON.plusSeconds(60)))
                .hasToString("OneTimeToken[invitation of ada until 2026-03-01T12:01:00Z]");
    }

    @Test
    void refusesLimitsThatLimitNothing() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new AttemptWindow.Limit(0, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttemptWindow.Limit(1, Duration.ZERO, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttemptWindow.Limit(1, minute, minute.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doublesWindowsUpToTheLongest() {
        assertThat(List.of(0, 1, 2, 3, Integer.MAX_VALUE).stream().map(LIMIT::lengthAfter))
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(4));
    }

    @Test
    void locksAUsedUpWindowUntilItsEnd() {
        AttemptWindow first = AttemptWindow.first(LIMIT, 1, NOON).orElseThrow();
        AttemptWindow full = first.take(LIMIT, 1, NOON.plusSeconds(59)).orElseThrow();
        assertThat(first.isLocked(LIMIT, NOON)).isFalse();
        assertThat(full).isEqualTo(new AttemptWindow(2, 0, NOON.plusSeconds(60)));
        assertThat(full.isLocked(LIMIT, NOON.plusSeconds(60).minusNanos(1))).isTrue();
        assertThat(full.take(LIMIT, 1, NOON.plusSeconds(60).minusNanos(1))).isEmpty();
        assertThat(full.take(LIMIT, 1, NOON.plusSeconds(60)))
                .contains(new AttemptWindow(1, 1, NOON.plusSeconds(60 + 120)));
    }

    @Test
    void appliesATighterLimitAtOnce() {
        AttemptWindow two = new AttemptWindow(2, 0, NOON.plusSeconds(60));
        AttemptWindow.Limit tighter = new AttemptWindow.Limit(1, Duration.ofMinutes(1), Duration.ofMinutes(4));
        assertThat(two.take(tighter, 1, NOON)).isEmpty();
    }

    @Test
    void takesSeveralAttemptsOrNone() {
        AttemptWindow one = AttemptWindow.first(LIMIT, 1, NOON).orElseThrow();
        assertThat(AttemptWindow.first(LIMIT, 3, NOON)).isEmpty();
        assertThat(AttemptWindow.first(LIMIT, 2, NOON)).contains(new AttemptWindow(2, 0, NOON.plusSeconds(60)));
        assertThat(one.take(LIMIT, 2, NOON)).isEmpty();
        assertThat(one.take(LIMIT, Integer.MAX_VALUE, NOON)).isEmpty();
        assertThat(one.take(LIMIT, 3, NOON.plusSeconds(60))).isEmpty();
        assertThat(one.take(LIMIT, 2, NOON.plusSeconds(60))).contains(new AttemptWindow(2, 0, NOON.plusSeconds(120)));
    }

    @Test
    void givesAttemptsBackToTheirOwnWindow() {
        SignInSubject ada = new SignInSubject("ada");
        AttemptWindow second = new AttemptWindow(2, 1, NOON.plusSeconds(120));
        AttemptWindow later = new AttemptWindow(2, 1, NOON.plusSeconds(121));
        assertThat(new SignInAttemptStore.Release(ada, second, 1, false).giveBackTo(second))
                .isEqualTo(new AttemptWindow(1, 1, NOON.plusSeconds(120)));
        assertThat(new SignInAttemptStore.Release(ada, second, 9, false).giveBackTo(second))
                .isEqualTo(new AttemptWindow(0, 1, NOON.plusSeconds(120)));
        assertThat(new SignInAttemptStore.Release(ada, second, 1, true).giveBackTo(second))
                .isEqualTo(new AttemptWindow(1, 0, Instant.EPOCH));
        assertThat(new SignInAttemptStore.Release(ada, second, 1, true).giveBackTo(later))
                .isEqualTo(later);
        assertThatIllegalArgumentException().isThrownBy(() -> new SignInAttemptStore.Release(ada, second, 0, false));
    }

    private static OneTimeToken token(Instant from, Instant until) {
        return new OneTimeToken(
                new OneTimeToken.Hash("ab".repeat(32)),
                OneTimeToken.Purpose.INVITATION,
                new UserId("ada"),
                new EmailAddress("ada@example.com"),
                "root",
                from,
                until);
    }
}
