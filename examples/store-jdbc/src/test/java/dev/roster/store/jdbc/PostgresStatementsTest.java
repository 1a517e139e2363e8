package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the server itself counts: the driver sends as many statements for a thousand users as for some. */
class PostgresStatementsTest {

    private static final PlanId PLAN = new PlanId("0123456789abcdef");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sendsTheSameNumberOfStatementsForAnyChunk() throws SQLException {
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            assertThat(statements(() -> commit(stores, inserts(1, 1_001))))
                    .as("inserts")
                    .isEqualTo(statements(() -> commit(stores, inserts(0, 1))));

            List<CommitUnit> updates =
                    updates(Writes.reread(stores, IntStream.range(0, 1_000).toArray()));
            assertThat(statements(() -> commit(stores, updates.subList(500, 1_000))))
                    .as("updates that name different fields")
                    .isEqualTo(statements(() -> commit(stores, updates.subList(0, 500))));

            List<CommitUnit> deletes = IntStream.range(0, 1_000)
                    .mapToObj(number -> recorded(
                            number + 5_000,
                            new Write.DeleteUser(Writes.user(number).id(), 2)))
                    .toList();
            assertThat(statements(() -> commit(stores, deletes.subList(20, 1_000))))
                    .as("deletes")
                    .isEqualTo(statements(() -> commit(stores, deletes.subList(0, 20))));
        }
    }

    @Test
    void looksUpAnyChunkWithOneStatement() throws SQLException {
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            commit(stores, inserts(0, 1_000));
            assertThat(statements(() -> stores.users().correlate(keys(1)))).isEqualTo(1);
            assertThat(statements(() -> stores.users().correlate(keys(1_000)))).isEqualTo(1);
        }
    }

    private static List<CommitUnit> inserts(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> recorded(number, new Write.InsertUser(Writes.user(number))))
                .toList();
    }

    private static List<CommitUnit> updates(List<User> users) {
        List<CommitUnit> units = new ArrayList<>();
        for (User user : users) {
            int number = units.size();
            Write.UpdateUser update = switch (number % 3) {
                case 0 -> Writes.email(user, "new" + number + "@example.com");
                case 1 ->
                    new Write.UpdateUser(
                            user.with(builder -> builder.department("New " + number)),
                            1,
                            Set.of(Field.DEPARTMENT, Field.JOB_TITLE));
                default -> new Write.UpdateUser(user, 1, Set.of(Field.ROLES));
            };
            units.add(recorded(number + 2_000, update));
        }
        return units;
    }

    private static CommitUnit recorded(int number, Write write) {
        return new CommitUnit(
                List.of(write),
                new JournalEntry(PLAN, number, UnitOutcome.Kind.WRITTEN, List.of(new JournalEntry.Part(null, "{}"))),
                List.of(AuditEntry.builder(NOW, "operator", "update")
                        .user(Writes.user(number).id())
                        .run(PLAN)
                        .value(new AuditEntry.Value("department", "a", "b"))
                        .build()),
                List.of(OutboxMessage.builder(
                                "message " + number,
                                "invite",
                                Writes.user(number).id())
                        .createdAt(NOW)
                        .build()));
    }

    private static void commit(Stores stores, List<CommitUnit> units) {
        assertThat(Writes.commit(stores, units)).containsOnly(UnitOutcome.WRITTEN);
    }

    private static List<CorrelationKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new CorrelationKey(Field.PRIMARY_EMAIL, "user" + number + "@example.com"))
                .toList();
    }

    /** How many statements but those that begin and end transactions the server runs for some work. */
    private static long statements(Runnable work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(PostgresServer.url());
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
            work.run();
            try (ResultSet calls = statement.executeQuery(
                    "select coalesce(sum(calls), 0) from pg_stat_statements where query like '%roster\\_%'")) {
                calls.next();
                return calls.getLong(1);
            }
        }
    }
}
