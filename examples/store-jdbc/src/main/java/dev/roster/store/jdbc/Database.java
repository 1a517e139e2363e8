package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** One tenant's view of a database, as transactions. Safe for use by many threads. */
final class Database {

    /** What is done in one transaction. */
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /** SQLSTATE of a transaction of which the database itself does not know the end. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource source;
    private final Dialect dialect;
    private final String tenant;
    private final EntryNumbers numbers = new EntryNumbers(Clock.systemUTC());

    Database(DataSource source, Dialect dialect, String tenant) {
        this.source = source;
        this.dialect = dialect;
        this.tenant = tenant;
    }

    String tenant() {
        return tenant;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs work in a transaction of its own; whatever fails becomes a {@link StoreException}. */
    <T> T run(String task, Work<T> work) {
        try {
            return transact(task, work);
        } catch (SQLException failure) {
            throw translated(task, failure);
        }
    }

    /** Reads with several statements that all see one moment, so that nobody is read with half of a commit. */
    <T> T readAtOneMoment(String task, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            dialect.seeOneMoment(connection);
            T result = runOrRollBack(connection, work);
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw translated(task, failure);
        }
    }

    /**
     * Asks without writing. Where one message holds all questions that are asked together, it is a transaction by itself,
     * which sees one moment and which nobody has to end.
     */
    <T> T read(String task, Work<T> work) {
        if (!dialect.takesSeveralStatements()) {
            return readAtOneMoment(task, work);
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return work.run(new Session(connection, dialect, tenant, numbers));
        } catch (SQLException failure) {
            throw translated(task, failure);
        }
    }

    /**
     * Runs work in a transaction of its own. When this throws an {@link SQLException}, nothing was written.
     *
     * @throws StoreException if the commit was sent and its acknowledgement did not arrive; when that is because the
     *     database cannot be reached, a {@link StoreUnavailableException}
     * @throws SQLException if the database refuses
     */
    <T> T transact(String task, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = runOrRollBack(connection, work);
            try {
                connection.commit();
            } catch (SQLException unknown) {
                if (isRolledBack(unknown)) {
                    throw unknown;
                }
                throw unacknowledged(task, unknown);
            }
            return result;
        }
    }

    private StoreException unacknowledged(String task, SQLException unknown) {
        String message = "it is unknown whether the database could " + task + "; look before trying again";
        return dialect.isTransient(unknown)
                ? new StoreUnavailableException(message, withoutValues(unknown))
                : new StoreException(message, withoutValues(unknown));
    }

    private <T> T runOrRollBack(Connection connection, Work<T> work) throws SQLException {
        boolean isDone = false;
        try {
            Session session = new Session(connection, dialect, tenant, numbers);
            T result = work.run(session);
            session.bulk().flush();
            isDone = true;
            return result;
        } finally {
            if (!isDone) {
                rollBack(connection);
            }
        }
    }

    /**
     * Rolls back; a connection that cannot even do that is gone, and its transaction with it.
     *
     * @throws SQLException if the database refuses
     */
    private static void rollBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
        }
    }

    /** The failure in Roster's words: what was asked, and no value that a driver quotes. */
    StoreException translated(String task, SQLException failure) {
        boolean isTemporary = dialect.isTransient(failure)
                || dialect.isLocked(failure)
                || failure instanceof java.sql.SQLTransientException;
        return isTemporary
                ? new StoreUnavailableException(
                        "the database is too busy or gone and could not " + task + "; try again later",
                        withoutValues(failure))
                : new StoreException(
                        "the database could not " + task + " (" + codes(failure) + ")", withoutValues(failure));
    }

    /** The same failure without the driver's text, which may quote stored values. */
    static SQLException withoutValues(SQLException failure) {
        SQLException bare = new SQLException(codes(failure), failure.getSQLState(), failure.getErrorCode());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    /** Whether the database answered a commit with a roll-back (SQL:2016, class 40), so that nothing was written. */
    private static boolean isRolledBack(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("40") && !state.equals(COMPLETION_UNKNOWN);
    }

    static String codes(SQLException failure) {
        return "SQL state " + failure.getSQLState() + ", code " + failure.getErrorCode();
    }
}
