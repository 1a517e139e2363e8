package dev.roster.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboxFailureTest {

    @Test
    void keepsWhatIsShortEnough() {
        assertThat(why("x".repeat(1_000))).isEqualTo("x".repeat(1_000));
    }

    @Test
    void cutsWhatIsLongerButNoCharacterInHalf() {
        assertThat(why("x".repeat(1_001))).hasSize(1_000);
        assertThat(why("x".repeat(999) + "\ud83d\udce7")).isEqualTo("x".repeat(999));
    }

    @Test
    void holdsNoNul() {
        assertThat(why("no\0answer")).isEqualTo("no\ufffdanswer");
    }

    private static String why(String text) {
        return new OutboxStore.Failure("one", Instant.EPOCH, text).why();
    }
}
