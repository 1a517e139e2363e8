package dev.roster.testing;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import org.junit.jupiter.api.Test;

class ReportAssertTest {

    private static final User ADA = User.builder(new UserId("u-ada"))
            .primaryEmail(new EmailAddress("ada@example.com"))
            .build();

    private static final User BOB = User.builder(new UserId("u-bob"))
            .primaryEmail(new EmailAddress("bob@example.com"))
            .build();

    private final Session session = Roster.inMemory(ADA, BOB).as(Actor.operator("operator"));

    @Test
    void passesAndFailsByCounts() {
        ApplyReport report = applied("email,department", "ada@example.com,Navy");

        assertThat(report).hasApplied(1).hasStale(0).hasFailed(0).isComplete().hasNoOtherIssues();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).hasApplied(2))
                .withMessage("Expecting the report to have 2 applied,\nbut it has:\n"
                        + "  FINISHED, 1 applied, 0 stale, 0 failed");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).hasStale(1));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).hasFailed(1));
    }

    @Test
    void tellsIssuesOneByOne() {
        ApplyReport report = staleReport();

        assertThat(report)
                .hasApplied(0)
                .hasStale(2)
                .hasIssue(2, IssueCode.STALE)
                .hasIssue(3, IssueCode.STALE);
        assertThat(report).hasIssue(IssueCode.STALE).hasNoOtherIssues();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).isComplete());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).hasIssue(4, IssueCode.STALE))
                .withMessageContaining(IssueCode.STALE.code() + ", users.csv row 3: ");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(report).hasIssue(IssueCode.PHONE_INVALID));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertThat(report).hasIssue(2, IssueCode.STALE).hasNoOtherIssues());
    }

    /** The users changed after the preview. */
    private ApplyReport staleReport() {
        try (ImportPlan plan = session.plan(
                rows("email,department", "ada@example.com,Navy", "bob@example.com,Navy"), Profiles.users())) {
            applied("email,department", "ada@example.com,Army", "bob@example.com,Army");
            return session.apply(plan);
        }
    }

    private ApplyReport applied(String... lines) {
        try (ImportPlan plan = session.plan(rows(lines), Profiles.users())) {
            return session.apply(plan);
        }
    }
}
