package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.plan.ApplyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B5: a long apply on a server whose process is killed again and again ends as if nothing had happened. */
class PostgresCrashTest {

    private static final int STORED = 1_000;
    private static final int ROWS = 20_000;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "B5: seed 1: killed three times during 20,000 rows and resumed, the store is as after an undisturbed run")
    void resumesAfterEveryKill() throws IOException, InterruptedException {
        Exercise exercise = Exercise.prepare(PostgresServer.shared(), folder, STORED, ROWS);
        FaultySource source = new FaultySource(Engine.source(exercise.copy("crash_undisturbed")));
        Exercise.Result undisturbed;
        int calls;
        try (HikariDataSource pool = Exercise.pool(source.source());
                Roster roster = Exercise.roster(pool, "undisturbed")) {
            source.set(new FaultySource.Trap(
                    FaultySource.Calls.ALL, Integer.MAX_VALUE, FaultySource.Moment.AFTER, Faults.END_OF_PROCESS));
            ApplyReport report = Exercise.finish(roster, exercise.plan());
            calls = source.calls();
            undisturbed = Exercise.result(roster.stores(), report);
        }
        kill(exercise, calls);
        assertThat(exercise.finishCalmly(exercise.engine().url("crash_killed"))).isEqualTo(undisturbed);
    }

    /** No kill comes so late that the run is over before the last one. */
    private void kill(Exercise exercise, int calls) throws IOException, InterruptedException {
        String url = exercise.copy("crash_killed");
        Random random = new Random(1);
        for (int kill = 1; kill <= KILLS; kill++) {
            applyUntil(url, exercise.plan(), 1 + random.nextInt(calls / (KILLS + 1)));
        }
    }

    private void applyUntil(String url, Path plan, int call) throws IOException, InterruptedException {
        Path log = folder.resolve("child.log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingApply.class.getName(),
                        url,
                        plan.toString(),
                        Integer.toString(call))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("the child ends").isTrue();
        assertThat(child.exitValue()).as(Files.readString(log)).isEqualTo(Faults.HALTED);
    }
}
