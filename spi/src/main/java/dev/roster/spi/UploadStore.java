package dev.roster.spi;

import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An ability that {@link Stores} may have: keeps files for a while, such as uploads and plans that wait to be confirmed, and
 * streams them in and out. A host whose stores do not have it keeps them elsewhere. Safe for use by many threads; what a call
 * wrote, every later call sees.
 *
 * <p>Nothing of it is held in memory as a whole, and nothing that others need, such as a connection, is held while a caller
 * is slow to give or to take the bytes (UP-05). Nothing personal stands in a key.
 */
public interface UploadStore {

    /** The longest key. */
    int MAX_KEY = 100;

    /**
     * What is known of an upload without its bytes.
     *
     * @param key which one; 1 to 100 of {@code a-z}, {@code 0-9} and hyphen, so that it is a name of a file anywhere
     * @param size how many bytes it has; 0 while they are still coming in
     * @param expiresAt when it may be deleted by whoever cleans up, UTC, kept to the microsecond
     */
    record Upload(String key, long size, Instant expiresAt) {

        /**
         * Checks the key and cuts the moment to the microsecond.
         *
         * @throws IllegalArgumentException if the key is none or the size negative
         */
        public Upload {
            requireKey(key);
            if (size < 0) {
                throw new IllegalArgumentException("upload " + key + " has a negative size: " + size);
            }
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Checks a key.
     *
     * @param key the key
     * @return the same key
     * @throws IllegalArgumentException if it is none
     */
    static String requireKey(String key) {
        Objects.requireNonNull(key, "key");
        if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(UploadStore::isKeyCharacter)) {
            throw new IllegalArgumentException(
                    "the key of an upload has 1 to 100 of a-z, 0-9 and hyphen, found \"" + key + "\"");
        }
        return key;
    }

    private static boolean isKeyCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /**
     * Keeps what a stream gives until its end (UP-01). Until this returns, nobody finds it; a stream that fails leaves nothing
     * behind, and one that stops with the process leaves what {@link #expired} lists (UP-02). Of many who put under one key
     * one succeeds, and what is kept there stays as it is (UP-03).
     *
     * @param key the key, new
     * @param expiresAt when it may be deleted
     * @param content the bytes; read to the end, not closed; not read where the key is taken
     * @return the upload, or empty when the key is taken
     * @throws IllegalArgumentException if the key is none
     * @throws java.io.UncheckedIOException if the stream cannot be read
     * @throws StoreException if it cannot be kept
     */
    Optional<Upload> put(String key, Instant expiresAt, InputStream content);

    /**
     * Finds an upload that is there as a whole.
     *
     * @param key the key
     * @return the upload, or empty when there is none, or its bytes are still coming in (UP-02)
     * @throws StoreException if the store cannot answer
     */
    Optional<Upload> find(String key);

    /**
     * Opens an upload. Many may read it at once, each from its beginning.
     *
     * @param key the key
     * @return all of its bytes, or empty when it is not {@linkplain #find found}; the caller closes the stream. One that is
     *     deleted meanwhile is read to its end or fails with an {@link java.io.IOException}; it never seems shorter (UP-04)
     * @throws StoreException if the store cannot answer
     */
    Optional<InputStream> open(String key);

    /**
     * Deletes an upload with all of its bytes, also one whose bytes never came in as a whole.
     *
     * @param key the key
     * @return whether there was one
     * @throws StoreException if the store cannot write
     */
    boolean delete(String key);

    /**
     * Lists what may be deleted: uploads whose moment has come, also those that are not there as a whole, the earliest first,
     * by key at one moment (UP-06). Nothing else looks at the moment: an upload is there until somebody deletes it.
     *
     * @param now the time
     * @param limit how many at the most, 1 or more
     * @return the uploads whose {@link Upload#expiresAt} is {@code now} or before
     * @throws StoreException if the store cannot answer
     */
    List<Upload> expired(Instant now, int limit);
}
