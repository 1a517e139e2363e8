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
        return number(session, SELECT);
    }

    /**
     * The revision, which nobody changes until the transaction ends.
     *
     * @throws SQLException if the database refuses
     */
    static long hold(Session session) throws SQLException {
        return number(session, SELECT + session.dialect().sharedLock());
    }

    /**
     * The revision, which this transaction may raise; nobody else holds it meanwhile.
     *
     * @throws SQLException if the database refuses
     */
    static long take(Session session) throws SQLException {
        return number(session, SELECT + " for update");
    }

    static void raise(Session session) throws SQLException {
        session.update(RAISE, session.tenant());
    }

    private static long number(Session session, String sql) throws SQLException {
        return session.query(sql, row -> row.getLong(1), session.tenant()).get(0);
    }
}
