package dev.roster.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server that can be stopped as by a power cut and started again on what it kept. */
final class PostgresServer implements Engine, AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final int ANY_PORT = 0;

    private final Path directory;
    private EmbeddedPostgres server;

    /** Starts when it is asked for first, and stops with the process. */
    private static final class Shared {

        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                return new PostgresServer(Files.createTempDirectory("roster"), Ending.DELETES_FILES);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** What becomes of the files when the server stops. */
    private enum Ending {
        KEEPS_FILES,
        DELETES_FILES
    }

    private PostgresServer(Path directory, Ending ending) {
        this.directory = directory;
        this.server = start(directory, ending, ANY_PORT);
    }

    /** A server for tests that leave it running; skips the test where there is none for the platform. */
    static PostgresServer shared() {
        requireBinaries();
        return Shared.SERVER;
    }

    /** A server for one test, which closes it; skips the test where there is none for the platform. */
    static PostgresServer in(Path directory) {
        requireBinaries();
        return new PostgresServer(directory, Ending.KEEPS_FILES);
    }

    private static void requireBinaries() {
        Assumptions.assumeTrue(
                hasBinaries(),
                "PostgreSQL comes for Linux on x86-64 with the GNU C library only: the tests that need it are skipped");
    }

    private static boolean hasBinaries() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && !Files.exists(Path.of("/etc/alpine-release"));
    }

    /** What was acknowledged outlives the server, as it does where the settings are the server's own. */
    private static EmbeddedPostgres start(Path directory, Ending ending, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(ending == Ending.DELETES_FILES)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(PATIENCE_SECONDS))
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    @Override
    public void create(String database) {
        execute("create database " + database);
    }

    @Override
    public void copy(String from, String to) {
        execute("create database " + to + " template " + from);
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Stops the server without a word to anybody, by the signal that {@code pg_ctl stop -m immediate} sends. */
    void stopImmediately() {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
            CompletableFuture<ProcessHandle> end =
                    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().onExit();
            new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the server does not stop", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stops", interrupted);
        }
    }

    /** Starts the stopped server again, where it was. */
    void startAgain() {
        int port = server.getPort();
        close();
        server = start(directory, Ending.KEEPS_FILES, port);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
