package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A PostgreSQL database of any number of users, filled as fast as the server can: Roster writes the first thousand, the
 * server copies them inside its tables with other keys, and the indexes come last.
 */
final class Crowd {

    /** How many users Roster itself writes; sizes are multiples of it. */
    static final int FIRST = 1_000;

    private static final List<String> TABLES = List.of("roster_users", "roster_user_activity");
    private static final String INDEXES = "select indexname, indexdef from pg_indexes where schemaname = 'public'"
            + " and tablename in ('" + String.join("', '", TABLES) + "')"
            + " and indexname not in (select conname from pg_constraint)";

    private static final Set<String> IDS =
            Set.of("id", "id_key", "user_id", "manager_id", "employee_id", "employee_id_key");
    private static final Set<String> ADDRESSES = Set.of("primary_email", "primary_email_key", "primary_email_folded");
    private static final Set<String> NAMES = Set.of("display_name", "display_name_key");
    private static final String WORDS = "words";

    private final Server server;
    private final int size;

    Crowd(Server server, int size) {
        this.server = server;
        this.size = size;
    }

    /** The database of a crowd. */
    static String database(int size) {
        return "crowd_" + size;
    }

    /** The user of a number, from 0. */
    static UserId id(int number) {
        UserId first = SampleUsers.user(number % FIRST).id();
        return number < FIRST ? first : new UserId(first + "-" + number / FIRST);
    }

    /**
     * Makes and fills the database, with the staff.
     *
     * @return how long that took
     * @throws IOException if the server refuses
     */
    Clock load() throws IOException {
        Clock clock = Clock.start();
        try {
            server.create(database(size));
            try (Stores stores = JdbcStores.open(server.url(database(size)))) {
                Contender.commit(
                        stores,
                        List.of(Contender.ensure(SampleUsers.attributes()), Contender.ensure(SampleUsers.groups())));
                Contender.commit(
                        stores,
                        IntStream.range(0, FIRST)
                                .mapToObj(SampleUsers::user)
                                .map(user ->
                                        new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of()))
                                .toList());
                // Gives the first users the level of their roles, which the copies take along.
                Roster.on(stores).build();
                multiply();
                Staff.hire(stores);
            }
            try (Connection connection = server.open(database(size));
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
        return clock.stop();
    }

    private void multiply() throws SQLException {
        try (Connection connection = server.open(database(size));
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            List<List<String>> indexes = Server.rows(statement, INDEXES);
            for (List<String> index : indexes) {
                statement.execute("drop index " + index.get(0));
            }
            for (String table : TABLES) {
                List<String> columns = Server.rows(statement, columnsOf(table)).stream()
                        .map(row -> row.get(0))
                        .toList();
                statement.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                        + columns.stream().map(Crowd::copied).collect(Collectors.joining(", "))
                        + " from " + table + ", generate_series(1, " + (size / FIRST - 1) + ") as copy");
            }
            for (List<String> index : indexes) {
                statement.execute(index.get(1));
            }
        }
    }

    private static String columnsOf(String table) {
        return "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                + table + "' order by ordinal_position";
    }

    private static String copied(String column) {
        if (IDS.contains(column)) {
            return column + " || '-' || copy";
        }
        if (ADDRESSES.contains(column)) {
            return "copy || '.' || " + column;
        }
        if (column.equals(WORDS)) {
            return column + " || array_to_tsvector(array[copy::text])";
        }
        return NAMES.contains(column) ? column + " || ' ' || copy" : column;
    }
}
