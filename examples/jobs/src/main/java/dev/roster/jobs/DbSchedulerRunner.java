package dev.roster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.roster.Roster;
import dev.roster.job.JobRefusedException;
import dev.roster.job.JobRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Runs the jobs of one tenant on all processes that share a database, with db-scheduler: a job that was asked for is run by
 * one of them, also when all of them were stopped in between; what a process had taken that died is free after two minutes. Safe for use by many threads.
 *
 * <pre>{@code
 * DbSchedulerRunner runner = DbSchedulerRunner.on(dataSource, "acme");
 * Roster roster = Roster.on(stores).jobs(JobSettings.defaults().running(runner)).build();
 * runner.start(roster);                                       // and runner.close() before roster.close()
 * }</pre>
 *
 * <p>What is scheduled is the id of a job alone. Everything else, who runs it and how far it is, lies with the job.
 */
public final class DbSchedulerRunner implements JobRunner {

    private static final String TABLE = "roster_scheduled_tasks";
    private static final Duration POLLING = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THREADS = 4;
    /** As few as there can be: what a dead process had taken is given to others after so many signs of life. */
    private static final int MISSED = 4;

    private final AtomicReference<Roster> roster = new AtomicReference<>();
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    private DbSchedulerRunner(DataSource source, String tenant, Duration tick) {
        task = Tasks.oneTime("job of " + tenant, Void.class)
                .onFailureRetryLater()
                .execute((instance, context) -> roster().runJob(instance.getId()));
        RecurringTask<Void> ticking = Tasks.recurring("tick of " + tenant, FixedDelay.of(tick))
                .execute((instance, context) -> roster().tick());
        scheduler = Scheduler.create(source, task)
                .startTasks(ticking)
                .tableName(TABLE)
                .threads(THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(tick)
                .missedHeartbeatsLimit(MISSED)
                .enableImmediateExecution()
                .shutdownMaxWait(PATIENCE)
                .build();
    }

    /**
     * Makes a runner, and its table when it is missing. It takes jobs at once, and runs them from {@link #start} on.
     *
     * @param source the database, H2 or PostgreSQL; may be that of the stores
     * @param tenant whose jobs; no more than 80 characters
     * @return the runner
     * @throws IllegalStateException if the table cannot be made
     */
    public static DbSchedulerRunner on(DataSource source, String tenant) {
        return on(source, tenant, TICK);
    }

    static DbSchedulerRunner on(DataSource source, String tenant, Duration tick) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(table());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the table of scheduled tasks cannot be made", failure);
        }
        return new DbSchedulerRunner(source, tenant, tick);
    }

    private static String table() {
        try (InputStream in = Objects.requireNonNull(
                DbSchedulerRunner.class.getResourceAsStream("scheduled_tasks.sql"), "scheduled_tasks.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the table of scheduled tasks is not described", unreadable);
        }
    }

    private Roster roster() {
        return Objects.requireNonNull(roster.get(), "start(roster) comes first");
    }

    /**
     * Begins to run jobs, and to call {@link Roster#tick}, in turns with all other processes.
     *
     * @param running the roster of this process
     */
    public void start(Roster running) {
        roster.set(running);
        scheduler.start();
    }

    @Override
    public void submit(String job, Runnable here) {
        try {
            scheduler.scheduleIfNotExists(task.instance(job), Instant.now());
        } catch (RuntimeException failure) {
            throw new JobRefusedException("the job cannot be scheduled now; try again later", failure);
        }
    }

    /** Stops to run jobs, and waits half a minute for those that run; the others wait for a process that starts. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
