package dev.roster.mapping;

import dev.roster.spi.SavedMapping;
import java.util.List;

/**
 * The mappings of columns that people looked at and confirmed, so that files with the same headers map so without a
 * question. Safe for use by many threads.
 */
public interface ConfirmedMappings {

    /**
     * Keeps a mapping.
     *
     * @param mapping the mapping, as {@link dev.roster.Session#columns} gave it
     * @return what is kept; its fingerprint tells the kind of file
     * @throws dev.roster.access.NotAuthorizedException if the actor may not define custom attributes: what is kept steers
     *     the imports of everybody
     * @throws IllegalArgumentException if the file has no header
     * @throws UnsupportedOperationException if the stores keep no mappings; the message names what they lack
     */
    SavedMapping confirm(TableMapping mapping);

    /**
     * Lists them, the newest first.
     *
     * @param limit how many at the most, 1 or more
     * @return the mappings; none when the stores keep none
     */
    List<SavedMapping> newest(int limit);

    /**
     * Forgets one.
     *
     * @param fingerprint its fingerprint
     * @return whether there was one
     * @throws dev.roster.access.NotAuthorizedException if the actor may not define custom attributes
     * @throws UnsupportedOperationException if the stores keep no mappings; the message names what they lack
     */
    boolean forget(String fingerprint);
}
