package dev.roster.decide;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.ApplyPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first row of a file without a header, which may be one where it is rejected. For one thread. */
final class FirstRow {

    private final DecisionTerms terms;
    private boolean isSeen;
    private @Nullable Issue issue;

    FirstRow(DecisionTerms terms) {
        this.terms = terms;
    }

    /** Looks at the next draft, of which the first with a row counts. */
    void look(PlannedChange draft) {
        Long row = draft.row();
        if (isSeen || row == null) {
            return;
        }
        isSeen = true;
        boolean isJudged = terms.profile().policy().applying() != ApplyPolicy.VALID_ROWS
                && terms.table().headerRow() == 0
                && !terms.table().isTyped();
        if (isJudged && draft.kind() == ChangeKind.REJECTED) {
            issue = terms.told(Issue.of(IssueCode.FIRST_LINE_INVALID, terms.at(row)));
        }
    }

    /** Why nothing of the file is to be applied; empty when it may be. */
    Optional<Issue> issue() {
        return Optional.ofNullable(issue);
    }
}
