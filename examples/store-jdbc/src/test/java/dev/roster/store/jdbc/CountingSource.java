package dev.roster.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Connections that count and keep the statements prepared on them, and let a test step in before one of them. */
final class CountingSource {

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Interruption> interruption = new AtomicReference<>();
    private final DataSource counted;

    private record Interruption(String start, Runnable work) {}

    CountingSource(String jdbcUrl) {
        this(h2(jdbcUrl));
    }

    CountingSource(DataSource target) {
        counted = proxy(DataSource.class, target);
    }

    private static DataSource h2(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        return source;
    }

    DataSource source() {
        return counted;
    }

    /** The texts of all statements prepared so far. */
    Set<String> texts() {
        return Set.copyOf(texts);
    }

    /** How many statements were prepared so far. */
    int statements() {
        return statements.get();
    }

    /** How many statements the work prepares. */
    int during(Runnable work) {
        int before = statements.get();
        work.run();
        return statements.get() - before;
    }

    /** How many transactions that somebody has to end the work commits. */
    int commitsDuring(Runnable work) {
        int before = commits.get();
        work.run();
        return commits.get() - before;
    }

    /** Runs work once, right before the first statement that starts like this is prepared. */
    void before(String start, Runnable work) {
        interruption.set(new Interruption(start, work));
    }

    private void stepIn(String sql) {
        Interruption due = interruption.get();
        if (due != null && sql.startsWith(due.start()) && interruption.compareAndSet(due, null)) {
            due.work().run();
        }
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                        texts.add((String) arguments[0]);
                        stepIn((String) arguments[0]);
                    }
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        Object answer = method.invoke(target, arguments);
                        return method.getName().equals("getConnection") ? proxy(Connection.class, answer) : answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
