package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the preview says is what happens (B1). */
class FidelityLawTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void whatThePlanPredictsIsWhatApplyDoes(long seed) {
        Scenario scenario = Scenario.of(seed);
        Snapshot before = Snapshot.of(scenario.stores());
        try (ImportPlan plan = scenario.plan()) {
            if (plan.isBlocked()) {
                assertThatThrownBy(() -> scenario.apply(plan)).isInstanceOf(PlanException.class);
                assertThat(Snapshot.of(scenario.stores())).isEqualTo(before);
                return;
            }
            Map<UserId, User> predicted = before.after(plan);
            ApplyReport report = scenario.apply(plan);
            assertThat(report.issues()).isEmpty();
            assertThat(List.of(report.applied(), report.stale(), report.failed()))
                    .containsExactly(plan.summary().writes(), 0L, 0L);
            assertThat(Snapshot.differences(
                            predicted, Snapshot.of(scenario.stores()).users()))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void planningWritesNothing(long seed) {
        Scenario scenario = Scenario.of(seed);
        Snapshot before = Snapshot.of(scenario.stores());
        scenario.plan().close();
        assertThat(Snapshot.of(scenario.stores())).isEqualTo(before);
        assertThat(before.outbox()).isEmpty();
        assertThat(before.runs()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void everyRowIsInThePlanOnce(long seed) {
        Scenario scenario = Scenario.of(seed);
        try (ImportPlan plan = scenario.plan()) {
            List<PlannedChange> changes = Scenario.changes(plan);
            assertThat(changes.stream().map(PlannedChange::row).filter(Objects::nonNull))
                    .hasSize(scenario.rows().size() - 1)
                    .doesNotHaveDuplicates();
            for (ChangeKind kind : ChangeKind.values()) {
                assertThat(plan.summary().count(kind))
                        .isEqualTo(changes.stream()
                                .filter(change -> change.kind() == kind)
                                .count());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void noPlanClosesACircleOfManagers(long seed) {
        Scenario scenario = Scenario.of(seed);
        try (ImportPlan plan = scenario.plan()) {
            Snapshot before = Snapshot.of(scenario.stores());
            Map<UserId, User> after = before.after(plan);
            assertThat(circles(after)).isSubsetOf(circles(before.users()));
        }
    }

    private static Set<UserId> circles(Map<UserId, User> users) {
        Set<UserId> circles = new HashSet<>();
        for (User start : users.values()) {
            Set<UserId> seen = new HashSet<>();
            User user = start;
            while (user != null && seen.add(user.id())) {
                UserId manager = user.employment().managerId();
                user = manager == null ? null : users.get(manager);
            }
            if (user != null && user.id().equals(start.id())) {
                circles.add(start.id());
            }
        }
        return circles;
    }
}
