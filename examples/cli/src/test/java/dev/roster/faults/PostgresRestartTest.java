package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** B5: a server that stops on the spot while a plan is applied loses nothing, and nothing is done twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRestartTest {

    private static final int STORED = 300;
    private static final int ROWS = 2_000;

    private PostgresServer server;
    private Exercise exercise;
    private Exercise.Result undisturbed;
    private int calls;

    @BeforeAll
    void applyUndisturbed(@TempDir Path folder) {
        server = PostgresServer.in(folder.resolve("server"));
        exercise = Exercise.prepare(server, folder, STORED, ROWS);
        FaultySource source = new FaultySource(Engine.source(exercise.copy("counted")));
        apply(source, at(Integer.MAX_VALUE, () -> {}));
        calls = source.calls();
        undisturbed = exercise.finishCalmly(exercise.copy("undisturbed"));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @DisplayName("B5: seed 1: restarted during an apply, the apply goes on by itself")
    void goesOnWhenServerIsRestarted() {
        String url = exercise.copy("restarted");
        FaultySource source = new FaultySource(Engine.source(url));
        int number = calls / 4 + new Random(1).nextInt(calls / 2);
        ApplyReport report = apply(source, at(number, () -> {
            server.stopImmediately();
            server.startAgain();
        }));
        assertThat(report.applied()).isEqualTo(ROWS);
        assertThat(exercise.finishCalmly(url)).isEqualTo(undisturbed);
    }

    @Test
    @DisplayName("B5: seed 2: stopped during an apply and started later, the apply is resumed")
    void resumesWhenServerWasAwayForLong() {
        String url = exercise.copy("stopped");
        FaultySource source = new FaultySource(Engine.source(url));
        int number = calls / 4 + new Random(2).nextInt(calls / 2);
        assertThatThrownBy(() -> apply(source, at(number, server::stopImmediately)))
                .isInstanceOf(StoreUnavailableException.class);
        server.startAgain();
        assertThat(exercise.finishCalmly(url)).isEqualTo(undisturbed);
    }

    private static FaultySource.Trap at(int number, Runnable work) {
        return new FaultySource.Trap(
                FaultySource.Calls.ALL, number, FaultySource.Moment.BEFORE, connection -> work.run());
    }

    private ApplyReport apply(FaultySource source, FaultySource.Trap trap) {
        try (HikariDataSource pool = Exercise.pool(source.source());
                Roster roster = Exercise.roster(pool, "disturbed");
                ImportPlan plan = Exercise.operator(roster).open(exercise.plan())) {
            source.set(trap);
            return Exercise.operator(roster).apply(plan, Exercise.OPTIONS);
        }
    }
}
