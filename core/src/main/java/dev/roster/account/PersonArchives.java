package dev.roster.account;

import dev.roster.model.UserId;
import dev.roster.spi.DeliveryRefusedException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a host keeps what is exported about a person: a folder, a bucket, a safe. Called after the commit of the plan that ordered
 * the export, at least once and perhaps long after; no transaction of Roster is open meanwhile. Safe for use by many threads; never
 * two at once for one user, except when a call takes longer than its lease. What is kept here is the host's: an erasure of the user
 * does not reach it.
 *
 * <pre>{@code
 * PersonArchives archives = (key, user, content) -> {
 *     Path unfinished = Files.createTempFile(folder, "export", ".part");
 *     try (OutputStream out = Files.newOutputStream(unfinished)) {
 *         content.writeTo(out);
 *     }
 *     String name = HexFormat.of().formatHex(user.value().getBytes(US_ASCII)); // an id may be "../.." or "con"
 *     Files.move(unfinished, folder.resolve(name + ".zip"), REPLACE_EXISTING);
 * };
 * }</pre>
 */
@FunctionalInterface
public interface PersonArchives {

    /**
     * Saves the export of a user. It ends within the time that a receiver has ({@link DeliverySettings#timeout}), however much is
     * kept about the user.
     *
     * @param key what tells this export from all others; the same when a try was lost, and then the later content replaces the
     *     earlier one
     * @param user about whom it is
     * @param content what to save; what its {@code writeTo} throws goes on to the caller. A save that returns without having
     *     written it is tried again
     * @throws IOException if it could not be saved; it is tried again later
     * @throws DeliveryRefusedException if trying again is of no use
     */
    void save(String key, UserId user, Content content) throws IOException;

    /** One export, a ZIP as {@link Users#exportOf} writes it. */
    @FunctionalInterface
    interface Content {

        /**
         * Writes the ZIP as it is read from the stores, which leaves an audit entry; memory does not grow with what is kept.
         *
         * @param out where it goes; left open
         * @throws IOException if that cannot be written to
         * @throws RuntimeException if the stores cannot answer
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
