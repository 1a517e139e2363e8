package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An undo brings back exactly what there was, and leaves alone what others changed since (B6). */
class UndoLawTest {

    /**
     * The exceptions: where a run made the very first owners, its undo may not remove the last of them; nothing brings back
     * who was erased; and where an invitation was sent once more, there is nothing to take back.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void undoRestoresTheStoreAndUndoOfUndoRepeatsTheRun(long seed) {
        Scenario scenario = Scenario.of(seed);
        Snapshot before = Snapshot.of(scenario.stores());
        PlanId run = applied(scenario);
        if (run == null || before.users().isEmpty() || erased(scenario, run) > 0) {
            return;
        }
        Snapshot after = Snapshot.of(scenario.stores());
        PlanId undo = undo(scenario, run);
        assertSame(before, Snapshot.of(scenario.stores()));
        PlanId redo = undo(scenario, undo);
        assertSame(after, Snapshot.of(scenario.stores()));
        undo(scenario, redo);
        assertSame(before, Snapshot.of(scenario.stores()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void whatOthersChangedSinceSurvives(long seed) {
        Scenario scenario = Scenario.of(seed);
        PlanId run = applied(scenario);
        if (run == null) {
            return;
        }
        Map<UserId, User> theirs = change(scenario, new Dice(seed));
        try (ImportPlan undo = scenario.session().undo(run)) {
            List<PlannedChange> changes = Scenario.changes(undo);
            ApplyReport report = scenario.apply(undo);
            assertThat(report.applied() + report.stale() + report.failed()).isEqualTo(changes.size());
            assertThat(report.stale()).isEqualTo(undo.summary().count(ChangeKind.SKIPPED));
        }
        Map<UserId, User> now = new TreeMap<>(Snapshot.of(scenario.stores()).users());
        now.keySet().retainAll(theirs.keySet());
        assertThat(Snapshot.differences(theirs, now)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void undoTellsEachErasedUserAndBringsNobodyBack(long seed) {
        Scenario scenario = Scenario.of(seed);
        PlanId run = applied(scenario);
        if (run == null || erased(scenario, run) == 0) {
            return;
        }
        Snapshot after = Snapshot.of(scenario.stores());
        try (ImportPlan undo = scenario.session().undo(run)) {
            assertThat(Scenario.changes(undo).stream()
                            .flatMap(change -> change.issues().stream())
                            .filter(issue -> issue.code() == IssueCode.UNDO_ERASED))
                    .hasSize(Math.toIntExact(erased(scenario, run)));
            scenario.apply(undo);
        }
        assertThat(Snapshot.of(scenario.stores()).users().keySet())
                .isSubsetOf(after.users().keySet());
    }

    private static long erased(Scenario scenario, PlanId run) {
        return scenario.session().written(run).kinds().getOrDefault(ChangeKind.ERASE, 0L);
    }

    private static PlanId undo(Scenario scenario, PlanId run) {
        try (ImportPlan undo = scenario.session().undo(run)) {
            ApplyReport report = scenario.apply(undo);
            assertThat(report.issues()).isEmpty();
            long nothingToTakeBack = scenario.profile().operation() == Profile.Operation.INVITE
                    ? undo.summary().count(ChangeKind.SKIPPED)
                    : 0;
            assertThat(report.applied() + nothingToTakeBack)
                    .isEqualTo(Scenario.changes(undo).size());
            return report.run();
        }
    }

    private static void assertSame(Snapshot expected, Snapshot actual) {
        assertThat(Snapshot.differences(expected.users(), actual.users())).isEmpty();
        assertThat(actual.roles()).isEqualTo(expected.roles());
        assertThat(actual.groups()).isEqualTo(expected.groups());
        assertThat(actual.organizations()).isEqualTo(expected.organizations());
    }

    private static @org.jspecify.annotations.Nullable PlanId applied(Scenario scenario) {
        try (ImportPlan plan = scenario.plan()) {
            return plan.isBlocked() ? null : scenario.apply(plan).run();
        }
    }

    /** Somebody else changes some of the users. */
    static Map<UserId, User> change(Scenario scenario, Dice dice) {
        List<CommitUnit> units = new ArrayList<>();
        Map<UserId, User> changed = new TreeMap<>();
        for (User user : dice.some(Scenario.users(scenario.stores()), 30)) {
            User after = user.with(u -> u.location("changed by somebody else"));
            Write write = new Write.UpdateUser(after, user.version(), Set.of(Field.LOCATION));
            units.add(new CommitUnit(List.of(write), null, List.of(), List.of()));
            changed.put(user.id(), after);
        }
        assertThat(scenario.stores().users().commit(units, CommitGuards.NONE))
                .allMatch(outcome -> outcome.equals(UnitOutcome.WRITTEN));
        return changed;
    }
}
