package dev.roster.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time in nanoseconds: of the wall, and of all threads of this process.
 *
 * @param wall the time of the wall
 * @param cpu how long the threads were busy, added up
 */
record Clock(long wall, long cpu) {

    static Clock start() {
        return new Clock(System.nanoTime(), cpuTime());
    }

    /** What went by since the start. */
    Clock stop() {
        return new Clock(System.nanoTime() - wall, cpuTime() - cpu);
    }

    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
