package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
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
            throw new StoreException(
                    "the tables of the database cannot be brought up to date; it may be damaged or written by a newer version",
                    failure);
        }
    }
}
