package dev.roster.memory;

import dev.roster.spi.CatalogStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One catalog in the order of its keys. */
final class InMemoryCatalog<K extends Comparable<K>, V> implements CatalogStore<K, V> {

    private final Object lock;
    private final NavigableMap<K, V> entries = new TreeMap<>();

    InMemoryCatalog(Object lock) {
        this.lock = lock;
    }

    @Override
    public List<V> all() {
        synchronized (lock) {
            return List.copyOf(entries.values());
        }
    }

    @Override
    public Optional<V> find(K key) {
        synchronized (lock) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** Adds or replaces an entry. To be called under the lock. */
    void put(K key, V entry) {
        entries.put(key, entry);
    }

    /** Removes an entry. To be called under the lock. */
    void remove(K key) {
        entries.remove(key);
    }
}
