package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables and their versions. */
final class Schema {

    private static final String HISTORY = "roster_schema_history";
    private static final String FOLDER = "classpath:dev/roster/store/jdbc/";

    private Schema() {}

    /**
     * Brings the tables up to date; tables of others are left alone.
     *
     * @throws StoreUnavailableException if no connection is free for it
     * @throws StoreException if that fails
     */
    static void migrate(DataSource source, Dialect dialect) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(FOLDER + "migration", FOLDER + dialect.ownMigrations())
                    .placeholders(dialect.typeNames())
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            if (isOutOfConnections(failure)) {
                throw new StoreUnavailableException(
                        "no connection was free to bring the tables of the database up to date, which takes two at a time;"
                                + " give the pool two or more",
                        failure);
            }
            throw new StoreException(
                    "the tables of the database cannot be brought up to date; it may be damaged or written by a newer version",
                    failure);
        }
    }

    /** Whether a pool had no connection left: one holds the list of versions while another one makes the tables. */
    private static boolean isOutOfConnections(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }
}
