package dev.roster.tenant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Work that a thread of its own does while the caller does other things, one piece after the other. What is started is
 * seen by that thread, and what it did is seen by whoever takes the answer. For one caller.
 *
 * @param <T> what a piece of work gives
 */
public final class Ahead<T> implements AutoCloseable {

    private final ExecutorService thread;
    private final Deque<Future<T>> started = new ArrayDeque<>();

    /**
     * Begins with nothing to do.
     *
     * @param name the name of the thread, for those who look at threads
     */
    public Ahead(String name) {
        thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Starts a piece of work when those before it are done.
     *
     * @param work what to do; checked exceptions are none of its business
     */
    public void start(Callable<T> work) {
        started.add(thread.submit(work));
    }

    /**
     * Waits for the oldest piece of work whose answer was not taken.
     *
     * @return its answer
     * @throws InterruptedException if the waiting thread is interrupted, whether the answer is there or not
     * @throws RuntimeException whatever the work threw
     */
    public T next() throws InterruptedException {
        if (Thread.interrupted()) { // An answer that is there already hides an interrupt.
            throw new InterruptedException();
        }
        try {
            return started.remove().get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }
    }

    /** Waits until everything that was started is done. */
    @Override
    public void close() {
        thread.shutdown();
        boolean isInterrupted = false;
        boolean isDone = false;
        while (!isDone) {
            try {
                isDone = thread.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException later) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
