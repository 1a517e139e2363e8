package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.ApplyPolicy;
import dev.roster.spi.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user who changed between preview and apply is reported and left alone (B2, F1, F2). */
class StaleLawTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void usersWhoChangedSinceThePreviewAreLeftAlone(long seed) {
        Scenario scenario = Scenario.of(seed, p -> p.applying(ApplyPolicy.VALID_ROWS));
        try (ImportPlan plan = scenario.plan()) {
            List<PlannedChange> writes = Scenario.changes(plan).stream()
                    .filter(c -> c.kind().isWrite())
                    .toList();
            Map<UserId, User> predicted = Snapshot.of(scenario.stores()).after(plan);
            Map<UserId, User> theirs = UndoLawTest.change(scenario, new Dice(seed));
            ApplyReport report = scenario.apply(plan);
            assertThat(report.applied() + report.stale() + report.failed()).isEqualTo(writes.size());
            assertThat(report.issueCount()).isGreaterThanOrEqualTo(Math.min(1, report.stale() + report.failed()));
            Map<UserId, User> now = Snapshot.of(scenario.stores()).users();
            Map<UserId, User> kept = new TreeMap<>(now);
            kept.keySet().retainAll(theirs.keySet());
            assertThat(Snapshot.differences(theirs, kept)).isEmpty();
            assertOthersAreWritten(writes, theirs, predicted, now);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void allOrNothingWritesNothingWhenOneRowIsStale(long seed) {
        Scenario scenario = Scenario.of(seed, p -> p.applying(ApplyPolicy.ALL_OR_NOTHING));
        try (ImportPlan plan = scenario.plan()) {
            if (plan.isBlocked()) {
                return;
            }
            Map<UserId, User> theirs = UndoLawTest.change(scenario, new Dice(seed));
            boolean isStale = Scenario.changes(plan).stream()
                    .anyMatch(c -> c.kind().isWrite() && theirs.containsKey(Snapshot.idOf(c)));
            Snapshot before = Snapshot.of(scenario.stores());
            ApplyReport report = scenario.apply(plan);
            Snapshot after = Snapshot.of(scenario.stores());
            if (isStale) {
                assertThat(report.applied()).isZero();
                assertThat(after.users()).isEqualTo(before.users());
                assertThat(after.roles()).isEqualTo(before.roles());
                assertThat(after.groups()).isEqualTo(before.groups());
                assertThat(after.organizations()).isEqualTo(before.organizations());
                assertThat(after.outbox()).isEmpty();
            } else {
                assertThat(report.applied()).isEqualTo(plan.summary().writes());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void signInsAfterThePreviewMakeNothingStaleAndStay(long seed) {
        Scenario quiet = Scenario.of(seed, p -> p.applying(ApplyPolicy.VALID_ROWS));
        Scenario busy = Scenario.of(seed, p -> p.applying(ApplyPolicy.VALID_ROWS));
        try (ImportPlan quietly = quiet.plan();
                ImportPlan plan = busy.plan()) {
            Instant now = Instant.parse("2030-01-01T00:00:00Z");
            List<Touch> touches = new ArrayList<>();
            for (User user : Scenario.users(busy.stores())) {
                touches.add(Touch.signIn(user.id(), now));
                touches.add(Touch.skills(user.id(), 77));
            }
            busy.stores().users().touch(touches);
            ApplyReport report = busy.apply(plan);
            assertThat(report.stale()).isZero();
            assertThat(report.applied()).isEqualTo(quiet.apply(quietly).applied());
            Set<UserId> touched = touches.stream().map(Touch::user).collect(Collectors.toSet());
            assertThat(Scenario.users(busy.stores()))
                    .filteredOn(user -> touched.contains(user.id()))
                    .allMatch(user -> now.equals(user.lifecycle().lastLoginAt())
                            && Long.valueOf(77).equals(user.lifecycle().skillCount()));
        }
    }

    /** Rows that touch nobody who changed, and need no other row, are written as predicted. */
    private static void assertOthersAreWritten(
            List<PlannedChange> writes, Map<UserId, User> theirs, Map<UserId, User> predicted, Map<UserId, User> now) {
        Set<UserId> free = new HashSet<>();
        writes.stream()
                .filter(change -> change.order().equals(PlannedChange.Order.FREE))
                .forEach(change -> free.add(Snapshot.idOf(change)));
        writes.stream()
                .filter(change -> !change.order().equals(PlannedChange.Order.FREE))
                .forEach(change -> free.remove(Snapshot.idOf(change)));
        free.removeAll(theirs.keySet());
        Map<UserId, User> wanted = new TreeMap<>(predicted);
        wanted.keySet().retainAll(free);
        Map<UserId, User> found = new TreeMap<>(now);
        found.keySet().retainAll(free);
        assertThat(Snapshot.differences(wanted, found)).isEmpty();
    }
}
