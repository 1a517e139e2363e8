package dev.roster.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** Somebody who works, and others who look on all the time. */
final class Watch {

    private static final long A_MILLISECOND = 1_000_000;

    private Watch() {}

    /**
     * Works on one thread, while each look is taken again and again on a thread of its own until the work is done.
     *
     * @throws AssertionError if the work or a look fails
     */
    static void during(Runnable work, List<Runnable> looks) {
        AtomicBoolean isDone = new AtomicBoolean();
        Samples.together(looks.size() + 1, number -> {
            if (number > 0) {
                keepLooking(looks.get(number - 1), isDone);
            } else {
                try {
                    work.run();
                } finally {
                    isDone.set(true);
                }
            }
            return number;
        });
    }

    /**
     * Does something again and again: as often as it takes to be seen where it is slow, and for a while where it is fast.
     *
     * @param least how often at least
     * @param most how often at most
     * @param work what is done, given the number from 1
     * @return how often it was done
     */
    static int rounds(int least, int most, IntConsumer work) {
        long end = System.nanoTime() + Extent.of(1_000, 500) * A_MILLISECOND;
        int round = 0;
        while (round < least || (round < most && System.nanoTime() < end)) {
            work.accept(++round);
        }
        return round;
    }

    private static void keepLooking(Runnable look, AtomicBoolean isDone) {
        do {
            look.run();
        } while (!isDone.get());
    }
}
