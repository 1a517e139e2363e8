package dev.roster.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL primary and a standby that has every commit before it is acknowledged, as processes of their own on one
 * machine. The standby starts from a copy of the running primary's files, as {@code pg_basebackup} would make it.
 */
final class PostgresPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path primaryFiles;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private PostgresPair(Path primaryFiles, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primaryFiles = primaryFiles;
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * Starts both.
     *
     * @param folder where their files go; empty
     */
    static PostgresPair start(Path folder) throws IOException, SQLException, InterruptedException {
        EmbeddedPostgres primary = server(folder.resolve("primary"));
        boolean isStarted = false;
        try {
            Path copy = folder.resolve("standby");
            back(primary, folder.resolve("primary"), copy);
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort()
                            + " user=postgres application_name=standby'\n");
            PostgresPair pair = new PostgresPair(folder.resolve("primary"), primary, server(copy));
            pair.waitForEachCommit();
            isStarted = true;
            return pair;
        } finally {
            if (!isStarted) {
                primary.close();
            }
        }
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("hot_standby", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "replica")
                .start();
    }

    private static void back(EmbeddedPostgres server, Path data, Path copy) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(data, copy);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
    }

    /** All files but the lock and the log, which comes over the wire; files may vanish meanwhile. */
    private static void copy(Path data, Path copy) throws IOException {
        var left = FileSystems.getDefault().getPathMatcher("glob:{postmaster.*,epg-lock,pg_wal/**}");
        List<Path> paths;
        try (Stream<Path> files = Files.walk(data)) {
            paths = files.toList();
        }
        for (Path path : paths) {
            Path name = data.relativize(path);
            if (!left.matches(name)) {
                copyIfThere(path, copy.resolve(name));
            }
        }
        Files.createDirectories(copy.resolve("pg_wal/archive_status"));
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(data));
    }

    private static void copyIfThere(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException gone) {
            if (Files.exists(from)) {
                throw gone;
            }
        }
    }

    private void waitForEachCommit() throws SQLException, InterruptedException {
        execute(primary, "alter system set synchronous_standby_names = 'standby'");
        execute(primary, "select pg_reload_conf()");
        waitUntil(primary, "select exists (select 1 from pg_stat_replication where sync_state = 'sync')");
    }

    /** The URL of whichever server takes writes. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + primary.getPort() + ",127.0.0.1:" + standby.getPort()
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2";
    }

    /** Kills every process of the primary at once, as {@code kill -9} does, and waits for their end. */
    void killPrimary() throws IOException {
        String lock = Files.readString(primaryFiles.resolve("postmaster.pid"));
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(lock.lines().findFirst().orElseThrow()))
                .orElseThrow();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** Makes the standby the primary. */
    void promote() throws SQLException, InterruptedException {
        execute(standby, "select pg_promote(true, 30)");
        waitUntil(standby, "select not pg_is_in_recovery()");
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void waitUntil(EmbeddedPostgres server, String question) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number(server, question.replaceFirst("^select ", "select (") + ")::int") == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + PATIENCE + ": " + question);
            }
            Thread.sleep(50);
        }
    }

    /** The number that a question to the standby gives. */
    long number(String sql) throws SQLException {
        return number(standby, sql);
    }

    private static long number(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }
}
