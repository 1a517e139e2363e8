package dev.roster.benchmarks;

/**
 * What one run took.
 *
 * @param rows how many rows it went through
 * @param changes how many of them change their user
 * @param nanos how long it took
 * @param cpuNanos how long all threads of the process were busy meanwhile
 * @param peakHeap the most bytes of heap in use after a garbage collection
 * @param maxHeap how many bytes the heap may have
 * @param correlations how often users were looked for by keys
 * @param otherCalls how often the store of users was called in any other way
 */
record Measurement(
        long rows,
        long changes,
        long nanos,
        long cpuNanos,
        long peakHeap,
        long maxHeap,
        long correlations,
        long otherCalls) {

    private static final double NANOS = 1e9;
    private static final long MEGABYTE = 1 << 20;

    /** Reads what {@link #line} wrote. */
    static Measurement of(String line) {
        String[] numbers = line.split(" ", -1);
        return new Measurement(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]),
                Long.parseLong(numbers[5]),
                Long.parseLong(numbers[6]),
                Long.parseLong(numbers[7]));
    }

    String line() {
        return rows + " " + changes + " " + nanos + " " + cpuNanos + " " + peakHeap + " " + maxHeap + " " + correlations
                + " " + otherCalls;
    }

    double seconds() {
        return nanos / NANOS;
    }

    double cpuSeconds() {
        return cpuNanos / NANOS;
    }

    double rowsPerSecond() {
        return rows / seconds();
    }

    String heap() {
        return peakHeap / MEGABYTE + " MB of " + maxHeap / MEGABYTE + " MB";
    }
}
