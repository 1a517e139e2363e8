package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F5: an apply survives a fault at any call to its database, and does nothing twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InjectedFaultContract {

    private static final int STORED = 300;
    private static final int ROWS = 600;

    private Exercise exercise;
    private Exercise.Result undisturbed;
    private int allCalls;
    private int commits;

    /** Where the databases are: in a folder, or on a server. */
    abstract Engine engine(Path folder);

    @BeforeAll
    void applyUndisturbed(@TempDir Path folder) {
        exercise = Exercise.prepare(engine(folder), folder, STORED, ROWS);
        allCalls = callsOfCalmRun("counted_calls", FaultySource.Calls.ALL);
        commits = callsOfCalmRun("counted_commits", FaultySource.Calls.COMMITS);
        undisturbed = exercise.finishCalmly(exercise.copy("undisturbed"));
        assertThat(undisturbed.report()).isEqualTo("FINISHED " + ROWS + " 0 0");
    }

    private int callsOfCalmRun(String copy, FaultySource.Calls calls) {
        var never = new FaultySource.Trap(
                calls,
                Integer.MAX_VALUE,
                FaultySource.Moment.BEFORE,
                connection -> assertThat(connection).isNull());
        FaultySource source = new FaultySource(Engine.source(exercise.copy(copy)));
        apply(source, never);
        return source.calls();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2})
    @DisplayName("F5: a deadlock at any call is tried again")
    void triesAgainAfterDeadlock(int seed) {
        applyWith("deadlock_" + seed, trap(seed, FaultySource.Moment.BEFORE, Faults.DEADLOCK));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {3, 4})
    @DisplayName("F5: a connection that breaks before any call is replaced")
    void replacesConnectionThatBreaksBeforeCall(int seed) {
        applyWith("broken_before_" + seed, trap(seed, FaultySource.Moment.BEFORE, Faults.BROKEN_CONNECTION));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {5, 6})
    @DisplayName("F5: a connection that breaks after any call is replaced")
    void replacesConnectionThatBreaksAfterCall(int seed) {
        applyWith("broken_after_" + seed, trap(seed, FaultySource.Moment.AFTER, Faults.BROKEN_CONNECTION));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {7, 8, 9})
    @DisplayName("F5: a commit whose acknowledgement is lost is looked up and not made again")
    void looksUpCommitWithoutAcknowledgement(int seed) {
        int number = 1 + new Random(seed).nextInt(commits);
        applyWith(
                "unacknowledged_" + seed,
                new FaultySource.Trap(
                        FaultySource.Calls.COMMITS, number, FaultySource.Moment.AFTER, Faults.BROKEN_CONNECTION));
    }

    private FaultySource.Trap trap(int seed, FaultySource.Moment moment, FaultySource.Fault fault) {
        int number = 1 + new Random(seed).nextInt(allCalls);
        return new FaultySource.Trap(FaultySource.Calls.ALL, number, moment, fault);
    }

    private void applyWith(String copy, FaultySource.Trap trap) {
        String url = exercise.copy(copy);
        FaultySource source = new FaultySource(Engine.source(url));
        ApplyReport report = apply(source, trap);
        assertThat(source.calls()).isGreaterThanOrEqualTo(trap.number());
        assertThat(report.applied()).as("call %d", trap.number()).isEqualTo(ROWS);
        assertThat(exercise.finishCalmly(url)).as("call %d", trap.number()).isEqualTo(undisturbed);
    }

    /** Applies the plan once, with the fault on its way. */
    ApplyReport apply(FaultySource source, FaultySource.Trap trap) {
        try (HikariDataSource pool = Exercise.pool(source.source());
                Roster roster = Exercise.roster(pool, "disturbed");
                ImportPlan plan = Exercise.operator(roster).open(exercise.plan())) {
            source.set(trap);
            return Exercise.operator(roster).apply(plan, Exercise.OPTIONS);
        }
    }

    Exercise exercise() {
        return exercise;
    }

    Exercise.Result undisturbed() {
        return undisturbed;
    }

    int allCalls() {
        return allCalls;
    }
}
