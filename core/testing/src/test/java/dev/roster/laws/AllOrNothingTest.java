package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows that live or die together: one unit, which every store writes as a whole, and which is undone row by row (F2). */
class AllOrNothingTest {

    private static final Profile TOGETHER =
            Profiles.users().with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING).unknownGroup(UnknownPolicy.CREATE));

    private static final User ADMIN = Desk.user("root", "admin");

    private final Desk desk =
            Desk.of(Desk.user("ada"), Desk.user("bob"), Desk.user("eve"), ADMIN, Desk.user("olga", "owner"));

    @Test
    void nothingIsWrittenWhenOneUserChangedSinceThePreview() {
        try (ImportPlan plan = together("userName,department,groups", "ada,Navy,crew", "bob,Navy,", "eve,Navy,")) {
            desk.apply("userName,location", "bob,Berlin");

            ApplyReport report = desk.session().apply(plan);

            assertThat(report.applied()).isZero();
            assertThat(report.issues()).isNotEmpty();
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        assertThat(desk.stores.groups().all()).noneMatch(group -> group.name().equals("crew"));
    }

    @Test
    void anUndoReversesEachRowWhoseUserIsAsItWasLeft() {
        try (ImportPlan plan = together("userName,department", "ada,Navy", "bob,Navy", "eve,Navy")) {
            ApplyReport report = desk.session().apply(plan);
            desk.apply("userName,location", "bob,Berlin");
            try (ImportPlan undo = desk.session().undo(report.run())) {
                ApplyReport undone = desk.session().apply(undo, Scenario.ACKNOWLEDGED);

                assertThat(undone.applied()).isEqualTo(2);
                assertThat(undone.stale()).isEqualTo(1);
            }
        }
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        assertThat(desk.stored("bob", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    @Test
    void anUndoRemovesTheGroupThatWasCreatedWithTheUnit() {
        try (ImportPlan plan = together("userName,groups", "ada,crew")) {
            ApplyReport report = desk.session().apply(plan);
            assertThat(report.applied()).isEqualTo(1);
            assertThat(groups()).contains("crew");
            try (ImportPlan undo = desk.session().undo(report.run())) {
                assertThat(desk.session().apply(undo, Scenario.ACKNOWLEDGED).applied())
                        .isEqualTo(1);
            }
        }
        assertThat(groups()).doesNotContain("crew");
    }

    @Test
    void whoLostTheRightToCreateGroupsCreatesNoneWhenTheRunIsResumed() {
        Desk admin = desk.as(ADMIN);
        try (ImportPlan plan = admin.with(TOGETHER).plan("userName,groups", "ada,crew")) {
            admin.session().apply(plan, ApplyOptions.defaults().reportingTo(new Stopped()));
            Role lesser = Role.builder("lesser")
                    .level(4)
                    .allow(List.of(Permission.READ_USERS, Permission.UPDATE_USERS), Scope.ALL)
                    .build();
            StoresFactory.given(desk.stores, lesser);
            User demoted = ADMIN.with(user -> user.roles(List.of(lesser.key())));
            desk.write(new Write.UpdateUser(demoted, 1, Set.of(Field.ROLES)));

            assertThatThrownBy(() -> admin.session().resume(plan.id(), ApplyOptions.defaults()))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("may not manage groups");
        }
        assertThat(groups()).doesNotContain("crew");
        assertThat(desk.stored("ada", Field.GROUPS)).isEmpty();
    }

    /** A store writes each user once, whatever a unit does to it. */
    @Nested
    class TheSameUserTwice {

        private final Profile inOrder = Profiles.actionFile().with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING));

        @Test
        void isUndoneWhenItWasChangedTwice() {
            assertUndone("update,ada,Ada,Navy", "update,ada,Ada,Army", "update,ada,Ada,Air");
        }

        @Test
        void isUndoneWhenItWasMadeAndChanged() {
            assertUndone("add-user,grace,Grace,Navy", "update,grace,Grace,Army", "update,grace,Grace,Air");
        }

        @Test
        void isUndoneWhenItWasChangedAndDeleted() {
            assertUndone("update,ada,Ada,Navy", "remove-user,ada,,");
        }

        @Test
        void isUndoneWhenItWasMadeAndDeleted() {
            assertUndone("add-user,grace,Grace,Navy", "remove-user,grace,,");
        }

        /** A session is opened before the first look, since opening one brings the levels of roles up to date. */
        private void assertUndone(String... operations) {
            desk.session();
            Snapshot before = Snapshot.of(desk.stores);
            ApplyReport report = desk.with(inOrder).apply(operations);
            assertThat(report.applied()).isEqualTo(operations.length);
            Snapshot after = Snapshot.of(desk.stores);

            ApplyReport undone = undo(report);
            assertThat(Snapshot.differences(
                            before.users(), Snapshot.of(desk.stores).users()))
                    .isEmpty();
            undo(undone);
            assertThat(Snapshot.differences(
                            after.users(), Snapshot.of(desk.stores).users()))
                    .isEmpty();
        }

        private ApplyReport undo(ApplyReport report) {
            try (ImportPlan undo = desk.session().undo(report.run())) {
                ApplyReport undone = desk.session().apply(undo, Scenario.ACKNOWLEDGED);
                assertThat(undone.isComplete()).isTrue();
                return undone;
            }
        }
    }

    private List<String> groups() {
        return desk.stores.groups().all().stream().map(Group::name).toList();
    }

    private ImportPlan together(String... lines) {
        return desk.with(TOGETHER).plan(lines);
    }

    /** Cancels before the first chunk. */
    private static final class Stopped implements Progress {
        @Override
        public void at(Phase phase, long done, long total) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    }
}
