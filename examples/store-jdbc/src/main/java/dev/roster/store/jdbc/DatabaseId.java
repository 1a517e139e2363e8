package dev.roster.store.jdbc;

import dev.roster.spi.SealingKeys;
import dev.roster.spi.StoreException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The identity of a tenant's data, drawn once from a secure random source.
 *
 * @param id what tells it from other data
 * @param sealingKey the key with which its plans are sealed, in hexadecimal digits
 */
record DatabaseId(String id, String sealingKey) {

    private static final String TASK = "read the identity of its data";
    private static final String SELECT = "select database_id, sealing_key from roster_tenants where tenant = ?";
    private static final String INSERT =
            "insert into roster_tenants (tenant, database_id, sealing_key) values (?, ?, ?)";

    private static final String CLAIMS = "insert into roster_outbox_claims (tenant) values (?)";

    /**
     * The identity; given now when the tenant is new.
     *
     * @throws StoreException if the database cannot answer
     */
    static DatabaseId of(Database database) {
        List<DatabaseId> known = find(database);
        if (known.isEmpty()) {
            give(database);
            known = find(database);
        }
        return known.stream()
                .findFirst()
                .orElseThrow(() -> new StoreException("the database did not keep the identity of its data"));
    }

    private static List<DatabaseId> find(Database database) {
        return database.run(
                TASK,
                session -> session.query(
                        SELECT, row -> new DatabaseId(row.getString(1), row.getString(2)), session.tenant()));
    }

    /** Somebody else may give one at the same time; the first one counts. */
    private static void give(Database database) {
        byte[] key = new byte[SealingKeys.MIN_BYTES];
        new SecureRandom().nextBytes(key);
        DatabaseId drawn =
                new DatabaseId(UUID.randomUUID().toString(), HexFormat.of().formatHex(key));
        try {
            database.transact(TASK, session -> {
                CatalogRevision.begin(session);
                session.update(CLAIMS, session.tenant());
                return session.update(INSERT, session.tenant(), drawn.id(), drawn.sealingKey());
            });
        } catch (SQLException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw database.translated(TASK, failure);
            }
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "DatabaseId[" + id + "]";
    }
}
