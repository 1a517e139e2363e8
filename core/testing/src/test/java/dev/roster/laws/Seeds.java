package dev.roster.laws;

import java.util.stream.LongStream;

/**
 * The seeds of generated laws; a failing one is in the name of its test. Whoever asks the laws again for every changed
 * line of code throws a part of the seeds: {@code -Dseeds.divisor=6} is a sixth.
 */
final class Seeds {

    private static final long DIVISOR = Long.getLong("seeds.divisor", 1);

    private Seeds() {}

    static LongStream many() {
        return from(0, 120);
    }

    static LongStream some() {
        return from(1_000, 60);
    }

    static LongStream few() {
        return from(2_000, 25);
    }

    private static LongStream from(long first, long count) {
        return LongStream.range(first, first + count / DIVISOR);
    }
}
