package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import java.sql.SQLException;

/** Everything in which database engines differ. The SQL elsewhere is understood by all of them. */
interface Dialect {

    /**
     * Finds the dialect of a URL.
     *
     * @throws StoreException if no dialect speaks it
     */
    static Dialect of(String jdbcUrl) {
        if (jdbcUrl.startsWith(H2Dialect.PREFIX)) {
            return new H2Dialect();
        }
        throw new StoreException("the database URL is not supported; use one that starts with " + H2Dialect.PREFIX
                + ", such as jdbc:h2:./roster");
    }

    /** The URL with the settings that Roster wants and the caller did not choose. */
    String withDefaults(String jdbcUrl);

    /** The user when the URL names none, or {@code ""}. */
    String defaultUser(String jdbcUrl);

    /** What people call the database, without secrets. */
    String databaseName(String jdbcUrl);

    /** Where the migrations of this engine are, as a class path location. */
    String migrations();

    /** A text whose order in this database is the code point order of the given one; a one-to-one change of characters. */
    String orderedText(String text);

    /** Whether a unique index refused a row. */
    boolean isUniqueViolation(SQLException failure);

    /** Whether the same transaction may succeed when it is run again, because nothing was committed. */
    boolean isTransient(SQLException failure);

    /** Whether another process holds the database. */
    boolean isLocked(SQLException failure);
}
