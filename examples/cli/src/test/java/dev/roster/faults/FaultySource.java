package dev.roster.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections with a fault at one call to the database. Calls are the statements, the commits, and what goes past them
 * to the driver itself.
 */
final class FaultySource {

    /** Which calls are counted. */
    enum Calls {
        ALL,
        COMMITS
    }

    /** Whether the call has taken effect when the fault strikes. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** What goes wrong. */
    interface Fault {

        /**
         * Strikes.
         *
         * @param connection the connection of the call
         * @throws SQLException if that is the fault
         */
        void strike(Connection connection) throws SQLException;
    }

    /**
     * Where a fault lies in wait.
     *
     * @param calls which calls are counted
     * @param number the number of the call at which it strikes, from 1
     * @param moment before or after the call
     * @param fault what goes wrong
     */
    record Trap(Calls calls, int number, Moment moment, Fault fault) {}

    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final DataSource source;

    FaultySource(DataSource real) {
        source = (DataSource) proxy(DataSource.class, (method, arguments) -> {
            Object answer = invoke(real, method, arguments);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    DataSource source() {
        return source;
    }

    /** Counts from here on, and strikes once. */
    void set(Trap next) {
        calls.set(0);
        trap.set(next);
    }

    /** How many calls were counted since the trap was set. */
    int calls() {
        return calls.get();
    }

    /** Does what a proxy is asked for. */
    private interface Invocation {
        @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private Object connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            boolean isCall =
                    method.getName().equals("commit") || method.getName().equals("unwrap");
            Object answer = isCall ? call(real, real, method, arguments) : invoke(real, method, arguments);
            return answer instanceof Statement statement ? statement(real, statement) : answer;
        });
    }

    private Object statement(Connection connection, Statement real) {
        Class<? extends Statement> type = real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(
                type,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? call(connection, real, method, arguments)
                        : invoke(real, method, arguments));
    }

    private @Nullable Object call(
            Connection connection, Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Trap set = trap.get();
        boolean isCounted =
                set != null && (set.calls() == Calls.ALL || method.getName().equals("commit"));
        if (set == null || !isCounted || calls.incrementAndGet() != set.number()) {
            return invoke(target, method, arguments);
        }
        if (set.moment() == Moment.BEFORE) {
            set.fault().strike(connection);
        }
        Object answer = invoke(target, method, arguments);
        if (set.moment() == Moment.AFTER) {
            set.fault().strike(connection);
        }
        return answer;
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
    }

    private static Object proxy(Class<?> type, Invocation invocation) {
        return Proxy.newProxyInstance(
                FaultySource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> invocation.of(method, arguments));
    }
}
