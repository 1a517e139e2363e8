package dev.roster.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the users of a file with a journal and an audit trail by nothing but {@code COPY} into the least tables that could hold
 * them: all of them in one transaction, one statement for each table, made ready before. Tables and the lengths of what is
 * written are fixed, so that the figures of all times have one measure.
 */
final class BaselineCopy {

    private static final String TARGET = "baseline";
    private static final String SCHEMA = "baseline.sql";

    /** Letters of what would take one user back, and of what is audited of one. */
    private static final String JOURNALED = "x".repeat(600);

    private static final String AUDITED = "x".repeat(200);

    private final Server server;
    private final Map<String, byte[]> rowsOfTable = new LinkedHashMap<>();

    BaselineCopy(Server server, int rows) {
        this.server = server;
        StringBuilder users = new StringBuilder();
        StringBuilder journal = new StringBuilder();
        StringBuilder audit = new StringBuilder();
        for (int number = 0; number < rows; number++) {
            String id = String.format(Locale.ROOT, "%08x-4d2a-8b5e-9c1f-%012x", number * 0x9E3779B1, number);
            users.append(user(id, Newcomers.row(number, false)));
            journal.append(line("default", "run", Integer.toString(number), id, JOURNALED));
            audit.append(line("default", Integer.toString(number), "1", "actor", "create", id, "run", AUDITED));
        }
        rowsOfTable.put("baseline_users", bytes(users));
        rowsOfTable.put("baseline_journal", bytes(journal));
        rowsOfTable.put("baseline_audit", bytes(audit));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String user(String id, List<String> row) {
        return line(
                "default",
                id,
                "1",
                "active",
                "\\N",
                row.get(1),
                row.get(1).toLowerCase(Locale.ROOT),
                row.get(0),
                row.get(0).toLowerCase(Locale.ROOT),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                row.get(11),
                row.get(10),
                "1",
                "{" + row.get(8) + "}",
                "{" + row.get(9) + "}",
                "{\"costCenter\": \"" + row.get(12) + "\", \"badge\": " + row.get(13) + "}");
    }

    private static String line(String... values) {
        return String.join("\t", values) + "\n";
    }

    Clock write() throws IOException {
        try {
            server.create(TARGET);
            try (Connection target = server.open(TARGET);
                    Statement statement = target.createStatement();
                    InputStream schema = Objects.requireNonNull(BaselineCopy.class.getResourceAsStream(SCHEMA))) {
                statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
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
