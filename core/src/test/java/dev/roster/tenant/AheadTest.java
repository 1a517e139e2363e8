package dev.roster.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void noticesAnInterruptThoughTheAnswerIsThere() throws InterruptedException {
        CountDownLatch isFirstDone = new CountDownLatch(1);
        try (Ahead<Integer> ahead = new Ahead<>("ahead")) {
            ahead.start(() -> 1);
            ahead.start(() -> {
                isFirstDone.countDown();
                return 2;
            });
            assertThat(isFirstDone.await(60, TimeUnit.SECONDS)).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(ahead::next).isInstanceOf(InterruptedException.class);
            assertThat(ahead.next()).as("the answer stays").isEqualTo(1);
        }
    }
}
