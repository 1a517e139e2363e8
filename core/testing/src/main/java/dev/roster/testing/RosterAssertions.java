package dev.roster.testing;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;

/**
 * The entry to the assertions on what Roster returns; may be imported beside AssertJ's own.
 *
 * <pre>{@code
 * try (var plan = session.plan(rows("email,department", "ada@example.com,Navy", "bob@,Navy"), Profiles.users())) {
 *     assertThat(plan)
 *             .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
 *             .rejectsRow(3, IssueCode.EMAIL_INVALID)
 *             .hasNoOtherChanges();
 *     assertThat(session.apply(plan)).hasApplied(1).hasFailed(0);
 * }
 * }</pre>
 */
public final class RosterAssertions {

    private RosterAssertions() {}

    /**
     * Starts assertions on a plan.
     *
     * @param plan the plan, still open
     * @return the assertions
     */
    public static PlanAssert assertThat(ImportPlan plan) {
        return new PlanAssert(plan);
    }

    /**
     * Starts assertions on what became of a plan.
     *
     * @param report the report
     * @return the assertions
     */
    public static ReportAssert assertThat(ApplyReport report) {
        return new ReportAssert(report);
    }
}
