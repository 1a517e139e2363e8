package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.json.ReportCodec;
import dev.roster.model.Field;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    private static Roster roster(Stores stores) {
        return Roster.on(stores).executor("one").build();
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
