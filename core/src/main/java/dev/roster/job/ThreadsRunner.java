package dev.roster.job;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Jobs on threads that end when there is nothing to do for a while. */
final class ThreadsRunner implements JobRunner {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    /** Which jobs have a place already: one that waits for long is given again. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    ThreadsRunner(int count, int queue) {
        if (count < 1 || queue < 0) {
            throw new IllegalArgumentException(
                    "jobs run on 1 thread or more and wait in 0 places or more, found " + count + " and " + queue);
        }
        BlockingQueue<Runnable> waiting = queue == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(queue);
        threads = new ThreadPoolExecutor(count, count, IDLE_SECONDS, TimeUnit.SECONDS, waiting, work -> {
            Thread thread = new Thread(work, "roster-job");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void submit(String job, Runnable here) {
        if (!taken.add(job)) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    here.run();
                } finally {
                    taken.remove(job);
                }
            });
        } catch (RejectedExecutionException full) {
            taken.remove(job);
            throw new JobRefusedException(
                    threads.isShutdown()
                            ? "this process takes no more jobs; it is about to end"
                            : "as many jobs run and wait as there are places for; try again later",
                    full);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
