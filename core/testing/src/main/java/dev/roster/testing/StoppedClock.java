package dev.roster.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it: {@code Roster.on(stores).clock(StoppedClock.at("2026-03-01T08:00:00Z"))}.
 * Safe for use by many threads.
 */
public final class StoppedClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private StoppedClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock that shows a moment, in UTC.
     *
     * @param moment the moment in ISO 8601, such as {@code 2026-03-01T08:00:00Z}
     * @return the clock
     * @throws java.time.format.DateTimeParseException if it is no moment
     */
    public static StoppedClock at(String moment) {
        return new StoppedClock(new AtomicReference<>(Instant.parse(moment)), ZoneOffset.UTC);
    }

    /**
     * Lets time pass, for everybody who looks at this clock.
     *
     * @param time how long; negative to go back
     */
    public void moveBy(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get(), "now");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** {@return the same time in another zone; it moves with this clock} */
    @Override
    public Clock withZone(ZoneId newZone) {
        return new StoppedClock(now, newZone);
    }
}
