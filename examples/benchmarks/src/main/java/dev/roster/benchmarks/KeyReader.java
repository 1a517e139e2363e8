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
    private static final String KEYS = "select user_id, field, item_key from roster_user_keys where user_id = any (?)";
    private static final String ATTRIBUTES =
            "select user_id, attribute, text_value from roster_user_attributes where user_id = any (?)";

    private final Server server;
    private final Path file;

    KeyReader(Server server, Path file) {
        this.server = server;
        this.file = file;
    }

    Clock read() throws IOException {
        try (Connection connection = server.open(ServerContender.CREATED);
                PreparedStatement users = connection.prepareStatement(USERS);
                PreparedStatement keys = connection.prepareStatement(KEYS);
                PreparedStatement attributes = connection.prepareStatement(ATTRIBUTES)) {
            Clock clock = Clock.start();
            try (Reader text = Files.newBufferedReader(file);
                    CSVParser parser = CSVFormat.RFC4180.parse(text)) {
                List<String> chunk = new ArrayList<>();
                for (CSVRecord row : parser) {
                    chunk.add(row.get(EMAIL));
                    if (chunk.size() == CHUNK) {
                        List<String> ids = ask(connection, users, chunk, "id");
                        ask(connection, keys, ids, "item_key");
                        ask(connection, attributes, ids, "text_value");
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
     * Reads every column of every row and gives one of them back.
     *
     * @throws SQLException if the server refuses
     * @throws IllegalStateException if there is nothing to read
     */
    private static List<String> ask(
            Connection connection, PreparedStatement statement, List<String> wanted, String column)
            throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            int length = 0;
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    length += value == null ? 0 : value.length();
                }
                found.add(rows.getString(column));
            }
            if (length == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
        return found;
    }
}
