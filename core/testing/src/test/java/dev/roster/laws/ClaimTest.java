package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.json.ReportCodec;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A run belongs to one executor; whoever comes second writes nothing and hears what the first one did (B3). */
class ClaimTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Desk desk = Desk.of(Desk.user("ada"), Desk.user("bob"));

    @Test
    void aRunThatSomebodyElseBeganMeanwhileIsNotWrittenAgain() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            Stores stores = claimedFirst("begin", journal -> {
                assertThat(journal.begin(run(plan, "rival"))).isTrue();
                end(journal, plan);
            });

            ApplyReport report = roster(stores).as(Actor.operator("operator")).apply(plan);

            assertThat(report.applied()).isEqualTo(41);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        }
    }

    @Test
    void aRunThatSomebodyElseTookOverMeanwhileIsNotResumed() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            ApplyOptions cancelled = ApplyOptions.defaults().reportingTo(new Cancelled());
            roster(desk.stores).as(Actor.operator("operator")).apply(plan, cancelled);
            Stores stores = claimedFirst("takeOver", journal -> {
                assertThat(journal.takeOver(plan.id(), "one", "rival")).isTrue();
                end(journal, plan);
            });

            ApplyReport report =
                    roster(stores).as(Actor.operator("operator")).resume(plan.id(), ApplyOptions.defaults());

            assertThat(report.applied()).isEqualTo(41);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        }
    }

    @Test
    void aRunThatSomebodyElseTookOverAndEndedIsToldAsTheyEndedIt() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            Stores stores = claimedFirst("end", journal -> {
                assertThat(journal.takeOver(plan.id(), "one", "rival")).isTrue();
                end(journal, plan);
            });

            ApplyReport report = roster(stores).as(Actor.operator("operator")).apply(plan);

            assertThat(report.applied()).isEqualTo(41);
        }
    }

    /** Two windows of one host: the second neither takes the run over nor writes beside the first. */
    @Test
    void aRunThatThisProcessExecutesIsNotTakenOver() throws Exception {
        Roster office = roster(desk.stores);
        CountDownLatch isRunning = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Progress first = new Progress() {
            @Override
            public void at(Phase phase, long done, long total) {
                isRunning.countDown();
                await(mayEnd);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy", "bob,Navy")) {
            Future<ApplyReport> one = threads.submit(() -> office.as(Actor.operator("operator"))
                    .apply(plan, ApplyOptions.defaults().reportingTo(first)));
            await(isRunning);
            List<String> told = new CopyOnWriteArrayList<>();
            Future<ApplyReport> other = threads.submit(() -> office.as(Actor.operator("operator"))
                    .resume(
                            plan.id(),
                            ApplyOptions.defaults().reportingTo((phase, done, total) -> told.add("" + done))));
            assertThat(other).failsWithin(Duration.ofMillis(200));
            mayEnd.countDown();
            assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(one.get(60, TimeUnit.SECONDS));
            assertThat(told).as("what the other one did itself").isEmpty();
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Test
    void aRunThatIsNotFinishedHasNoReport() {
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            desk.stores.journal().begin(run(plan, "rival"));

            assertThat(desk.session().report(plan.id())).isEmpty();
        }
    }

    /** Who lost every right meanwhile still hears what became of the plan. */
    @Test
    void aPlanThatWasAppliedIsNotJudgedAgain() {
        User admin = Desk.user("root", "admin");
        Desk office = Desk.of(Desk.user("ada"), admin, Desk.user("olga", "owner"));
        try (ImportPlan plan = office.as(admin).plan("userName,department", "ada,Navy")) {
            ApplyReport first = office.as(admin).session().apply(plan);
            User demoted = office.stored(admin.id()).with(user -> user.roles(Set.of()));
            office.write(new Write.UpdateUser(demoted, demoted.version(), Set.of(Field.ROLES)));

            assertThat(office.as(admin).session().apply(plan)).isEqualTo(first);
        }
    }

    @Test
    void whoMayWriteNothingOfAPlanDoesNotBeginIt() {
        User nobody = Desk.user("eve");
        Desk office = Desk.of(Desk.user("ada"), nobody, Desk.user("olga", "owner"));
        try (ImportPlan plan = office.plan("userName,department", "ada,Navy")) {
            assertThatThrownBy(() -> office.as(nobody).session().apply(plan))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("may write nothing of this plan");
            assertThat(office.stores.journal().find(plan.id())).isEmpty();
        }
    }

    private static Roster roster(Stores stores) {
        return Roster.on(stores).roles(World.HOST).executor("one").build();
    }

    /** The report of the rival says that 41 changes were written, which nobody else would say. */
    private static void end(JournalStore journal, ImportPlan plan) {
        PlanId id = plan.id();
        var report = new ApplyReport(id, "users.csv", null, Run.State.FINISHED, plan.summary(), 41, 0, 0, 0, List.of());
        Run running = journal.find(id).orElseThrow();
        assertThat(journal.end(running.with(Run.State.FINISHED, NOON, ReportCodec.write(report))))
                .isTrue();
    }

    private static Run run(ImportPlan plan, String executor) {
        return Run.builder(plan.id(), NOON)
                .kind(Run.Kind.IMPORT)
                .actor("operator")
                .source("users.csv")
                .executor(executor)
                .build();
    }

    /** Stores where a rival claims the run right before the claim of anybody else. */
    private Stores claimedFirst(String claim, Consumer<JournalStore> rival) {
        JournalStore real = desk.stores.journal();
        JournalStore journal = proxy(JournalStore.class, real, method -> {
            if (method.equals(claim)) {
                rival.accept(real);
            }
        });
        return (Stores) Proxy.newProxyInstance(
                Stores.class.getClassLoader(),
                new Class<?>[] {Stores.class},
                (any, method, arguments) ->
                        method.getName().equals("journal") ? journal : method.invoke(desk.stores, arguments));
    }

    private static <T> T proxy(Class<T> port, T real, Consumer<String> before) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }

    /** Cancels before the first chunk. */
    private static final class Cancelled implements Progress {
        @Override
        public void at(Phase phase, long done, long total) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    }
}
