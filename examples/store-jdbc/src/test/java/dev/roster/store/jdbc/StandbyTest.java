package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Profiles;
import dev.roster.spi.Run;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A primary that dies in the middle of a run takes nothing with it that its standby does not have. */
class StandbyTest {

    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    /** It takes half a minute; the server that never comes back is not waited for until the build gives up. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyRowIsWrittenOnceWhenThePrimaryDiesAndTheStandbyTakesOver()
            throws IOException, SQLException, InterruptedException {
        PostgresServer.requireBinaries();
        long seed = Long.getLong("roster.seed", System.nanoTime());
        Random random = new Random(seed);
        int killedAt = 1_000 + random.nextInt(ROWS / 2);
        int pause = random.nextInt(100);
        System.out.printf("seed %d: killed %d ms after %d of %d rows%n", seed, pause, killedAt, ROWS);
        try (PostgresPair pair = PostgresPair.start(folder);
                Stores stores = JdbcStores.open(pair.url());
                Roster roster = Roster.on(stores).build()) {
            Failover dying = new Failover(pair, killedAt, pause);
            ApplyReport report = run(roster.as(Actor.operator("import")), dying);
            dying.await();

            assertThat(report.state()).isEqualTo(Run.State.FINISHED);
            assertThat(report.applied()).isEqualTo(ROWS);
            assertThat(report.stale() + report.failed()).isZero();
            assertEveryRowOnce(pair);
        }
    }

    private static ApplyReport run(Session session, Failover failover) throws InterruptedException {
        try (ImportPlan plan = session.plan(RowSource.of("users.csv", rows()), Profiles.createUsers())) {
            ApplyOptions options = ApplyOptions.defaults().reportingTo(failover);
            long end = System.nanoTime() + PATIENCE.toNanos();
            boolean isBegun = false;
            while (true) {
                try {
                    return isBegun ? session.resume(plan.id(), options) : session.apply(plan, options);
                } catch (StoreUnavailableException away) {
                    isBegun = true;
                    if (System.nanoTime() > end) {
                        throw away;
                    }
                    System.out.println("interrupted and resumed: " + away.getMessage());
                    Thread.sleep(500);
                }
            }
        }
    }

    private static void assertEveryRowOnce(PostgresPair pair) throws SQLException {
        assertThat(pair.number("select count(*) from roster_users")).isEqualTo(ROWS);
        assertThat(pair.number("select count(distinct primary_email) from roster_users"))
                .isEqualTo(ROWS);
        assertThat(pair.number("select count(*) from roster_users where version <> 1"))
                .isZero();
        assertThat(pair.number("select count(distinct user_id) from roster_journal"))
                .isEqualTo(ROWS);
        assertThat(pair.number("select count(*) from roster_journal where user_id is not null"))
                .isEqualTo(ROWS);
        assertThat(pair.number("select count(distinct target_key) from roster_audit where target_kind = 'user'"))
                .isEqualTo(ROWS);
        assertThat(pair.number("select count(*) from roster_audit where target_kind = 'user'"))
                .isEqualTo(ROWS);
        assertThat(pair.number("select count(*) from roster_outbox")).isEqualTo(ROWS);
        assertThat(pair.number("select count(distinct user_id) from roster_outbox"))
                .isEqualTo(ROWS);
    }

    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("primaryEmail", "displayName", "department"));
        for (int i = 0; i < ROWS; i++) {
            rows.add(List.of("user" + i + "@example.com", "User " + i, "Department " + i % 10));
        }
        return rows;
    }

    /** Kills the primary while the run goes on, and promotes the standby. */
    private static final class Failover implements Progress {

        private final PostgresPair pair;
        private final int rows;
        private final int pauseMillis;
        private CompletableFuture<Void> done = new CompletableFuture<>();
        private boolean isBegun;
        private volatile long writtenAtDeath;
        private volatile long written;

        Failover(PostgresPair pair, int rows, int pauseMillis) {
            this.pair = pair;
            this.rows = rows;
            this.pauseMillis = pauseMillis;
        }

        @Override
        public synchronized void at(Phase phase, long units, long total) {
            written = units;
            if (phase == Phase.APPLYING && units >= rows && !isBegun) {
                isBegun = true;
                done = CompletableFuture.runAsync(this::failOver);
            }
        }

        private void failOver() {
            try {
                Thread.sleep(pauseMillis);
                pair.killPrimary();
                writtenAtDeath = written;
                pair.promote();
            } catch (IOException | SQLException | InterruptedException failure) {
                throw new CompletionException(failure);
            }
        }

        synchronized void await() {
            assertThat(isBegun).as("the primary was killed").isTrue();
            done.join();
            assertThat(writtenAtDeath).as("rows written when it was").isLessThan(ROWS);
        }
    }
}
