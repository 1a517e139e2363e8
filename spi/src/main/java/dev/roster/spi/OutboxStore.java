package dev.roster.spi;

import java.util.List;

/** Keeps messages until they are delivered; they arrive through {@link UserStore#commit}. Safe for use by many threads. */
public interface OutboxStore {

    /**
     * Lists messages that wait, oldest first, by creation and then by key (OS-01).
     *
     * @param limit how many at the most
     * @return the messages
     * @throws StoreException if the store cannot answer
     */
    List<OutboxMessage> pending(int limit);

    /**
     * Marks a message as delivered. Its key stays known, so that it is not added again (OS-02).
     *
     * @param key the key of the message
     * @return whether it was waiting
     * @throws StoreException if the store cannot write
     */
    boolean delivered(String key);
}
