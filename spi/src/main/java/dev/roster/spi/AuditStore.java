package dev.roster.spi;

import dev.roster.model.UserId;
import java.util.List;

/** Reads who changed what; entries arrive through {@link UserStore#commit}. Safe for use by many threads. */
public interface AuditStore {

    /**
     * Lists the latest entries about a user, newest first (AS-01).
     *
     * @param user the user, who may be deleted since
     * @param limit how many at the most
     * @return the entries
     * @throws StoreException if the store cannot answer
     */
    List<AuditEntry> ofUser(UserId user, int limit);
}
