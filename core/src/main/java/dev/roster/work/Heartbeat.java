package dev.roster.work;

import dev.roster.job.Job;
import dev.roster.plan.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signs of life of a job: about once a second, on a thread of its own, what the work told last is kept, the lease is
 * renewed, and whoever cancelled the job or took it over is noticed. The work tells and asks on its thread.
 */
final class Heartbeat implements Progress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long SECOND = 1_000;
    private static final int BEATS_OF_A_LEASE = 3;
    private static final long PATIENCE_SECONDS = 60;

    private final Workshop shop;
    private final JobShelf shelf;
    private final KeptJob begun;
    private final ScheduledExecutorService thread;
    private volatile Job.Step step;
    private volatile boolean isCancelled;
    private volatile boolean isLost;
    private Job.Step kept;
    private @Nullable Future<?> beating;
    private Instant leaseUntil;

    Heartbeat(Workshop shop, KeptJob begun) {
        this.shop = shop;
        this.shelf = new JobShelf(shop);
        this.begun = begun;
        this.step = begun.job().progress();
        this.kept = step;
        this.leaseUntil = begun.leaseUntil();
        this.isCancelled = begun.job().isCancelling();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread beating = new Thread(work, "roster-job-heartbeat");
            beating.setDaemon(true);
            return beating;
        });
    }

    void start() {
        long period = Math.max(1, Math.min(SECOND, shelf.lease().toMillis() / BEATS_OF_A_LEASE));
        beating = thread.scheduleWithFixedDelay(this::beatOnce, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void at(Phase phase, long done, long total) {
        Job.Step last = step;
        Instant now = shop.now();
        Instant since = last.phase().equals(phase.name()) ? last.since() : now;
        step = new Job.Step(phase.name(), done, total, since, now);
    }

    /** Whether the work is to stop: somebody cancelled the job, or it is {@linkplain #isLost lost}. */
    @Override
    public boolean isCancelled() {
        return isCancelled || isLost;
    }

    /** Whether the job is not this run's any more, or may not be: another process may do what is left of it. */
    boolean isLost() {
        return isLost;
    }

    Job.Step step() {
        Job.Step last = step;
        return new Job.Step(last.phase(), last.done(), last.total(), last.since(), shop.now());
    }

    private void beatOnce() {
        try {
            beat();
        } catch (RuntimeException away) {
            // Whatever it is, the next sign of life is tried: a thread that ends says nothing more.
            LOG.warn("job {} could give no sign of life", begun.job().id(), away);
            isLost |= !leaseUntil.isAfter(shop.now());
        }
    }

    private void beat() {
        Optional<KeptJob> mine = shelf.find(begun.job().id()).filter(now -> JobWork.isSameRun(begun, now));
        if (mine.isEmpty()) {
            isLost = true;
            return;
        }
        isCancelled |= mine.get().job().isCancelling();
        Instant now = shop.now();
        Job.Step told = step;
        boolean isNews = !told.equals(kept);
        boolean isDue = !leaseUntil.minus(shelf.lease().dividedBy(2)).isAfter(now);
        if (isNews || isDue) {
            shelf.put(mine.get().at(told, now.plus(shelf.lease()))).ifPresent(written -> {
                kept = told;
                leaseUntil = written.leaseUntil();
            });
        }
    }

    /** Ends the signs of life, and waits for the last one: an interrupt may close the file of a database. */
    @Override
    public void close() {
        if (beating != null) {
            beating.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "the last sign of life of job {} takes long",
                        begun.job().id());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
