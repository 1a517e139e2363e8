package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.json.PlanWriter;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * An undo may write what no import may, so whoever writes one by hand is refused unless it brings back what its run found
 * (B4, B6).
 */
class UndoForgeryTest {

    private static final Profile DELETING = Profiles.users().with(p -> p.operation(Profile.Operation.DELETE));

    private final User ada = Desk.user("ada").with(user -> user.department("Army"));
    private final User bob = Desk.user("bob").with(user -> user.department("Army"));
    private final Desk desk = Desk.of(ada, bob, Desk.user("eve"));

    @Nested
    class OfAnUpdate {

        private final PlanId run =
                desk.apply("userName,department", "ada,Navy", "bob,Navy").run();

        @Test
        void isAppliedAsItWasPlanned() {
            assertThat(applied(run, changes -> changes).applied()).isEqualTo(2);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Army");
        }

        @Test
        void mayLeaveRowsAlone() {
            ApplyReport report = applied(run, first(change -> skipped(change)));

            assertThat(report.applied()).isEqualTo(1);
            assertThat(report.stale()).isEqualTo(1);
        }

        @Test
        void bringsBackNoOtherValue() {
            assertRefused(run, first(change -> change.with(List.of(department("Navy", "Air")))));
        }

        @Test
        void bringsBackNoFieldThatTheRunLeftAlone() {
            assertRefused(
                    run,
                    first(change -> change.with(List.of(
                            department("Navy", "Army"), new FieldChange<>(Field.LOCATION, null, "Berlin", null)))));
        }

        @Test
        void changesNobodyElse() {
            assertRefused(run, first(change -> change.of(PlannedUser.of(stored("eve")))));
        }

        @Test
        void isWholeAndInTheOrderOfTheRun() {
            assertRefused(run, changes -> changes.subList(0, 1));
            assertRefused(run, changes -> List.of(changes.get(0), changes.get(1), changes.get(1)));
            assertRefused(run, changes -> List.of(changes.get(1), changes.get(0)));
        }

        @Test
        void deletesNobodyWhomTheRunDidNotCreate() {
            assertRefused(
                    run,
                    first(change ->
                            write(ChangeKind.DELETE, Objects.requireNonNull(change.user()), change.expected())));
        }

        @Test
        void erasesNobody() {
            assertRefused(
                    run,
                    first(change -> write(ChangeKind.ERASE, Objects.requireNonNull(change.user()), change.expected())));
        }

        @Test
        void createsNobodyWhomTheRunDidNotDelete() {
            assertRefused(
                    run,
                    first(change -> write(
                            ChangeKind.CREATE, Objects.requireNonNull(change.user()), ExpectedState.absentThen(4))));
        }
    }

    @Nested
    class OfADeletion {

        private final PlanId run = desk.with(DELETING).apply("userName", "ada").run();

        @Test
        void isAppliedAsItWasPlanned() {
            assertThat(applied(run, changes -> changes).applied()).isEqualTo(1);
            assertThat(stored("ada").employment()).isEqualTo(ada.employment());
        }

        @Test
        void bringsBackNobodyElse() {
            var stranger = new PlannedUser(new UserId("u-stranger"), null, "Stranger");
            assertRefused(run, first(change -> change.of(stranger)));
        }

        @Test
        void bringsBackNoOtherValue() {
            assertRefused(
                    run,
                    first(change -> change.with(change.fields().stream()
                            .<FieldChange<?>>map(
                                    field -> field.field().equals(Field.DEPARTMENT) ? department(null, "Navy") : field)
                            .toList())));
        }

        @Test
        void bringsBackNoFieldThatTheUserDidNotHave() {
            assertRefused(
                    run,
                    first(change -> change.with(
                            with(change.fields(), new FieldChange<>(Field.LOCATION, null, "Berlin", null)))));
        }

        @Test
        void countsVersionsOn() {
            assertRefused(
                    run,
                    first(change -> new PlannedChange(
                            change.row(),
                            change.kind(),
                            change.user(),
                            ExpectedState.NEW,
                            change.fields(),
                            change.issues(),
                            change.effects(),
                            change.order())));
        }
    }

    @Nested
    class OfACreation {

        private final PlanId run =
                desk.apply("userName,primaryEmail", "grace,grace@example.com").run();

