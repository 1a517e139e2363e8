package dev.roster.deliver;

import dev.roster.spi.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A message on its way: claimed, perhaps with its receiver, until somebody said what became of it. Safe for many threads. */
final class Parcel {

    private enum State {
        HELD,
        CALLING,
        OVERDUE,
        DONE
    }

    private final OutboxMessage message;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);
    private volatile Instant leaseUntil;
    private volatile long begunNanos;

    Parcel(OutboxMessage message, Instant leaseUntil) {
        this.message = message;
        this.leaseUntil = leaseUntil;
    }

    OutboxMessage message() {
        return message;
    }

    Instant leaseUntil() {
        return leaseUntil;
    }

    void renewed(Instant until) {
        leaseUntil = until;
    }

    /** Whether nobody gave it back meanwhile, so that its receiver may be called. */
    boolean begin() {
        begunNanos = System.nanoTime();
        return state.compareAndSet(State.HELD, State.CALLING);
    }

    /** Whether its receiver came back in time. */
    boolean end() {
        return state.compareAndSet(State.CALLING, State.DONE);
    }

    /** Whether it was not begun, and is not to be begun any more. */
    boolean giveBack() {
        return state.compareAndSet(State.HELD, State.DONE);
    }

    /** Whether its receiver has been at work for so long. */
    boolean isTimeOver(Duration timeout) {
        return state.get() == State.CALLING && System.nanoTime() - begunNanos >= timeout.toNanos();
    }

    /** Whether its receiver had not come back, and does not count when it does. */
    boolean leave() {
        return state.compareAndSet(State.CALLING, State.OVERDUE);
    }

    boolean wasLeft() {
        return state.get() == State.OVERDUE;
    }

    /** Whether it is this worker's to renew. */
    boolean isKept() {
        State now = state.get();
        return now == State.HELD || now == State.CALLING;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begunNanos);
    }
}
