package dev.roster.deliver;

import dev.roster.account.DeliverySettings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after what is out, on a thread of its own, several times in a lease and in the time of a receiver. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int LOOKS = 6;
    private static final long LONGEST_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService thread;
    private final Future<?> looking;

    Watch(DeliverySettings settings, Runnable look) {
        thread = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "roster-delivery-watch"));
        long shortest = Math.min(settings.lease().toMillis(), settings.timeout().toMillis());
        long period = Math.max(1, Math.min(LONGEST_MILLIS, shortest / LOOKS));
        looking = thread.scheduleWithFixedDelay(() -> lookOnce(look), period, period, TimeUnit.MILLISECONDS);
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void lookOnce(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException any) {
            // Whatever it is, the next look is taken: a thread that ends renews nothing more.
            LOG.warn("messages that are out could not be looked after", any);
        }
    }

    /** Takes the last look, and waits for it: an interrupt may close the file of a database. */
    @Override
    public void close() {
        looking.cancel(false);
        finish(thread, "the last look at messages that are out takes long");
    }

    /** Lets a thread end what it was asked for, and says when that takes long. */
    static void finish(ExecutorService thread, String late) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(late);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
