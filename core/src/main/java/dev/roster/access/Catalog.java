package dev.roster.access;

import dev.roster.model.CatalogEntry;
import java.util.List;
import java.util.Optional;

/**
 * One catalog of a tenant. Bad data is told by issues of the outcome, never thrown. Safe for use by many threads.
 *
 * @param <E> what it holds
 */
public interface Catalog<E extends CatalogEntry> {

    /** {@return all entries, by key} */
    List<E> all();

    /**
     * Finds an entry.
     *
     * @param key its key, in any spelling
     * @return the entry, or empty when there is none
     */
    Optional<E> find(String key);

    /**
     * Adds an entry.
     *
     * @param entry the entry
     * @return what became of it; {@link CatalogOutcome.Kind#REJECTED} when its key is taken or the actor may not
     */
    CatalogOutcome<E> create(E entry);

    /**
     * Replaces an entry.
     *
     * @param before the entry as it was seen; another one is {@link CatalogOutcome.Kind#STALE}
     * @param after the entry as it shall be, under the same key
     * @return what became of it
     * @throws IllegalArgumentException if the keys differ
     */
    CatalogOutcome<E> change(E before, E after);

    /**
     * Removes an entry.
     *
     * @param before the entry as it was seen; another one is {@link CatalogOutcome.Kind#STALE}
     * @param holders what happens to the users who hold it
     * @return what became of it
     */
    CatalogOutcome<E> delete(E before, HolderPolicy holders);
}
