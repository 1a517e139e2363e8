package dev.roster.spi;

import java.util.List;
import java.util.Optional;

/**
 * Reads one catalog of a tenant: roles, groups, organizations, teams, attribute definitions or settings. Entries change through
 * {@link UserStore#commit} alone.
 *
 * <p>Safe for use by many threads. What a commit wrote, every later call sees.
 *
 * @param <K> the key
 * @param <V> the entry
 */
public interface CatalogStore<K, V> {

    /**
     * {@return all entries in the order of their keys (CS-01)}
     *
     * @throws StoreException if the store cannot answer
     */
    List<V> all();

    /**
     * Finds an entry.
     *
     * @param key the key
     * @return the entry, or empty when there is none (CS-02)
     * @throws StoreException if the store cannot answer
     */
    Optional<V> find(K key);
}
