package dev.roster.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests of this process; it stops with the process. */
final class PostgresServer {

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private PostgresServer() {}

    /** Starts when it is asked for first. */
    private static final class Running {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The URL of the database; skips the test where there is no server for the platform. */
    static String url() {
        requireBinaries();
        return Running.SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** Skips the test where there is no server for the platform. */
    static void requireBinaries() {
        Assumptions.assumeTrue(
                hasBinaries(),
                "PostgreSQL comes for Linux on x86-64 with the GNU C library only: the tests that need it are skipped");
    }

    /** A pool of connections as the stores have one. */
    static HikariDataSource pool(String url) {
        PostgresDialect dialect = new PostgresDialect();
        return Connections.open(JdbcUrl.of(url, dialect, JdbcStores.UrlOptions.HARMLESS), dialect);
    }

    /** A tenant that no test had before: an empty store without the cost of an empty database. */
    static String freshTenant() {
        return "tenant " + TENANTS.incrementAndGet();
    }

    private static boolean hasBinaries() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && !Files.exists(Path.of("/etc/alpine-release"));
    }
}
