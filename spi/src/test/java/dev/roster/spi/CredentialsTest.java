package dev.roster.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.UserId;
import dev.roster.spi.Credentials.Password;
import dev.roster.spi.Credentials.SecondFactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId("ada");

    private static Password password(String hash, @Nullable Instant validUntil, String... history) {
        return new Password(hash, NOON, true, validUntil, List.of(history));
    }

    private static SecondFactor factor(String secret, long lastStep, List<String> codes) {
        return new SecondFactor(secret, NOON, lastStep, codes);
    }

    @Test
    void showsNoHashSecretOrCode() {
        Credentials credentials = new Credentials(
                ADA, 7, 3, password("zyx1", NOON.plusSeconds(60), "zyx2"), factor("zyx3", 8_675_309, List.of("zyx4")));
        assertThat(credentials).hasToString("Credentials[ada, version 7, a password, a second factor]");
        assertThat(Credentials.first(ADA, null, null)).hasToString("Credentials[ada, version 1]");
        assertThat(credentials.password())
                .hasToString("Password[set at 2026-03-01T12:00:00Z, must be changed, until 2026-03-01T12:01:00Z]");
        assertThat(credentials.secondFactor())
                .hasToString("SecondFactor[enrolled at 2026-03-01T12:00:00Z, 1 recovery codes]");
        assertThat(new CredentialStore.Change.Put(credentials).toString()).doesNotContain("zyx");
        assertThat(new Write.Extra(new CredentialStore.Change.Put(credentials)).toString())
                .doesNotContain("zyx");
    }

    @Test
    void takesVisibleAsciiAloneAndQuotesNone() {
        String longest = "x".repeat(Credentials.MAX_TEXT);
        assertThat(password(longest, null, longest).history()).containsExactly(longest);
        assertThat(factor(longest, 0, List.of(longest)).secret()).isEqualTo(longest);
        for (String text : List.of("", longest + "x", "zyx zyx", "zyx\u00e9", "zyx\n", "zyx\u007f", "\ud83d\ude00")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> password(text, null))
                    .withMessageNotContaining("zyx");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> password("x", null, "x", text))
                    .withMessageNotContaining("zyx");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> factor(text, 0, List.of()))
                    .withMessageNotContaining("zyx");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> factor("x", 0, List.of("x", text)))
                    .withMessageNotContaining("zyx");
        }
    }

    @Test
    void keepsSoManyHashesAndNoMore() {
        assertThat(password("x", null, texts(24)).history()).hasSize(24);
        assertThatIllegalArgumentException().isThrownBy(() -> password("x", null, texts(25)));
        assertThat(factor("x", 0, List.of(texts(20))).recoveryCodes()).hasSize(20);
        assertThatIllegalArgumentException().isThrownBy(() -> factor("x", 0, List.of(texts(21))));
    }

    @Test
    void refusesACodeThatWouldBeGoodTwice() {
        assertThat(password("x", null, "same", "same").history()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factor("x", 0, List.of("zyx", "b", "zyx")))
                .withMessageNotContaining("zyx");
    }

    @Test
    void refusesVersionsAndStepsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Credentials(ADA, 0, 0, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> factor("x", -1, List.of()));
    }

    @Test
    void cutsMomentsToTheMicrosecond() {
        Instant exact = NOON.plusNanos(1_999);
        Instant cut = NOON.plusNanos(1_000);
        Password password = new Password("x", exact, false, exact.plusNanos(1_000), List.of());
        assertThat(password.changedAt()).isEqualTo(cut);
        assertThat(password.validUntil()).isEqualTo(cut.plusNanos(1_000));
        assertThat(new SecondFactor("x", exact, 0, List.of()).enrolledAt()).isEqualTo(cut);
    }

    @Test
    void refusesPasswordsThatWouldNeverBeGood() {
        assertThatIllegalArgumentException().isThrownBy(() -> password("x", NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> password("x", NOON.plusNanos(999)));
        assertThat(password("x", NOON.plusNanos(1_000)).validUntil()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void expiresAtTheVeryMoment() {
        Instant end = NOON.plusSeconds(60);
        assertThat(password("x", end).isExpired(end.minusNanos(1))).isFalse();
        assertThat(password("x", end).isExpired(end)).isTrue();
        assertThat(password("x", null).isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void givesTheNextVersion() {
        Credentials first = Credentials.first(ADA, password("x", null), null);
        assertThat(first.next(null, factor("s", 0, List.of())))
                .isEqualTo(new Credentials(ADA, 2, 0, null, factor("s", 0, List.of())));
    }

    @Test
    void copiesItsLists() {
        List<String> texts = new ArrayList<>(List.of("a", "b"));
        Password password = new Password("x", NOON, false, null, texts);
        SecondFactor factor = factor("x", 0, texts);
        Collections.reverse(texts);
        assertThat(password.history()).containsExactly("a", "b");
        assertThat(factor.recoveryCodes()).containsExactly("a", "b");
    }

    private static String[] texts(int count) {
        return IntStream.range(0, count).mapToObj(number -> "x" + number).toArray(String[]::new);
    }
}
