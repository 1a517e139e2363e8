package dev.roster.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap that was in use right after a garbage collection. Safe for use by many threads. */
final class HeapWatch {

    private final AtomicLong peak = new AtomicLong();

    /** Starts to watch the collections of this process. */
    HeapWatch() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((what, none) -> note(what), null, null);
        }
    }

    void restart() {
        peak.set(0);
    }

    /** Bytes; what is in use now when nothing was collected. */
    long peak() {
        long seen = peak.get();
        return seen > 0
                ? seen
                : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void note(Notification what) {
        if (what.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var collection = GarbageCollectionNotificationInfo.from((CompositeData) what.getUserData());
            long used = collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> isHeap(pool.getKey()))
                    .map(java.util.Map.Entry::getValue)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            peak.accumulateAndGet(used, Math::max);
        }
    }

    private static boolean isHeap(String pool) {
        return pool.contains("Eden") || pool.contains("Survivor") || pool.contains("Old") || pool.contains("Tenured");
    }
}
