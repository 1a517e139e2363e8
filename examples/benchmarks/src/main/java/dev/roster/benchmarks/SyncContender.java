package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.Directories;
import dev.roster.directory.ldap.LdapDirectory;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Follows a directory, or reads its entries and the users of their external ids with the driver alone. */
final class SyncContender {

    private static final String DATABASE = "synced";
    private static final String USERS = "select * from roster_users where external_id_key = any (?)";
    private static final int CHUNK = 1_000;

    private final Contest contest;
    private final Path directory;
    private final int rows;
    private final Server server;
    private final HeapWatch heap = new HeapWatch();
    private int turn;

    SyncContender(Contest contest, Path directory, int rows) throws IOException {
        this.contest = contest;
        this.directory = directory;
        this.rows = rows;
        server = Server.of(directory);
    }

    void run() throws IOException {
        if (contest == Contest.SYNC) {
            follow();
        } else {
            Orders.obey(heap, this::read);
        }
    }

    /**
     * Before each run one entry in a hundred changes; the first reading of everybody is not measured.
     *
     * @throws IOException if a process or a file fails
     */
    private void follow() throws IOException {
        try {
            server.create(DATABASE);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
        LdapDirectory source = DirectoryServer.of(directory);
        try (Stores stores = JdbcStores.open(server.url(DATABASE))) {
            Directories directories = Roster.on(stores)
                    .directory("hq", source, Profiles.directory())
                    .build()
                    .as(Actor.operator("benchmark"))
                    .directories();
            sync(directories, rows);
            analyze();
            Orders.obey(heap, () -> {
                DirectoryServer.change(directory, rows, SampleUsers.ROWS_PER_CHANGE, "Title " + turn++);
                Clock clock = Clock.start();
                sync(directories, (rows + SampleUsers.ROWS_PER_CHANGE - 1L) / SampleUsers.ROWS_PER_CHANGE);
                return measured(clock.stop());
            });
        }
    }

    private static void sync(Directories directories, long expected) {
        ApplyOptions options = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));
        Optional<ApplyReport> report = directories.sync("hq", Extent.FULL, options);
        long applied = report.map(ApplyReport::applied).orElse(0L);
        if (applied != expected) {
            throw new IllegalStateException("applied " + applied + " instead of " + expected);
        }
    }

    private void analyze() throws IOException {
        try (Connection connection = server.open(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private Measurement read() throws IOException {
        try (Connection connection = server.open(DATABASE);
                PreparedStatement users = connection.prepareStatement(USERS)) {
            Clock clock = Clock.start();
            try (RowReader reader =
                    DirectoryServer.of(directory).read(null).rows().open()) {
                List<String> chunk = new ArrayList<>();
                for (Row row = reader.next(); row != null; row = reader.next()) {
                    chunk.add(row.cell(0));
                    if (chunk.size() == CHUNK) {
                        KeyReader.ask(connection, users, chunk);
                        chunk.clear();
                    }
                }
            }
            return measured(clock.stop());
        } catch (SQLException failure) {
            throw new IOException(failure);
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
