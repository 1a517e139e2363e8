package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is killed, cancelled or asked for sixteen times has the effects of one undisturbed run (B3, B5). */
class CrashLawTest {

    /** What a run leaves behind. */
    private record End(ApplyReport report, Snapshot stores) {}

    /** The end of an undisturbed run; empty where the plan cannot be applied. */
    private static Optional<End> undisturbed(long seed) {
        Scenario calm = Scenario.of(seed);
        try (ImportPlan plan = calm.plan()) {
            return plan.isBlocked()
                    ? Optional.empty()
                    : Optional.of(new End(calm.apply(plan), Snapshot.of(calm.stores())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TroubledStores.Moment.class)
    void killedAtAnyCallAndResumedItIsAsIfNothingHappened(TroubledStores.Moment moment) {
        Seeds.few().forEach(seed -> undisturbed(seed).ifPresent(wanted -> killAtEveryCall(seed, moment, wanted)));
    }

    private static void killAtEveryCall(long seed, TroubledStores.Moment moment, End wanted) {
        boolean isFinished = false;
        for (int call = 1; !isFinished; call++) {
            Scenario scenario = Scenario.of(seed);
            try (ImportPlan plan = scenario.plan()) {
                TroubledStores troubled =
                        new TroubledStores(scenario.stores(), TroubledStores.Trouble.DEATH, call, moment);
                isFinished = diesNot(scenario, troubled, plan);
                assertThat(resumed(scenario, plan))
                        .as("seed %d, call %d", seed, call)
                        .isEqualTo(wanted.report());
                assertSame(wanted.stores(), Snapshot.of(scenario.stores()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(TroubledStores.Moment.class)
    void outOfReachAtAnyCallItIsAsIfNothingHappened(TroubledStores.Moment moment) {
        Seeds.few().forEach(seed -> undisturbed(seed).ifPresent(wanted -> disturbEveryCall(seed, moment, wanted)));
    }

    private static void disturbEveryCall(long seed, TroubledStores.Moment moment, End wanted) {
        boolean isUndisturbed = false;
        for (int call = 1; !isUndisturbed; call++) {
            Scenario scenario = Scenario.of(seed);
            try (ImportPlan plan = scenario.plan()) {
                var troubled = new TroubledStores(scenario.stores(), TroubledStores.Trouble.OUTAGE, call, moment);
                Session session = Scenario.roster(troubled).as(scenario.actor());
                assertThatCode(() -> assertThat(session.apply(plan, Scenario.ACKNOWLEDGED))
                                .isEqualTo(wanted.report()))
                        .as("seed %d, call %d", seed, call)
                        .doesNotThrowAnyException();
                assertSame(wanted.stores(), Snapshot.of(scenario.stores()));
                isUndisturbed = troubled.calls() < call;
            }
        }
    }

    private static boolean diesNot(Scenario scenario, TroubledStores troubled, ImportPlan plan) {
        try {
            Scenario.roster(troubled).as(scenario.actor()).apply(plan, Scenario.ACKNOWLEDGED);
            return true;
        } catch (TroubledStores.Death killed) {
            return false;
        }
    }

    /** Goes on in another process; where the run had not begun, the plan is applied. */
    private static ApplyReport resumed(Scenario scenario, ImportPlan plan) {
        Roster other = roster(scenario.stores(), "two");
        boolean hasBegun = scenario.stores().journal().find(plan.id()).isPresent();
        return hasBegun
                ? other.as(scenario.actor()).resume(plan.id(), ApplyOptions.defaults())
                : other.as(scenario.actor()).apply(plan, Scenario.ACKNOWLEDGED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#few")
    void cancelledBetweenChunksAndResumedItIsAsIfNothingHappened(long seed) {
        Scenario calm = Scenario.of(seed);
        Scenario scenario = Scenario.of(seed);
        try (ImportPlan plan = calm.plan();
                ImportPlan cancelled = scenario.plan()) {
            if (plan.isBlocked()) {
                return;
            }
            ApplyReport expected = calm.apply(plan);
            ApplyReport first = scenario.session()
                    .apply(cancelled, Scenario.ACKNOWLEDGED.reportingTo(new CancelledAfterOneChunk()));
            if (first.state() == Run.State.CANCELLED) {
                assertThatThrownBy(() -> scenario.apply(cancelled))
                        .isInstanceOfSatisfying(
                                PlanException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(PlanException.Reason.UNFINISHED));
            }
            assertThat(resumed(scenario, cancelled)).isEqualTo(expected);
            assertSame(Snapshot.of(calm.stores()), Snapshot.of(scenario.stores()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#few")
    void sixteenWhoApplyOnePlanGetOneExecutionAndEqualReports(long seed) throws Exception {
        Scenario calm = Scenario.of(seed);
        Scenario scenario = Scenario.of(seed);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (ImportPlan undisturbed = calm.plan();
                ImportPlan plan = scenario.plan()) {
            if (plan.isBlocked()) {
                return;
            }
            CyclicBarrier barrier = new CyclicBarrier(16);
            List<Future<ApplyReport>> reports = IntStream.range(0, 16)
                    .mapToObj(number -> threads.submit(() -> {
                        barrier.await();
                        return roster(scenario.stores(), "thread-" + number)
                                .as(scenario.actor())
                                .apply(plan, Scenario.ACKNOWLEDGED);
                    }))
                    .toList();
            ApplyReport expected = calm.apply(undisturbed);
            for (Future<ApplyReport> report : reports) {
                assertThat(report.get()).isEqualTo(expected);
            }
            Snapshot now = Snapshot.of(scenario.stores());
            assertSame(Snapshot.of(calm.stores()), now);
            assertThat(now.users()).isEqualTo(Snapshot.of(calm.stores()).users());
            assertThat(now.runs()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Roster roster(Stores stores, String executor) {
        return Roster.on(stores)
                .roles(World.HOST)
                .clock(Clock.fixed(Scenario.NOW, ZoneOffset.UTC))
                .executor(executor)
                .build();
    }

    private static void assertSame(Snapshot expected, Snapshot actual) {
        assertThat(actual.users()).isEqualTo(expected.users());
        assertThat(actual.roles()).isEqualTo(expected.roles());
        assertThat(actual.groups()).isEqualTo(expected.groups());
        assertThat(actual.organizations()).isEqualTo(expected.organizations());
        assertThat(actual.audit()).isEqualTo(expected.audit());
        assertThat(actual.outbox()).isEqualTo(expected.outbox());
        assertThat(actual.outbox().stream().map(OutboxMessage::key)).doesNotHaveDuplicates();
    }

    /** Asks to stop once the first chunk is written. */
    private static final class CancelledAfterOneChunk implements Progress {
        private boolean isCancelled;

        @Override
        public void at(Phase phase, long done, long total) {
            isCancelled = isCancelled || phase == Phase.APPLYING;
        }

        @Override
        public boolean isCancelled() {
            return isCancelled;
        }
    }
}
