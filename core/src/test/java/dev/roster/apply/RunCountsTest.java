package dev.roster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.json.JournalCodec;
import dev.roster.json.PlanWriter;
import dev.roster.json.WriteOrder;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.MigrationPolicy;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import dev.roster.table.SourceInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunCountsTest {

    private static final Issue TAKEN = Issue.of(IssueCode.ENTRY_IN_USE, null, "group \"navy\"", "users");
    private static final PlanId UNDONE = new PlanId("0123456789abcdef");

    private final RunCounts counts = new RunCounts();

    @Test
    void countsTheChangesOfAUnitByWhatBecameOfIt() {
        counts.add(UnitOutcome.Kind.WRITTEN, body(3, 0));
        counts.add(UnitOutcome.Kind.REPEATED, body(4, 0));
        counts.add(UnitOutcome.Kind.STALE, body(2, 2));
        counts.add(UnitOutcome.Kind.REFUSED, body(1, 1));

        assertThat(counts.done()).isEqualTo(10);
        assertCounts(report(null, 0, 0), 7, 2, 1, 3);
    }

    @ParameterizedTest
    @EnumSource(UnitOutcome.Kind.class)
    void countsTheChangeOfAnEntryOnce(UnitOutcome.Kind outcome) {
        List<Issue> why = RunCounts.isWritten(outcome) ? List.of() : List.of(TAKEN);
        counts.add(UnitOutcome.Kind.STALE, body(1, 1));
        counts.addEntry(outcome, why);

        boolean isStale = outcome == UnitOutcome.Kind.STALE;
        int applied = RunCounts.isWritten(outcome) ? 1 : 0;
        int failed = 1 - applied - (isStale ? 1 : 0);
        ApplyReport report = report(null, 0, 0);
        assertCounts(report, applied, isStale ? 2 : 1, failed, 1 + why.size());
        assertThat(report.issues()).hasSize(1 + why.size()).containsAll(why);
    }

    @Test
    void holdsTheFirstThousandIssuesAndCountsThemAll() {
        counts.add(UnitOutcome.Kind.STALE, body(ApplyReport.MAX_ISSUES + 1, ApplyReport.MAX_ISSUES + 1));

        ApplyReport report = report(null, 0, 0);

        assertThat(report.issues()).hasSize(ApplyReport.MAX_ISSUES);
        assertThat(report.issueCount()).isEqualTo(ApplyReport.MAX_ISSUES + 1);
    }

    @Test
    void whatAnUndoKeepsOrRefusesAlreadyInThePlanIsPartOfItsReport() {
        counts.add(UnitOutcome.Kind.STALE, body(1, 1));
        counts.add(UnitOutcome.Kind.LAST_OWNER, body(1, 1));

        assertCounts(report(UNDONE, 2, 3), 0, 1 + 2 + 1, 1 + 3, 2);
        assertCounts(report(null, 2, 3), 0, 1, 1, 2);
    }

    @Test
    void namesTheFirstNeedThatWasNotWritten() {
        PlannedChange needs = change(7).with(new PlannedChange.Order(1, 0, List.of(3, 4)));
        assertThat(counts.unwrittenNeed(needs)).isNull();

        counts.noteUnwritten(new WriteOrder.Unit(0, List.of(new WriteOrder.Placed(4, change(6)))));

        assertThat(counts.unwrittenNeed(needs)).isEqualTo("row 6");
        assertThat(counts.unwrittenNeed(change(8))).isNull();
    }

    private static void assertCounts(ApplyReport report, long applied, long stale, long failed, long issues) {
        assertThat(List.of(report.applied(), report.stale(), report.failed(), report.issueCount()))
                .containsExactly(applied, stale, failed, issues);
    }

    /** The report on a plan that has one issue about the file as a whole. */
    private ApplyReport report(@Nullable PlanId undoes, long skipped, long rejected) {
        var basis = new PlanBasis(
                "store",
                null,
                "operator",
                "users",
                MigrationPolicy.defaults(),
                List.of(),
                new SourceInfo("users.csv", null, "test", "0"),
                1,
                List.of(),
                List.of(TAKEN),
                undoes,
                null,
                List.of());
        var summary = new PlanSummary(
                skipped + rejected,
                Map.of(ChangeKind.SKIPPED, skipped, ChangeKind.REJECTED, rejected),
                0,
                0,
                0,
                0,
                0,
                0);
        var trailer = new ImportPlan.Trailer(summary, Prerequisites.NONE, Definitions.NONE, List.of(), List.of(), "");
        try (PlanWriter writer = new PlanWriter(basis);
                ImportPlan plan = writer.finish(basis, trailer, Fields.builtIn())) {
            return counts.report(plan, Run.State.FINISHED);
        }
    }

    private static JournalCodec.Body body(int changes, int issues) {
        return new JournalCodec.Body(
                Collections.nCopies(changes, new AppliedChange(change(2), null, 1)),
                Collections.nCopies(issues, Issue.of(IssueCode.STALE, change(2).at("users.csv"))),
                Prerequisites.NONE);
    }

    private static PlannedChange change(long row) {
        return new PlannedChange(
                row,
                ChangeKind.DELETE,
                new PlannedUser(new UserId("u-ada"), null, "Ada"),
                ExpectedState.storedAt(1),
                List.of(),
                List.of(),
                List.of(),
                PlannedChange.Order.FREE);
    }
}
