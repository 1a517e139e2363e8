package dev.roster.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What receivers did, until the store knows: as many as came while the store was busy are written together, so that a thread
 * goes on to the next message meanwhile. A few at the most wait; then whoever comes waits too. Safe for use by many threads.
 */
final class Receipts {

    private static final int MOST = 200;

    /**
     * A message that its receiver did.
     *
     * @param parcel the message on its way
     * @param took how long its receiver took
     */
    record Receipt(Parcel parcel, Duration took) {}

    private final Executor writing;
    private final Consumer<List<Receipt>> writer;
    private final Queue<Receipt> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST);
    private final AtomicBoolean isAsked = new AtomicBoolean();

    /** Writes one batch after the other by an executor, which may be the thread that adds. */
    Receipts(Executor writing, Consumer<List<Receipt>> writer) {
        this.writing = writing;
        this.writer = writer;
    }

    void add(Receipt receipt) {
        room.acquireUninterruptibly();
        waiting.add(receipt);
        if (isAsked.compareAndSet(false, true)) {
            writing.execute(this::write);
        }
    }

    private void write() {
        isAsked.set(false);
        List<Receipt> batch = new ArrayList<>();
        for (Receipt next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        try {
            if (!batch.isEmpty()) {
                writer.accept(batch);
            }
        } finally {
            room.release(batch.size());
        }
    }
}
