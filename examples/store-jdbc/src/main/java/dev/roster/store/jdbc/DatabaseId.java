package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The identity of a tenant's data, drawn once from a secure random source. */
final class DatabaseId {

    private static final String TASK = "read the identity of its data";
    private static final String SELECT = "select database_id from roster_tenants where tenant = ?";
    private static final String INSERT = "insert into roster_tenants (tenant, database_id) values (?, ?)";

    private static final String CLAIMS = "insert into roster_outbox_claims (tenant) values (?)";

    private DatabaseId() {}

    /**
     * The identity; given now when the tenant is new.
     *
     * @throws StoreException if the database cannot answer
     */
    static String of(Database database) {
        List<String> known = find(database);
        if (known.isEmpty()) {
            give(database);
            known = find(database);
        }
        return known.stream()
                .findFirst()
                .orElseThrow(() -> new StoreException("the database did not keep the identity of its data"));
    }

    private static List<String> find(Database database) {
        return database.run(TASK, session -> session.query(SELECT, row -> row.getString(1), session.tenant()));
    }

    /** Somebody else may give one at the same time; the first one counts. */
    private static void give(Database database) {
        String drawn = UUID.randomUUID().toString();
        try {
            database.transact(TASK, session -> {
                CatalogRevision.begin(session);
                session.update(CLAIMS, session.tenant());
                return session.update(INSERT, session.tenant(), drawn);
            });
        } catch (SQLException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw database.translated(TASK, failure);
            }
        }
    }
}
