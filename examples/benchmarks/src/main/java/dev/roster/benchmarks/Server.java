package dev.roster.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL server of a run. Contenders find its address in the directory of the run. */
final class Server {

    private static final String DATABASE = "{database}";

    private final String address;

    private Server(String address) {
        this.address = address;
    }

    /**
     * Starts a server that keeps its promises: a commit returns when it is on the disk.
     *
     * @throws IOException if that fails
     */
    static EmbeddedPostgres start(Path directory) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start();
        Files.writeString(directory.resolve("server"), server.getJdbcUrl("postgres", DATABASE));
        return server;
    }

    /**
     * The server of the run.
     *
     * @throws IOException if its address cannot be read
     */
    static Server of(Path directory) throws IOException {
        return new Server(Files.readString(directory.resolve("server")));
    }

    /** The URL of a database. */
    String url(String database) {
        return address.replace(DATABASE, database);
    }

    /**
     * Makes an empty database in place of the one of that name.
     *
     * @throws SQLException if the server refuses
     */
    void create(String database) throws SQLException {
        try (Connection connection = open("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
    }

    /**
     * All rows of a question as texts.
     *
     * @throws SQLException if the server refuses
     */
    static List<List<String>> rows(Statement statement, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    row.add(answer.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    Connection open(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }
}
