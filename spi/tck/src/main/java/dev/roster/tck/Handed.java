package dev.roster.tck;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A list that lets others work before it gives its last element away for the first time. For one thread. */
final class Handed<T> extends AbstractList<T> {

    /** How long others are waited for, who may themselves have to wait for the call that reads the list. */
    private static final long MILLISECONDS = 200;

    private final List<T> elements;
    private final Runnable others;
    private @Nullable CompletableFuture<Void> work;
    private boolean isLate;

    Handed(List<T> elements, Runnable others) {
        this.elements = elements;
        this.others = others;
    }

    @Override
    public T get(int index) {
        if (index == elements.size() - 1 && work == null) {
            work = CompletableFuture.runAsync(others);
            letWork(work);
        }
        return elements.get(index);
    }

    private void letWork(CompletableFuture<Void> started) {
        try {
            started.get(MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            isLate = true;
        } catch (ExecutionException failure) {
            throw new AssertionError("what others do failed: " + failure.getCause(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int size() {
        return elements.size();
    }

    /**
     * Waits for the others.
     *
     * @return whether they were let in
     */
    boolean isDone() {
        if (work != null) {
            work.join();
        }
        return work != null;
    }

    /** Whether the others took so long that they may have had to wait for the call. */
    boolean isLate() {
        return isLate;
    }
}
