package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deactivates a few thousand of many users by a file of addresses, with Roster or with the driver alone. */
final class LeaversContender {

    private static final String SELECT = "select * from roster_users where tenant = ? and primary_email_key = any (?)";
    private static final String UPDATE = "update roster_users set status = 'inactive', deactivated_at = ?, version = ?"
            + " where tenant = ? and id = ? and version = ?";
    private static final String AUDIT =
            "insert into roster_audit (tenant, entry, at, actor, action, target_kind, target_key, detail, field_values)"
                    + " values (?, ?, ?, ?, 'deactivate', 'user', ?, 'status', ?)";
    private static final String BACK =
            "update roster_users set status = 'active', deactivated_at = null" + " where status = 'inactive'";

    private static final ApplyOptions ANYWAY = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));

    private final Contest contest;
    private final Path file;
    private final int rows;
    private final Server server;
    private final HeapWatch heap = new HeapWatch();
    private long entries = 1L << 40;

    LeaversContender(Contest contest, Path directory, int rows) throws IOException {
        this.contest = contest;
        this.rows = rows;
        file = ServerContender.mailFile(directory, rows);
        server = Server.of(directory);
    }

    void run() throws IOException {
        if (contest == Contest.BARE_LEAVERS) {
            Orders.obey(heap, this::bare);
            return;
        }
        try (Stores stores = JdbcStores.open(server.url(ServerContender.CREATED))) {
            Session session =
                    Roster.on(stores).roles(SampleUsers.roles()).build().as(Actor.operator("benchmark"));
            Orders.obey(heap, () -> deactivate(session));
        }
    }

    /** What a run deactivates is taken back before the next. */
    private Measurement deactivate(Session session) {
        Clock clock = Clock.start();
        PlanId run;
        try (ImportPlan plan = session.plan(CsvRowSource.of(file), Profiles.deactivateUsers())) {
            run = plan.id();
            apply(session, plan);
        }
        Clock time = clock.stop();
        try (ImportPlan undo = session.undo(run)) {
            session.apply(undo, ANYWAY);
        }
        return measured(time);
    }

    private void apply(Session session, ImportPlan plan) {
        long applied = session.apply(plan, ANYWAY).applied();
        if (applied != rows) {
            throw new IllegalStateException("applied " + applied + " instead of " + rows + ": " + plan.summary());
        }
    }

    /**
     * One transaction that reads the users of the addresses, changes them and writes down that it did.
     *
     * @throws IOException if the file or the server fails
     */
    private Measurement bare() throws IOException {
        try (Connection connection = server.open(ServerContender.CREATED)) {
            connection.setAutoCommit(false);
            Clock clock = Clock.start();
            Map<String, Long> versions = versions(connection, addresses());
            update(connection, versions);
            audit(connection, versions);
            connection.commit();
            Clock time = clock.stop();
            if (versions.size() != rows) {
                throw new IllegalStateException("found " + versions.size() + " instead of " + rows);
            }
            try (var back = connection.createStatement()) {
                back.execute(BACK);
            }
            connection.commit();
            return measured(time);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private List<String> addresses() throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return new ArrayList<>(in.lines().skip(1).toList());
        }
    }

    private static Map<String, Long> versions(Connection connection, List<String> addresses) throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, JdbcStores.DEFAULT_TENANT);
            select.setArray(2, connection.createArrayOf("text", addresses.toArray()));
            try (ResultSet users = select.executeQuery()) {
                while (users.next()) {
                    versions.put(users.getString("id"), users.getLong("version"));
                }
            }
        }
        return versions;
    }

    private static void update(Connection connection, Map<String, Long> versions) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (Map.Entry<String, Long> user : versions.entrySet()) {
                update.setLong(1, System.nanoTime());
                update.setLong(2, user.getValue() + 1);
                update.setString(3, JdbcStores.DEFAULT_TENANT);
                update.setString(4, user.getKey());
                update.setLong(5, user.getValue());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private void audit(Connection connection, Map<String, Long> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(AUDIT)) {
            for (String id : versions.keySet()) {
                insert.setString(1, JdbcStores.DEFAULT_TENANT);
                insert.setLong(2, ++entries);
                insert.setLong(3, System.nanoTime());
                insert.setString(4, Staff.ADMIN.value());
                insert.setString(5, id);
                insert.setString(6, "active -> inactive");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Measurement measured(Clock time) {
        return new Measurement(
                rows,
                rows,
                time.wall(),
                time.cpu(),
                heap.peak(),
                Runtime.getRuntime().maxMemory(),
                0,
                0);
    }
}
