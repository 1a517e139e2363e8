package dev.roster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoppedClockTest {

    private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        clock.moveBy(Duration.ofHours(2));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void showsTheSameTimeInAnotherZone() {
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.moveBy(Duration.ofMinutes(1));

        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.instant()).isEqualTo(clock.instant());
    }
}
