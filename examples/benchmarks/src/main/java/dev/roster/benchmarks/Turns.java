package dev.roster.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lets contenders take turns, so that all of them see the same machine. */
final class Turns {

    /** A first run spends three fifths of its processor on compiling Java, a second and third still a third. */
    private static final int WARM_UPS = 3;

    private Turns() {}

    /**
     * Lets each contender run three times to warm up, and then for the count.
     *
     * @throws IOException if a process or a file fails
     */
    static List<Series> take(int runs, ContenderProcess... contenders) throws IOException {
        List<Measurement> first = new ArrayList<>();
        List<List<Measurement>> counted = new ArrayList<>();
        for (ContenderProcess contender : contenders) {
            first.add(contender.run());
            counted.add(new ArrayList<>());
        }
        for (int run = 1; run < WARM_UPS; run++) {
            for (ContenderProcess contender : contenders) {
                contender.run();
            }
        }
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < contenders.length; i++) {
                counted.get(i).add(contenders[i].run());
            }
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < contenders.length; i++) {
            series.add(new Series(first.get(i), counted.get(i)));
        }
        return series;
    }

    /** The middle one of some numbers. */
    static long median(long... numbers) {
        return Arrays.stream(numbers).sorted().toArray()[numbers.length / 2];
    }
}
