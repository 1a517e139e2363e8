package dev.roster.deliver;

import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.DeliveryWorker;
import dev.roster.account.EffectReceiver;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that claims messages, a {@link Lane} for each effect in which they are delivered, and one thread that tells the store
 * of many that were. What is claimed waits in its
 * lane, a few for each thread; effects whose lane is full are left in the store. Safe for use by many threads.
 */
final class Worker implements DeliveryWorker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long IDLE_SECONDS = 10;

    private final DeliverySettings settings;
    private final Courier courier;
    private final Map<String, Lane> lanes;
    /** Whoever comes when it is over does it without. */
    private final ThreadPoolExecutor acknowledging = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> Watch.daemon(work, "roster-delivery-receipts"),
            (work, over) -> work.run());

    private final Semaphore wakes = new Semaphore(0);
    private final Thread claiming;
    private volatile boolean isClosed;

    Worker(Deliveries deliveries) {
        this.settings = deliveries.settings();
        Map<String, EffectReceiver> receivers = new HashMap<>();
        deliveries.receivers().forEach((effect, receiver) -> receivers.put(effect, uninterrupted(receiver)));
        Map<String, Lane> made = new HashMap<>();
        this.lanes = Collections.unmodifiableMap(made);
        this.courier = new Courier(
                deliveries,
                receivers,
                this::acknowledge,
                (own, late) -> Objects.requireNonNull(made.get(late.effect())).lose());
        receivers
                .keySet()
                .forEach(effect -> made.put(effect, new Lane(effect, courier, settings.threads(), this::wake)));
        acknowledging.allowCoreThreadTimeOut(true);
        this.claiming = Watch.daemon(this::run, "roster-delivery");
        claiming.start();
    }

    /** Whoever is interrupted inside a receiver does not pass that on: it may close the file of a database. */
    private static EffectReceiver uninterrupted(EffectReceiver receiver) {
        return message -> {
            try {
                receiver.receive(message);
            } finally {
                boolean wasInterrupted = Thread.interrupted();
                LOG.trace("the receiver was interrupted: {}", wasInterrupted);
            }
        };
    }

    /** Messages that the store knows of make room for the next ones of their users. */
    private void acknowledge(Runnable receipts) {
        acknowledging.execute(() -> {
            receipts.run();
            wake();
        });
    }

    private void run() {
        while (!isClosed) {
            if (!claim()) {
                rest();
            }
        }
    }

    /** Whether there was anything. */
    private boolean claim() {
        try {
            Set<String> except = new HashSet<>(settings.left());
            int room = settings.threads();
            for (Map.Entry<String, Lane> lane : lanes.entrySet()) {
                if (lane.getValue().isFull()) {
                    except.add(lane.getKey());
                } else {
                    room = Math.max(room, lane.getValue().ahead());
                }
            }
            List<Parcel> claimed = courier.claim(except, room);
            claimed.forEach(this::pass);
            return !claimed.isEmpty();
        } catch (RuntimeException away) {
            // Whatever it is, the next try is made after a pause: a thread that ends delivers nothing more.
            LOG.warn("messages could not be claimed; tried again in {}", settings.pause(), away);
            return false;
        }
    }

    private void pass(Parcel parcel) {
        Lane lane = lanes.get(parcel.message().effect());
        if (lane == null) {
            courier.deliver(parcel);
            return;
        }
        lane.add(parcel);
    }

    private void rest() {
        try {
            if (wakes.tryAcquire(settings.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException stop) {
            isClosed = true;
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public DeliveryReport report() {
        return courier.report();
    }

    @Override
    public int stuckThreads() {
        return courier.stuckCount();
    }

    @Override
    public void close() {
        isClosed = true;
        wake();
        try {
            claiming.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        lanes.values().forEach(lane -> lane.close(settings.timeout().toMillis()));
        Watch.finish(acknowledging, "the store takes long to hear of what was delivered");
        courier.close();
    }
}
