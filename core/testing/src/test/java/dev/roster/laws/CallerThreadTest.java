package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever Roster does ahead on threads of its own, it asks a store on the thread of its caller alone: a host may have bound a
 * transaction or the database of a tenant to that thread.
 */
class CallerThreadTest {

    private static final int ROWS = 2_100;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @Test
    void asksTheStoreOnNoOtherThreadThanThatOfTheCaller() {
        List<String> lines = new ArrayList<>(List.of("userName,displayName,managerId"));
        for (int number = 0; number < ROWS; number++) {
            lines.add("user" + number + ",User " + number + (number % 7 == 6 ? ",user" + (number - 1) : ","));
        }
        try (Stores stores = watched(Stores.class, new InMemoryStores());
                Roster roster = Roster.on(stores).roles(World.HOST).build()) {
            Session session = roster.as(Actor.operator("import"));
            try (ImportPlan plan = session.plan(rows(lines.toArray(String[]::new)), Profiles.users())) {
                ApplyReport report = session.apply(plan);
                assertThat(report.applied()).isEqualTo(ROWS);
                try (ImportPlan undo = session.undo(report.run())) {
                    assertThat(session.apply(undo, Scenario.ACKNOWLEDGED).applied())
                            .isEqualTo(ROWS);
                }
            }
        }
        assertThat(threads).containsExactly(Thread.currentThread().getName());
    }

    /** A port that notes who calls it, and so do the ports that it gives. */
    private <T> T watched(Class<T> port, Object real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    threads.add(Thread.currentThread().getName());
                    try {
                        Object answer = method.invoke(real, arguments);
                        Class<?> type = method.getReturnType();
                        boolean isPort = type.isInterface() && type.getName().startsWith("dev.roster.spi.");
                        return isPort ? watched(type, Objects.requireNonNull(answer)) : answer;
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }
}
