package dev.roster.testing;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ApplyReport;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what became of a plan. For one thread. */
public final class ReportAssert extends AbstractAssert<ReportAssert, ApplyReport> {

    private final List<Issue> untold;

    ReportAssert(ApplyReport report) {
        super(report, ReportAssert.class);
        isNotNull();
        this.untold = new ArrayList<>(report.issues());
    }

    /**
     * Verifies how many changes were written; of an undo, how many were reversed.
     *
     * @param count the number
     * @return this assertion
     */
    public ReportAssert hasApplied(long count) {
        return check(actual.applied() == count, count + " applied");
    }

    /**
     * Verifies how many changes were left alone because the user changed since the preview; of an undo, how many were
     * kept.
     *
     * @param count the number
     * @return this assertion
     */
    public ReportAssert hasStale(long count) {
        return check(actual.stale() == count, count + " stale");
    }

    /**
     * Verifies how many changes were refused for another reason.
     *
     * @param count the number
     * @return this assertion
     */
    public ReportAssert hasFailed(long count) {
        return check(actual.failed() == count, count + " failed");
    }

    /**
     * Verifies that every change of the plan was written and no row was rejected.
     *
     * @return this assertion
     */
    public ReportAssert isComplete() {
        return check(actual.isComplete(), "everything applied and no row rejected");
    }

    /**
     * Verifies that something is said about a row.
     *
     * @param row the row as a spreadsheet shows it, from 1
     * @param code what is said
     * @return this assertion
     */
    public ReportAssert hasIssue(long row, IssueCode code) {
        return hasIssue("row " + row + ": " + code.code(), issue -> {
            RowLocation location = issue.location();
            return issue.code() == code && location != null && location.row() == row;
        });
    }

    /**
     * Verifies that something is said, wherever.
     *
     * @param code what is said
     * @return this assertion
     */
    public ReportAssert hasIssue(IssueCode code) {
        return hasIssue(code.code(), issue -> issue.code() == code);
    }

    /**
     * Verifies that every issue of the report was named by an assertion before this one.
     *
     * @return this assertion
     */
    public ReportAssert hasNoOtherIssues() {
        return check(untold.isEmpty(), "no other issues than those named");
    }

    private ReportAssert hasIssue(String expected, Predicate<Issue> wanted) {
        boolean isThere = actual.issues().stream().anyMatch(wanted);
        untold.removeIf(wanted);
        return check(isThere, expected);
    }

    private ReportAssert check(boolean isTrue, String expected) {
        if (!isTrue) {
            List<String> lines = new ArrayList<>();
            lines.add(actual.state() + ", " + actual.applied() + " applied, " + actual.stale() + " stale, "
                    + actual.failed() + " failed");
            actual.issues().forEach(issue -> lines.add(issue.code().code() + ", " + issue.sentence()));
            failWithMessage(
                    "%s", "Expecting the report to have " + expected + ",\nbut it has:\n" + PlannedLines.listed(lines));
        }
        return this;
    }
}
