package dev.roster.laws;

import java.util.stream.LongStream;

/** The seeds of generated laws; a failing one is in the name of its test. */
final class Seeds {

    private Seeds() {}

    static LongStream many() {
        return LongStream.range(0, 120);
    }

    static LongStream some() {
        return LongStream.range(1_000, 1_060);
    }

    static LongStream few() {
        return LongStream.range(2_000, 2_025);
    }
}
