package dev.roster.spi;

/**
 * The key by which a tenant knows its own plans again: an optional ability, used where the host gives no key of its own.
 *
 * <p>A plan in a file is sealed with it (HMAC-SHA256), so that one that was edited, or made elsewhere, is refused. The key
 * is kept with the data and shown nowhere. Safe for use by many threads.
 */
public interface SealingKeys {

    /** The fewest bytes of a key. */
    int MIN_BYTES = 32;

    /**
     * {@return the key: {@value #MIN_BYTES} or more bytes from a secure random source, made once with the tenant's data
     * and the same ever after (SK-01), another one for every tenant (SK-02); a copy}
     *
     * @throws StoreException if the store cannot answer
     */
    byte[] sealingKey();
}
