package dev.roster.spi;

import java.util.List;
import java.util.Optional;

/**
 * Reference data of a tenant: roles, groups, organizations or attribute definitions. Read once per plan.
 *
 * <p>Safe for use by many threads. What a call wrote, every later call sees.
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

    /**
     * Adds an entry.
     *
     * @param entry the entry
     * @return whether it was added; false when its key is taken, which changes nothing (CS-03)
     * @throws StoreException if the store cannot answer
     */
    boolean insert(V entry);

    /**
     * Replaces the entry of the same key.
     *
     * @param entry the new entry
     * @return whether there was one to replace (CS-04)
     * @throws StoreException if the store cannot answer
     */
    boolean replace(V entry);

    /**
     * Removes an entry. Users that refer to it keep their reference.
     *
     * @param key the key
     * @return whether there was one to remove (CS-05)
     * @throws StoreException if the store cannot answer
     */
    boolean delete(K key);
}
