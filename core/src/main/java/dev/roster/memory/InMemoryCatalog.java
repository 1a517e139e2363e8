package dev.roster.memory;

import dev.roster.spi.CatalogStore;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reference data in the order of its keys. */
final class InMemoryCatalog<K extends Comparable<K>, V> implements CatalogStore<K, V> {

    private final Object lock;
    private final Function<V, K> keyOf;
    private final NavigableMap<K, V> entries = new TreeMap<>();

    InMemoryCatalog(Object lock, Function<V, K> keyOf) {
        this.lock = lock;
        this.keyOf = keyOf;
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

    @Override
    public boolean insert(V entry) {
        synchronized (lock) {
            return entries.putIfAbsent(keyOf.apply(entry), entry) == null;
        }
    }

    @Override
    public boolean replace(V entry) {
        synchronized (lock) {
            return entries.replace(keyOf.apply(entry), entry) != null;
        }
    }

    @Override
    public boolean delete(K key) {
        synchronized (lock) {
            return entries.remove(key) != null;
        }
    }

    /** What makes the entries those of now again. To be called, and to be run, under the lock. */
    Runnable backup() {
        Map<K, V> kept = new TreeMap<>(entries);
        return () -> {
            entries.clear();
            entries.putAll(kept);
        };
    }
}
