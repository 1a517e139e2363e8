package dev.roster.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens the pool of connections, and says in one sentence why that fails. */
final class Connections {

    private static final int MAX_CONNECTIONS = 8;

    /** How long to wait for a connection while the server is away; whoever waits may try again. */
    private static final long PATIENCE_MILLIS = 10_000;

    private Connections() {}

    /**
     * Opens a pool and one connection to see that it works.
     *
     * @throws StoreUnavailableException if another process holds the database, or its server cannot be reached
     * @throws StoreException if the database cannot be opened
     */
    static HikariDataSource open(JdbcUrl url, Dialect dialect) {
        dialect.keepPrivate(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("roster");
        config.setJdbcUrl(url.withDefaults(dialect));
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setAutoCommit(true);
        String setting = dialect.connectionSetting();
        if (!setting.isEmpty()) {
            config.setConnectionInitSql(setting);
        }
        String user = url.user().isEmpty() ? dialect.defaultUser() : url.user();
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(url.password());
        }
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failure) {
            throw explained(dialect, url, failure);
        }
    }

    /**
     * Asks a source of connections which database it leads to.
     *
     * @throws StoreUnavailableException if there is no connection
     */
    static String url(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException failure) {
            throw new StoreUnavailableException(
                    "there is no connection to the database (" + Database.codes(failure) + ")",
                    Database.withoutValues(failure));
        }
    }

    private static StoreException explained(Dialect dialect, JdbcUrl url, RuntimeException failure) {
        SQLException reason = reason(failure);
        String name = "the database " + url.databaseName();
        if (reason == null) {
            return new StoreException(name + " cannot be opened; check its URL", failure);
        }
        if (dialect.isLocked(reason)) {
            return new StoreUnavailableException(
                    name + " is in use by another process; close it there, or use another database",
                    Database.withoutValues(reason));
        }
        if (dialect.isTransient(reason)) {
            return new StoreUnavailableException(
                    name + " cannot be reached (" + Database.codes(reason) + "); " + dialect.openingAdvice(),
                    Database.withoutValues(reason));
        }
        return new StoreException(
                name + " cannot be opened (" + Database.codes(reason) + "); " + dialect.openingAdvice(),
                Database.withoutValues(reason));
    }

    private static @Nullable SQLException reason(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException reason) {
                return reason;
            }
        }
        return null;
    }
}
