package dev.roster.job;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast work goes.
 *
 * @param elapsed how long it has been going on
 * @param done how many pieces are done since
 * @param total how many there are, or -1 while nobody knows
 */
public record Pace(Duration elapsed, long done, long total) {

    private static final double NANOS = 1e9;

    /** {@return how many pieces are done in a second; 0 while nobody can tell} */
    public double rate() {
        double seconds = elapsed.toNanos() / NANOS;
        return done <= 0 || seconds <= 0 ? 0 : done / seconds;
    }

    /** {@return how long the rest takes at this rate, to the second; empty while nobody can tell} */
    public Optional<Duration> remaining() {
        double rate = rate();
        return rate == 0 || total < done
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil((total - done) / rate)));
    }

    /** {@return rate and remaining time for people, such as {@code 12500/s, 0:42 left}; empty while nobody can tell} */
    @Override
    public String toString() {
        if (rate() == 0) {
            return "";
        }
        return Math.round(rate()) + "/s"
                + remaining().map(left -> ", " + words(left) + " left").orElse("");
    }

    private static String words(Duration time) {
        String seconds = time.toSecondsPart() < 10 ? "0" + time.toSecondsPart() : "" + time.toSecondsPart();
        return time.toHours() == 0
                ? time.toMinutes() + ":" + seconds
                : time.toHours() + ":" + (time.toMinutesPart() < 10 ? "0" : "") + time.toMinutesPart() + ":" + seconds;
    }
}
