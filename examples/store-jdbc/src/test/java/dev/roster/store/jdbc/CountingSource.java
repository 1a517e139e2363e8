package dev.roster.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Connections that count how many statements are prepared on them. */
final class CountingSource {

    private final AtomicInteger statements = new AtomicInteger();
    private final DataSource counted;

    CountingSource(String jdbcUrl) {
        JdbcDataSource target = new JdbcDataSource();
        target.setURL(jdbcUrl);
        counted = proxy(DataSource.class, target);
    }

    DataSource source() {
        return counted;
    }

    /** How many statements the work prepares. */
    int during(Runnable work) {
        int before = statements.get();
        work.run();
        return statements.get() - before;
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        Object answer = method.invoke(target, arguments);
                        return answer instanceof Connection ? proxy(Connection.class, answer) : answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
