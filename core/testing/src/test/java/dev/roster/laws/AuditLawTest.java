package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.json.JournalCodec;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change that was written is in the audit exactly once, with who did it, and nothing else is (F7). */
class AuditLawTest {

    private static final int ALL = 10_000;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void everyChangeThatWasWrittenIsAuditedOnce(long seed) {
        Scenario scenario = Scenario.of(seed);
        try (ImportPlan plan = scenario.plan()) {
            if (plan.isBlocked()) {
                return;
            }
            UndoLawTest.change(scenario, new Dice(seed));
            ApplyReport report = scenario.apply(plan);
            assertAudited(scenario, plan, report);
            try (ImportPlan undo = scenario.session().undo(report.run())) {
                assertAudited(scenario, undo, scenario.apply(undo));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void whoMayDoLittleIsAuditedForThatAlone(long seed) {
        Scenario scenario = Scenario.of(seed).actedByAUser(seed);
        try (ImportPlan plan = Scenario.of(seed).plan()) {
            if (plan.isBlocked() || plan.isEmpty()) {
                return;
            }
            try {
                assertAudited(scenario, plan, scenario.apply(plan));
            } catch (dev.roster.plan.PlanException notBegun) {
                assertThat(audited(scenario, plan, plan.id())).isEmpty();
            }
        }
    }

    private static void assertAudited(Scenario scenario, ImportPlan plan, ApplyReport report) {
        List<AuditEntry> audit = audited(scenario, plan, report.run());
        assertThat(audit).hasSize(Math.toIntExact(report.applied()));
        assertThat(audit)
                .extracting(entry -> entry.user().orElseThrow() + " " + entry.action())
                .containsExactlyInAnyOrderElementsOf(written(scenario, plan, report.run()));
        assertThat(audit).extracting(AuditEntry::actor).containsOnly(actorsOf(scenario, audit));
    }

    private static String[] actorsOf(Scenario scenario, List<AuditEntry> audit) {
        return audit.isEmpty() ? new String[0] : new String[] {scenario.actor().name()};
    }

    /** What is kept about the users whom a plan writes, as far as it is of one run. */
    private static List<AuditEntry> audited(Scenario scenario, ImportPlan plan, PlanId run) {
        TreeSet<UserId> users = new TreeSet<>();
        try (Stream<PlannedChange> changes = plan.changes()) {
            changes.filter(change -> change.user() != null).forEach(change -> users.add(Snapshot.idOf(change)));
        }
        Scenario.users(scenario.stores()).forEach(user -> users.add(user.id()));
        List<AuditEntry> audit = new ArrayList<>();
        for (UserId user : users) {
            scenario.stores().audit().ofUser(user, ALL).stream()
                    .filter(entry -> run.equals(entry.run()))
                    .forEach(audit::add);
        }
        return audit;
    }

    private static List<String> written(Scenario scenario, ImportPlan plan, PlanId run) {
        var codec = new JournalCodec(World.FIELDS, plan.basis().source().name());
        List<String> written = new ArrayList<>();
        for (JournalEntry entry : scenario.stores().journal().entries(run, 0, ALL)) {
            if (entry.outcome() != UnitOutcome.Kind.WRITTEN) {
                continue;
            }
            for (AppliedChange applied : codec.read(entry.parts()).changes()) {
                ChangeKind kind = applied.change().kind();
                written.add(Snapshot.idOf(applied.change()) + " " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return written;
    }
}
