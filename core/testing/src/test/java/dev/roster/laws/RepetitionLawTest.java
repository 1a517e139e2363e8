package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same again: planned twice it is the same plan, applied once there is nothing left to do (B1). */
class RepetitionLawTest {

    /**
     * IN_ORDER is the exception: the first of two rows for a user finds what the last one left. A row that was
     * rejected may be acceptable afterwards, because the key that it wants was given up meanwhile. An invitation is sent as
     * often as somebody asks for it.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void whatWasAppliedIsNotPlannedAgain(long seed) {
        Scenario scenario = Scenario.of(
                seed, p -> p.duplicates(seed % 2 == 0 ? DuplicatePolicy.REJECT : DuplicatePolicy.LAST_WINS));
        try (ImportPlan first = scenario.plan()) {
            if (first.isBlocked() || scenario.profile().operation() == Profile.Operation.INVITE) {
                return;
            }
            scenario.apply(first);
            Set<Long> rejected = rows(first, false);
            try (ImportPlan second = scenario.plan()) {
                assertThat(rows(second, true)).isSubsetOf(rejected);
                assertThat(second.isEmpty() || !first.isComplete()).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void equalInputsMakeEqualPlansByteForByte(long seed) {
        assertThat(bytes(Scenario.of(seed))).isEqualTo(bytes(Scenario.of(seed)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void dryRunsLeaveNoTraceInLaterPlans(long seed) {
        Scenario scenario = Scenario.of(seed);
        byte[] first = bytes(scenario);
        scenario.plan().close();
        assertThat(bytes(scenario)).isEqualTo(first);
    }

    private static byte[] bytes(Scenario scenario) {
        try (ImportPlan plan = scenario.plan()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            dev.roster.json.PlanFile.copy(plan, bytes, dev.roster.json.PlanSeal.NONE);
            return bytes.toByteArray();
        }
    }

    private static Set<Long> rows(ImportPlan plan, boolean areWrites) {
        return Scenario.changes(plan).stream()
                .filter(change -> areWrites ? change.kind().isWrite() : change.kind() == ChangeKind.REJECTED)
                .map(PlannedChange::row)
                .collect(Collectors.toSet());
    }
}
