package dev.roster.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that can be had until they fail, as a pool says it when the database has gone. */
final class FailingSource {

    private final AtomicBoolean isFailing = new AtomicBoolean();
    private final DataSource source;

    private FailingSource(DataSource target) {
        source = (DataSource) Proxy.newProxyInstance(
                FailingSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (isFailing.get()) {
                        throw new SQLTransientConnectionException("connection is not available", "08001");
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException failure) {
                        throw Objects.requireNonNull(failure.getCause());
                    }
                });
    }

    static FailingSource ofH2(String jdbcUrl) {
        JdbcDataSource target = new JdbcDataSource();
        target.setURL(jdbcUrl);
        target.setUser("sa");
        return new FailingSource(target);
    }

    static FailingSource ofPostgres(String jdbcUrl) {
        PGSimpleDataSource target = new PGSimpleDataSource();
        target.setUrl(jdbcUrl);
        return new FailingSource(target);
    }

    DataSource source() {
        return source;
    }

    /** From now on there are no connections. */
    void fail() {
        isFailing.set(true);
    }
}
