package dev.roster.store.jdbc;

import java.sql.SQLException;

/** The number in {@code roster_catalogs} that grows with every change of a catalog. */
final class CatalogRevision {

    private static final String BEGIN = "insert into roster_catalogs (tenant, revision) values (?, 1)";
    private static final String SELECT = "select revision from roster_catalogs where tenant = ?";
    private static final String RAISE = "update roster_catalogs set revision = revision + 1 where tenant = ?";

    private CatalogRevision() {}

    static void begin(Session session) throws SQLException {
        session.update(BEGIN, session.tenant());
    }

    static long read(Session session) throws SQLException {
        return session.query(SELECT, row -> row.getLong(1), session.tenant()).get(0);
    }

    /** Asks for the revision, which nobody changes until the transaction ends. */
    static Sql held(Session session) {
        return new Sql(SELECT + session.dialect().sharedLock(), session.tenant());
    }

    /** Asks for the revision, which this transaction may raise; nobody else holds it meanwhile. */
    static Sql taken(Session session) {
        return new Sql(SELECT + " for update", session.tenant());
    }

    static void raise(Session session) throws SQLException {
        session.update(RAISE, session.tenant());
    }
}
