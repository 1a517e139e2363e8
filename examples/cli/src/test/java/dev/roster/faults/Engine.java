package dev.roster.faults;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A place for databases, of which copies can be made while nobody is connected to them. */
interface Engine {

    /** Where the database of a name is. */
    String url(String database);

    /** Makes an empty database. */
    void create(String database);

    /** Makes a database with everything that another one holds. */
    void copy(String from, String to);

    /** Connections to a database, each of its own. */
    static DataSource source(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser("sa");
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        return postgres;
    }
}
