package dev.roster.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the rows that an import left, into as many tables with the same indexes, with nothing but {@code COPY}: all
 * of them in one transaction, one statement for each table.
 */
final class TableCopy {

    private static final String TARGET = "copied";
    private static final String TABLES = "select tablename from pg_tables where schemaname = 'public'"
            + " and tablename <> 'roster_schema_history' order by tablename";

    private final Server server;
    private final Map<String, byte[]> rowsOfTable = new LinkedHashMap<>();

    TableCopy(Server server) throws IOException {
        this.server = server;
        try (Connection source = server.open(ServerContender.CREATED);
                var statement = source.createStatement();
                ResultSet tables = statement.executeQuery(TABLES)) {
            CopyManager copy = source.unwrap(PGConnection.class).getCopyAPI();
            while (tables.next()) {
                var rows = new ByteArrayOutputStream();
                copy.copyOut("copy " + tables.getString(1) + " to stdout", rows);
                rowsOfTable.put(tables.getString(1), rows.toByteArray());
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    Clock write() throws IOException {
        try {
            server.create(TARGET);
            dev.roster.store.jdbc.JdbcStores.open(server.url(TARGET), "another").close();
            try (Connection target = server.open(TARGET)) {
                Clock clock = Clock.start();
                target.setAutoCommit(false);
                CopyManager copy = target.unwrap(PGConnection.class).getCopyAPI();
                for (Map.Entry<String, byte[]> table : rowsOfTable.entrySet()) {
                    copy.copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
                }
                target.commit();
                return clock.stop();
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }
}
