package dev.roster.apply;

import dev.roster.json.JournalCodec;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a run, equally for units written now and for units found in the journal. */
final class RunCounts {

    /** What others call the changes that were not written, by their place; only where changes wait for others. */
    private final Map<Integer, String> unwritten = new HashMap<>();

    private final List<Issue> issues = new ArrayList<>();
    private long issueCount;
    private long applied;
    private long stale;
    private long failed;

    void add(UnitOutcome.Kind outcome, JournalCodec.Body body) {
        add(outcome, body.changes().size(), body.issues());
    }

    /** Counts the change of an entry of a catalog, which an undo brings along. */
    void addEntry(UnitOutcome.Kind outcome, List<Issue> why) {
        add(outcome, 1, why);
    }

    private void add(UnitOutcome.Kind outcome, int changes, List<Issue> why) {
        if (isWritten(outcome)) {
            applied += changes;
            return;
        }
        if (outcome == UnitOutcome.Kind.STALE) {
            stale += changes;
        } else {
            failed += changes;
        }
        issueCount += why.size();
        for (Issue issue : why) {
            if (issues.size() < ApplyReport.MAX_ISSUES) {
                issues.add(issue);
            }
        }
    }

    static boolean isWritten(UnitOutcome.Kind outcome) {
        return outcome == UnitOutcome.Kind.WRITTEN || outcome == UnitOutcome.Kind.REPEATED;
    }

    /** Notes that changes were not written, for those that need them. */
    void noteUnwritten(WriteOrder.Unit unit) {
        for (WriteOrder.Placed placed : unit.changes()) {
            unwritten.put(placed.ordinal(), placed.change().words());
        }
    }

    /** What a change needs and was not written, in words; null when it has all it needs. */
    @Nullable String unwrittenNeed(PlannedChange change) {
        for (int needed : change.order().needs()) {
            String words = unwritten.get(needed);
            if (words != null) {
                return words;
            }
        }
        return null;
    }

    long done() {
        return applied + stale + failed;
    }

    /** The report; what an undo keeps, and what a plan had rejected, was decided when it was planned. */
    ApplyReport report(ImportPlan plan, Run.State state) {
        long kept = plan.basis().undoes() == null
                ? 0
                : plan.summary().count(ChangeKind.SKIPPED)
                        + plan.basis().issues().size();
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
