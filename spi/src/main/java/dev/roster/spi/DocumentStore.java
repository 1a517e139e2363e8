package dev.roster.spi;

import dev.roster.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ability that {@link Stores} may have: keeps small documents that Roster makes, such as notes, saved views and
 * schedules. Safe for use by many threads; what a call wrote, every later call sees.
 */
public interface DocumentStore {

    /**
     * A document.
     *
     * @param kind what it is, such as {@code note}; 1 to 100 visible ASCII characters
     * @param key which one of its kind; 1 to 200 visible ASCII characters
     * @param user whose it is, so that it goes when the user is erased, or null for nobody's
     * @param version 0 for one that is not stored, else 1 or more
     * @param json its text, a JSON value of up to 1 MiB in UTF-8; no secrets
     */
    record Document(String kind, String key, @Nullable UserId user, long version, String json) {

        /** The largest text, in bytes of UTF-8. */
        public static final int MAX_BYTES = 1 << 20;

        private static final int MAX_KIND = 100;
        private static final int MAX_KEY = 200;

        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException if kind or key is of another form, the text is too long, or the version is
         *     negative
         */
        public Document {
            Objects.requireNonNull(json, "json");
            if (!isWord(kind, MAX_KIND) || !isWord(key, MAX_KEY) || version < 0) {
                throw new IllegalArgumentException("document " + kind + " \"" + key + "\": a kind has 1 to 100 visible"
                        + " ASCII characters, a key 1 to 200, and the version is not negative");
            }
            if (json.length() > MAX_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("document " + kind + " \"" + key + "\" is longer than 1 MiB");
            }
        }

        private static boolean isWord(String text, int max) {
            return !text.isEmpty() && text.length() <= max && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        }

        /** {@return the same document as it is stored when it was put, with the next version} */
        public Document kept() {
            return new Document(kind, key, user, version + 1, json);
        }

        /**
         * The same document with another text.
         *
         * @param newJson the text
         * @return the changed copy, of the same version
         */
        public Document withJson(String newJson) {
            return new Document(kind, key, user, version, newJson);
        }
    }

    /**
     * Finds a document.
     *
     * @param kind its kind
     * @param key its key
     * @return the document as it was put, or empty when there is none (DS-01)
     * @throws StoreException if the store cannot answer
     */
    Optional<Document> find(String kind, String key);

    /**
     * Keeps a document if the stored one still has the version of the given one; version 0 says that there is none
     * (DS-02). Of many writers of one version one succeeds.
     *
     * @param document the document, with the version that was read
     * @return the document with its new version, one more than before; empty when somebody else was first, which
     *     changes nothing
     * @throws StoreException if the store cannot write
     */
    Optional<Document> put(Document document);

    /**
     * Removes a document if it still has the version of the given one (DS-02).
     *
     * @param document the document, with the version that was read
     * @return whether it was removed
     * @throws StoreException if the store cannot write
     */
    boolean delete(Document document);

    /**
     * Lists the documents of a kind by key (DS-03).
     *
     * @param kind the kind
     * @param page after which key the page begins, and how many documents it has at the most
     * @return the page; the last one when it is not full
     * @throws StoreException if the store cannot answer
     */
    List<Document> ofKind(String kind, Page page);

    /**
     * Lists the documents of a kind that are a user's, by key (DS-03).
     *
     * @param user the user
     * @param kind the kind
     * @param page after which key the page begins, and how many documents it has at the most
     * @return the page; the last one when it is not full
     * @throws StoreException if the store cannot answer
     */
    List<Document> ofUser(UserId user, String kind, Page page);

    /**
     * Which part of a list is wanted.
     *
     * @param after the key after which it begins, or {@code ""} for the first page
     * @param limit how many documents it has at the most, 1 or more
     */
    record Page(String after, int limit) {
        /**
         * Checks the limit.
         *
         * @throws IllegalArgumentException if the limit is not positive
         */
        public Page {
            Objects.requireNonNull(after, "after");
            if (limit < 1) {
                throw new IllegalArgumentException("a page has 1 document or more, found " + limit);
            }
        }

        /**
         * The first page.
         *
         * @param limit how many documents it has at the most
         * @return the page
         */
        public static Page first(int limit) {
            return new Page("", limit);
        }
    }
}
