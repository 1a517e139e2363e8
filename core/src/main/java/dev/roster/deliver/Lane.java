package dev.roster.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one effect and what waits for them, so that effects never wait for each other. Safe for use by many threads. */
final class Lane {

    private static final long IDLE_SECONDS = 10;
    /** Of a receiver that is quick, as much waits for each thread as it does in this time: no thread waits for a claim. */
    private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Of a receiver that is slow, or not known yet, others may have the rest. */
    private static final int LEAST_AHEAD = 4;

    private static final int MOST_AHEAD = 16;
    /** How many deliveries it takes until a change of pace is believed. */
    private static final int MEMORY = 8;

    private final Courier courier;
    private final int threads;
    private final Runnable roomier;
    private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    /** How many threads wait for receivers whose time is over. */
    private final AtomicInteger stuck = new AtomicInteger();

    /** How long a delivery takes, by the latest ones; 0 before the first. Lost updates do no harm. */
    private volatile long usualNanos;

    private final ThreadPoolExecutor pool;

    Lane(String effect, Courier courier, int threads, Runnable roomier) {
        this.courier = courier;
        this.threads = threads;
        this.roomier = roomier;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> Watch.daemon(work, "roster-delivery-" + effect));
        pool.allowCoreThreadTimeOut(true);
    }

    /** Whether it takes no more now: enough waits, or no thread is left to do it. */
    boolean isFull() {
        return waitingCount.get() > ahead() || stuck.get() >= threads;
    }

    /** How many messages may wait: as many as are claimed at once. */
    int ahead() {
        long usual = usualNanos;
        return threads
                * (usual == 0 ? LEAST_AHEAD : (int) Math.max(LEAST_AHEAD, Math.min(MOST_AHEAD, AHEAD_NANOS / usual)));
    }

    void add(Parcel parcel) {
        waitingCount.incrementAndGet();
        waiting.add(parcel);
        pool.execute(this::next);
    }

    private void next() {
        Parcel parcel = waiting.poll();
        if (parcel == null) {
            return;
        }
        waitingCount.decrementAndGet();
        long begin = System.nanoTime();
        try {
            courier.deliver(parcel);
        } finally {
            long took = System.nanoTime() - begin;
            usualNanos = usualNanos == 0 ? took : usualNanos + (took - usualNanos) / MEMORY;
            if (parcel.wasLeft()) {
                stuck.decrementAndGet();
            }
            roomier.run();
        }
    }

    /** A thread less; what waits is given back when none is left. */
    void lose() {
        if (stuck.incrementAndGet() >= threads) {
            giveBack(Deliveries.BUSY);
        }
    }

    void giveBack(String why) {
        List<Parcel> drained = new ArrayList<>(Deliveries.drained(waiting));
        waitingCount.addAndGet(-drained.size());
        courier.giveBack(drained, why);
    }

    /** Waits for what is at work, but not for what was left. */
    void close(long patienceMillis) {
        giveBack("the worker was closed before its turn came");
        pool.shutdown();
        try {
            pool.awaitTermination(stuck.get() >= pool.getActiveCount() ? 0 : patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
