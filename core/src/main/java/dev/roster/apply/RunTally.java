package dev.roster.apply;

import dev.roster.json.JournalCodec;
import dev.roster.model.Issue;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what becomes of a run, equally for units written now and for units found in the journal. */
final class RunTally {

    private final Set<Long> failedRows = new HashSet<>();
    private final List<Issue> issues = new ArrayList<>();
    private long issueCount;
    private long applied;
    private long stale;
    private long failed;

    void add(UnitOutcome.Kind outcome, JournalCodec.Body body) {
        long changes = body.changes().size();
        boolean isWritten = outcome == UnitOutcome.Kind.WRITTEN || outcome == UnitOutcome.Kind.REPEATED;
        if (isWritten) {
            applied += changes;
            return;
        }
        if (outcome == UnitOutcome.Kind.STALE) {
            stale += changes;
        } else {
            failed += changes;
        }
        for (AppliedChange change : body.changes()) {
            failedRows.add(change.change().row());
        }
        issueCount += body.issues().size();
        for (Issue issue : body.issues()) {
            if (issues.size() < ApplyReport.MAX_ISSUES) {
                issues.add(issue);
            }
        }
    }

    /** The failed row that a change needs, or 0. */
    long failedNeed(PlannedChange change) {
        for (long row : change.order().needs()) {
            if (failedRows.contains(row)) {
                return row;
            }
        }
        return 0;
    }

    long done() {
        return applied + stale + failed;
    }

    /** The report; what an undo keeps, and what a plan had rejected, was decided when it was planned. */
    ApplyReport report(ImportPlan plan, Run.State state) {
        long kept = plan.basis().undoes() == null ? 0 : plan.summary().count(ChangeKind.SKIPPED);
        long refused = plan.basis().undoes() == null ? 0 : plan.summary().count(ChangeKind.REJECTED);
        return new ApplyReport(
                plan.id(),
                plan.basis().source().name(),
                plan.basis().undoes(),
                state,
                plan.summary(),
                applied,
                stale + kept,
                failed + refused,
                issueCount,
                issues);
    }
}
