package dev.roster.plan;

import dev.roster.model.Issue;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param run the run, which has the id of its plan
 * @param source what the plan was made from
 * @param undoes the run that it takes back, or null
 * @param state finished, or cancelled and to be resumed
 * @param summary the counts of the plan
 * @param applied how many changes were written; for an undo, how many were reversed
 * @param stale how many were left alone because the user changed since the preview; for an undo, how many were kept
 * @param failed how many were refused for another reason
 * @param issueCount how many issues there are
 * @param issues the first 1,000 of them
 */
public record ApplyReport(
        PlanId run,
        String source,
        @Nullable PlanId undoes,
        Run.State state,
        PlanSummary summary,
        long applied,
        long stale,
        long failed,
        long issueCount,
        List<Issue> issues) {

    /** How many issues a report holds. */
    public static final int MAX_ISSUES = 1_000;

    /** Copies the list. */
    public ApplyReport {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(state, "state");
        issues = List.copyOf(issues);
    }

    /** {@return whether every change of the plan was written and no row was rejected} */
    public boolean isComplete() {
        return state == Run.State.FINISHED && stale == 0 && failed == 0 && summary.count(ChangeKind.REJECTED) == 0;
    }
}
