package dev.roster.spi;

import java.util.List;
import java.util.Optional;

/**
 * The mappings of columns that people confirmed: with it, a file that came before maps without a question.
 *
 * <p>One for each kind of file, told by its fingerprint; the one confirmed last counts. Safe for use by many
 * threads; what a method wrote is seen by every call after it returned.
 */
public interface MappingStore {

    /**
     * Keeps a mapping. It replaces an earlier one of the same fingerprint; one that was confirmed later stays (MP-02).
     *
     * @param mapping the mapping
     * @throws StoreException if it cannot be kept
     */
    void save(SavedMapping mapping);

    /**
     * Finds the mapping of a kind of file, as it was saved (MP-01).
     *
     * @param fingerprint what the headers of the file come to
     * @return the mapping that was confirmed last, or empty
     * @throws StoreException if the store cannot be read
     */
    Optional<SavedMapping> find(String fingerprint);

    /**
     * Lists what is kept, the mapping confirmed last first; by fingerprint at one moment (MP-03).
     *
     * @param limit how many at most, from 1
     * @return the mappings, one for each fingerprint
     * @throws StoreException if the store cannot be read
     */
    List<SavedMapping> newest(int limit);

    /**
     * Forgets the mapping of a kind of file (MP-04).
     *
     * @param fingerprint what the headers of the file come to
     * @return whether there was one
     * @throws StoreException if it cannot be forgotten
     */
    boolean delete(String fingerprint);
}