        @Test
        void isAppliedAsItWasPlanned() {
            assertThat(applied(run, changes -> changes).applied()).isEqualTo(1);
            assertThat(desk.has("grace")).isFalse();
        }

        @Test
        void deletesNobodyElse() {
            assertRefused(run, first(change -> change.of(PlannedUser.of(stored("eve")))));
        }

        /** Fields that go back to nothing would make a user of nothing out of the new one. */
        @Test
        void onlyDeletes() {
            assertRefused(
                    run,
                    first(change -> write(ChangeKind.UPDATE, Objects.requireNonNull(change.user()), change.expected())
                            .with(List.of(emptied(Field.USER_NAME, stored("grace"))))));
        }
    }

    @Test
    void aRunThatIsNotFinishedIsNotUndone() {
        PlanId run;
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy")) {
            run = desk.session()
                    .apply(plan, ApplyOptions.defaults().reportingTo(new Stopped()))
                    .run();
        }
        try (ImportPlan plan = desk.plan("userName,department", "ada,Navy");
                ImportPlan undo = plan(undoing(plan.basis(), run), List.of())) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> desk.session().apply(undo))
                    .withMessageContaining("which is not finished");
        }
    }

    private void assertRefused(PlanId run, UnaryOperator<List<PlannedChange>> forgery) {
        List<User> before = Scenario.users(desk.stores);
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> applied(run, forgery))
                .withMessageContaining("does not bring back what run");
        assertThat(Scenario.users(desk.stores)).isEqualTo(before);
    }

    private ApplyReport applied(PlanId run, UnaryOperator<List<PlannedChange>> forgery) {
        try (ImportPlan undo = desk.session().undo(run);
                ImportPlan forged = plan(undo.basis(), forgery.apply(Scenario.changes(undo)))) {
            return desk.session().apply(forged, Scenario.ACKNOWLEDGED);
        }
    }

    /** A plan that somebody wrote by hand. */
    private static ImportPlan plan(PlanBasis basis, List<PlannedChange> changes) {
        var kinds = changes.stream().collect(Collectors.groupingBy(PlannedChange::kind, Collectors.counting()));
        try (PlanWriter writer = new PlanWriter(basis)) {
            changes.forEach(writer::write);
            var trailer = new ImportPlan.Trailer(
                    new PlanSummary(changes.size(), kinds, 0, 0, 0, 0, 0, 0),
                    Prerequisites.NONE,
                    Definitions.NONE,
                    List.of(),
                    List.of(),
                    "");
            return writer.finish(basis, trailer, Fields.builtIn());
        }
    }

    private static PlanBasis undoing(PlanBasis basis, PlanId run) {
        return new PlanBasis(
                basis.storeId(),
                basis.head(),
                basis.actor(),
                basis.profile(),
                basis.policy(),
                basis.matchedBy(),
                basis.source(),
                basis.headerRow(),
                basis.columns(),
                basis.issues(),
                run,
                null,
                List.of());
    }

    private static UnaryOperator<List<PlannedChange>> first(UnaryOperator<PlannedChange> forgery) {
        return changes -> {
            List<PlannedChange> forged = new ArrayList<>(changes);
            forged.set(0, forgery.apply(changes.get(0)));
            return forged;
        };
    }

    private static PlannedChange skipped(PlannedChange change) {
        return PlannedChange.idle(change.row(), ChangeKind.SKIPPED, change.user(), List.of());
    }

    private static PlannedChange write(ChangeKind kind, PlannedUser user, ExpectedState expected) {
        return new PlannedChange(2L, kind, user, expected, List.of(), List.of(), List.of(), PlannedChange.Order.FREE);
    }

    private static FieldChange<String> department(@Nullable String before, String after) {
        return new FieldChange<>(Field.DEPARTMENT, before, after, null);
    }

    private static <T> FieldChange<T> emptied(Field<T> field, User user) {
        return new FieldChange<>(field, field.valueOf(user), null, null);
    }

    private static List<FieldChange<?>> with(List<FieldChange<?>> fields, FieldChange<?> more) {
        List<FieldChange<?>> all = new ArrayList<>(fields);
        all.add(more);
        return all;
    }

    private User stored(String name) {
        return Scenario.users(desk.stores).stream()
                .filter(user -> user.id().value().equals(desk.stored(name, Field.ID)))
                .findFirst()
                .orElseThrow();
    }
}
