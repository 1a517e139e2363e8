package dev.roster.preview;

import dev.roster.plan.PlanException;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.tenant.Ahead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a reader in batches, read and looked at by a thread of its own while the caller works on the batches
 * before. A failure of the reader comes up where its rows would have come. For one thread, which leaves the reader
 * alone until {@link #close}.
 *
 * @param <T> what the first look at a batch gives
 */
final class RowsAhead<T> implements AutoCloseable {

    /** Two batches ahead, so that neither side waits for the other when one batch takes longer. */
    private static final int DEPTH = 2;

    private final Deque<Row> first;
    private final RowReader reader;
    private final int batchSize;
    private final Function<List<Row>, T> firstLook;
    private final Ahead<T> batches = new Ahead<>("roster-rows-ahead");
    private volatile boolean isEnded;

    /** Starts to read. Rows that were read already come first. */
    RowsAhead(List<Row> first, RowReader reader, int batchSize, Function<List<Row>, T> firstLook) {
        this.first = new ArrayDeque<>(first);
        this.reader = reader;
        this.batchSize = batchSize;
        this.firstLook = firstLook;
        for (int i = 0; i < DEPTH; i++) {
            batches.start(this::read);
        }
    }

    /**
     * {@return the next batch; one without rows at the end}
     *
     * @throws PlanException if the waiting thread is interrupted
     */
    T next() {
        batches.start(this::read);
        try {
            return batches.next();
        } catch (InterruptedException stop) {
            throw interrupted(stop);
        }
    }

    /** Why planning ends when the thread that waits for others is interrupted; it stays so. */
    static PlanException interrupted(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new PlanException(PlanException.Reason.CANCELLED, "planning was interrupted; nothing was written", stop);
    }

    /** Stops to read after the current row, and waits until the reader is free. */
    @Override
    public void close() {
        isEnded = true;
        batches.close();
    }

    private T read() {
        List<Row> rows = new ArrayList<>(batchSize);
        boolean isWhole = false;
        try {
            while (rows.size() < batchSize && !isEnded) {
                Row row = first.isEmpty() ? reader.next() : first.remove();
                if (row == null) {
                    break;
                }
                rows.add(row);
            }
            T batch = firstLook.apply(rows);
            isWhole = rows.size() == batchSize;
            return batch;
        } finally {
            isEnded = isEnded || !isWhole;
        }
    }
}
