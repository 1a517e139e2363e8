package dev.roster.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Parses a file and reads its users by e-mail address, a chunk at a time, with the driver alone. */
final class KeyReader {

    private static final int CHUNK = 1_000;
    private static final int EMAIL = 1;
    private static final String USERS = "select * from roster_users where primary_email_key = any (?)";

    private final Server server;
    private final Path file;

    KeyReader(Server server, Path file) {
        this.server = server;
        this.file = file;
    }

    Clock read() throws IOException {
        try (Connection connection = server.open(ServerContender.CREATED);
                PreparedStatement users = connection.prepareStatement(USERS)) {
            Clock clock = Clock.start();
            try (Reader text = Files.newBufferedReader(file);
                    CSVParser parser = CSVFormat.RFC4180.parse(text)) {
                List<String> chunk = new ArrayList<>();
                for (CSVRecord row : parser) {
                    chunk.add(row.get(EMAIL));
                    if (chunk.size() == CHUNK) {
                        ask(connection, users, chunk);
                        chunk.clear();
                    }
                }
            }
            return clock.stop();
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    /**
     * Reads every column of every row.
     *
     * @throws SQLException if the server refuses
     * @throws IllegalStateException if there is nothing to read
     */
    static void ask(Connection connection, PreparedStatement statement, List<String> wanted) throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            int length = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    length += value == null ? 0 : value.length();
                }
            }
            if (length == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }
}
