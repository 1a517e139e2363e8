package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import org.junit.jupiter.api.Test;

/** A change that needs another one is not written without it, and says so (B6). */
class DependencyTest {

    private static final Profile ABSENT_ARE_DELETED =
            Profiles.users().with(p -> p.matchBy(Field.EMPLOYEE_ID).absent(AbsentPolicy.DELETE));

    private final Desk desk =
            Desk.of(Desk.user("ada"), Desk.user("bob"), Desk.user("eve")).with(ABSENT_ARE_DELETED);

    @Test
    void aKeyOfAnAbsentUserWhoChangedMeanwhileIsReportedWithThatUser() {
        try (ImportPlan plan = desk.plan("employeeId,userName", "E-ada,bob", "E-eve,eve2")) {
            somebodyChangesBob();

            ApplyReport report = desk.session().apply(plan, Scenario.ACKNOWLEDGED);

            assertThat(report.issues())
                    .extracting(Issue::code)
                    .containsExactlyInAnyOrder(IssueCode.STALE, IssueCode.DEPENDENCY_REJECTED);
            assertThat(report.issues())
                    .filteredOn(issue -> issue.code() == IssueCode.DEPENDENCY_REJECTED)
                    .singleElement()
                    .extracting(Issue::message)
                    .asString()
                    .startsWith("the change of user u-bob, which this row needs,");
            assertThat(report.applied()).isEqualTo(1);
        }
    }

    @Test
    void aKeyOfAnotherRowIsReportedWithThatRow() {
        try (ImportPlan plan = desk.plan("employeeId,userName", "E-ada,bob", "E-bob,bob2", "E-eve,eve")) {
            somebodyChangesBob();

            ApplyReport report = desk.session().apply(plan, Scenario.ACKNOWLEDGED);

            assertThat(report.issues())
                    .filteredOn(issue -> issue.code() == IssueCode.DEPENDENCY_REJECTED)
                    .singleElement()
                    .extracting(Issue::message)
                    .asString()
                    .startsWith("row 3, which this row needs,");
        }
    }

    @Test
    void whatARunNeedsIsStillKnownWhenItIsResumed() {
        try (ImportPlan plan = desk.plan("employeeId,userName", "E-ada,bob", "E-eve,eve")) {
            somebodyChangesBob();
            ApplyReport first = desk.session().apply(plan, Scenario.ACKNOWLEDGED.reportingTo(new FirstChunkOnly()));
            assertThat(first.stale()).isEqualTo(1);
            assertThat(first.failed()).isZero();

            ApplyReport report = desk.session().resume(plan.id(), ApplyOptions.defaults());

            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(report.issues()).extracting(Issue::code).contains(IssueCode.DEPENDENCY_REJECTED);
        }
    }

    private void somebodyChangesBob() {
        desk.with(Profiles.users()).apply("userName,department", "bob,Navy");
    }

    /** Cancels once something was written. */
    private static final class FirstChunkOnly implements Progress {
        private boolean isWritten;

        @Override
        public void at(Phase phase, long done, long total) {
            isWritten |= phase == Phase.APPLYING && done > 0;
        }

        @Override
        public boolean isCancelled() {
            return isWritten;
        }
    }
}
