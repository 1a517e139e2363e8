package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.account.DeliverySettings;
import dev.roster.account.DeliveryWorker;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One of two processes that call a receiver which takes five milliseconds: for messages on PostgreSQL, or for nothing. */
final class DeliveryContender {

    static final String DATABASE = "delivery";
    static final String EFFECT = "sample";

    private static final long CALL_MILLIS = 5;
    private static final long LOOK_MILLIS = 20;

    private final Contest contest;
    private final Path directory;
    private final int calls;
    private final int threads;
    private final HeapWatch heap = new HeapWatch();
    private final AtomicInteger called = new AtomicInteger();

    /**
     * Prepares to call.
     *
     * @throws IOException if the number of threads cannot be read
     */
    DeliveryContender(Contest contest, Path directory, int calls) throws IOException {
        this.contest = contest;
        this.directory = directory;
        this.calls = calls;
        this.threads = threads(directory);
    }

    /**
     * Says how many threads the contenders of a run have.
     *
     * @throws IOException if that cannot be written
     */
    static void setThreads(Path directory, int threads) throws IOException {
        Files.writeString(directory.resolve("threads"), Integer.toString(threads));
    }

    private static int threads(Path directory) throws IOException {
        return Integer.parseInt(Files.readString(directory.resolve("threads")));
    }

    void run() throws IOException {
        if (contest == Contest.CALL_ALONE) {
            Orders.obey(heap, () -> measured(this::callAlone));
            return;
        }
        try (Stores stores = JdbcStores.open(Server.of(directory).url(DATABASE))) {
            Roster roster = Roster.on(stores)
                    .delivery(DeliverySettings.defaults()
                            .threads(threads)
                            .pause(Duration.ofMillis(LOOK_MILLIS))
                            .receiver(EFFECT, this::receive))
                    .build();
            Orders.obey(heap, () -> measured(() -> deliver(roster)));
        }
    }

    private Measurement measured(Runnable work) {
        called.set(0);
        Clock clock = Clock.start();
        work.run();
        Clock time = clock.stop();
        long most = Runtime.getRuntime().maxMemory();
        return new Measurement(called.get(), 0, time.wall(), time.cpu(), heap.peak(), most, 0, 0);
    }

    private void receive(OutboxMessage message) {
        called.incrementAndGet();
        sleep(CALL_MILLIS);
    }

    /**
     * Until nothing waits, whoever delivers it.
     *
     * @throws IllegalStateException if a message failed
     */
    private static void deliver(Roster roster) {
        try (DeliveryWorker worker = roster.startDelivery()) {
            while (!roster.stores().outbox().pending(1).isEmpty()) {
                sleep(LOOK_MILLIS);
            }
            if (worker.report().postponed() + worker.report().dead() > 0) {
                throw new IllegalStateException("messages failed: " + worker.report());
            }
        }
    }

    private void callAlone() {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (called.getAndIncrement() < calls) {
                    sleep(CALL_MILLIS);
                }
                called.decrementAndGet();
            });
            running.add(thread);
            thread.start();
        }
        running.forEach(DeliveryContender::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException("interrupted while measuring", stop);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException("interrupted while measuring", stop);
        }
    }
}
