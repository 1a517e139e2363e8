package dev.roster.account;

/** Delivers messages on threads of this process until it is closed. Safe for use by many threads. */
public interface DeliveryWorker extends AutoCloseable {

    /** Looks for messages at once, such as after a commit, rather than at the end of the pause. */
    void wake();

    /** {@return what became of messages since it was started} */
    DeliveryReport report();

    /**
     * {@return how many threads wait for receivers whose time is over; each is one less for its effect until the receiver
     * returns}
     */
    int stuckThreads();

    /**
     * Takes no more messages, gives back those that are not begun, and waits for receivers that are at work, as long as a
     * receiver may take.
     */
    @Override
    void close();
}
