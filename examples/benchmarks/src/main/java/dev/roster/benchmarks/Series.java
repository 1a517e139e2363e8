package dev.roster.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The runs of one contender: a first one that warms up, and those that count.
 *
 * @param first the first run, in a cold process
 * @param runs the runs that count, at least one
 */
record Series(Measurement first, List<Measurement> runs) {

    /** Copies and sorts the runs. */
    Series {
        runs = runs.stream()
                .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
                .toList();
    }

    Measurement median() {
        return runs.get(runs.size() / 2);
    }

    /** How much longer the slowest run took than the fastest, in percent: the noise of the machine. */
    double spread() {
        return 100 * (runs.get(runs.size() - 1).seconds() / runs.get(0).seconds() - 1);
    }

    /** The median of the time that all threads were busy; it hardly depends on what else the machine does. */
    double cpuSeconds() {
        return runs.stream().mapToDouble(Measurement::cpuSeconds).sorted().toArray()[runs.size() / 2];
    }

    long peakHeap() {
        return runs.stream().mapToLong(Measurement::peakHeap).max().orElseThrow();
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "median %7.3f s, min %7.3f s, max %7.3f s, first %7.3f s, CPU %7.3f s, %,9.0f rows/s, heap %d MB of %d MB",
                median().seconds(),
                runs.get(0).seconds(),
                runs.get(runs.size() - 1).seconds(),
                first.seconds(),
                cpuSeconds(),
                median().rowsPerSecond(),
                peakHeap() >> 20,
                median().maxHeap() >> 20);
    }
}
