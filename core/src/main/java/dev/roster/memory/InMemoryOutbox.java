package dev.roster.memory;

import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Messages that wait, and the keys of all that ever did. */
final class InMemoryOutbox implements OutboxStore {

    private static final Comparator<OutboxMessage> OLDEST_FIRST =
            Comparator.comparing(OutboxMessage::createdAt).thenComparing(OutboxMessage::key);

    private final Object lock;
    private final Set<String> knownKeys = new HashSet<>();
    private final Map<String, OutboxMessage> waiting = new HashMap<>();
    private final NavigableSet<OutboxMessage> queue = new TreeSet<>(OLDEST_FIRST);

    InMemoryOutbox(Object lock) {
        this.lock = lock;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        synchronized (lock) {
            return queue.stream().limit(limit).toList();
        }
    }

    @Override
    public boolean delivered(String key) {
        synchronized (lock) {
            OutboxMessage message = waiting.remove(key);
            return message != null && queue.remove(message);
        }
    }

    /** Adds messages whose keys are new. To be called under the lock. */
    void keep(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            if (knownKeys.add(message.key())) {
                waiting.put(message.key(), message);
                queue.add(message);
            }
        }
    }
}
