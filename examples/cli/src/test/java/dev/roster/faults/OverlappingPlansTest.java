package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F1 and F3: two plans for the same users, applied at once, lose no update and tell what became of every row. */
class OverlappingPlansTest {

    private static final int STORED = 800;
    private static final int HIRED = 200;

    @TempDir
    Path folder;

    @Test
    @DisplayName("F1: seeds 1 and 2 on H2: every row is applied, stale or failed, and one order explains the result")
    void explainsResultByOneOrderOnH2() throws Exception {
        applyAtOnce(new H2Files(folder));
    }

    @Test
    @DisplayName(
            "F1: seeds 1 and 2 on PostgreSQL: every row is applied, stale or failed, and one order explains the result")
    void explainsResultByOneOrderOnPostgres() throws Exception {
        applyAtOnce(PostgresServer.shared());
    }

    private void applyAtOnce(Engine engine) throws Exception {
        Exercise exercise = Exercise.prepare(engine, folder, STORED, STORED);
        String url = engine.url(exercise.name());
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (HikariDataSource pool = Exercise.pool(Engine.source(url));
                HikariDataSource otherPool = Exercise.pool(Engine.source(url));
                Roster roster = Exercise.roster(pool, "one");
                Roster otherRoster = Exercise.roster(otherPool, "other");
                ImportPlan plan = plan(Exercise.operator(roster), 1);
                ImportPlan otherPlan = plan(Exercise.operator(otherRoster), 2)) {
            Future<ApplyReport> one = threads.submit(applying(roster, plan, barrier));
            Future<ApplyReport> other = threads.submit(applying(otherRoster, otherPlan, barrier));
            assertAccountedFor(one.get(), plan);
            assertAccountedFor(other.get(), otherPlan);
            assertThat(one.get().applied() + other.get().applied()).isGreaterThanOrEqualTo(STORED);
            assertThat(one.get().stale() + other.get().stale()).isPositive();
            assertThat(new HistoryChecker(roster.stores()).problems()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<ApplyReport> applying(Roster roster, ImportPlan plan, CyclicBarrier barrier) {
        return () -> {
            barrier.await();
            return Exercise.operator(roster).apply(plan, Exercise.OPTIONS);
        };
    }

    private static void assertAccountedFor(ApplyReport report, ImportPlan plan) {
        assertThat(report.state()).isEqualTo(Run.State.FINISHED);
        assertThat(plan.summary().writes()).isEqualTo(STORED + HIRED);
        assertThat(report.applied() + report.stale() + report.failed()).isEqualTo(STORED + HIRED);
    }

    /** Everybody moves, some exchange addresses with another neighbour in each plan, and both hire the same people. */
    private static ImportPlan plan(Session operator, int seed) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < STORED; i++) {
            int address = i % 10 == seed ? i + 1 : i % 10 == seed + 1 ? i - 1 : i;
            rows.add(List.of("E" + i, "user" + address + "@example.com", "User " + i, "Department " + seed));
        }
        for (int i = STORED; i < STORED + HIRED; i++) {
            rows.add(List.of("E" + i, "user" + i + "@example.com", "User " + i, "Department " + seed));
        }
        Collections.shuffle(rows, new Random(seed));
        rows.add(0, List.of("employeeId", "email", "displayName", "department"));
        return operator.plan(RowSource.of("plan " + seed + ".csv", rows), Exercise.profile());
    }
}
