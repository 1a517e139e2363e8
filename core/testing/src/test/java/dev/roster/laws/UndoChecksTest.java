package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking something back is decided like any other change. */
class UndoChecksTest {

    @Test
    void aLookAlikeThatComesBackIsFlagged() {
        User ada = Desk.user("ada").with(user -> user.primaryEmail(new EmailAddress("\u0430da@example.com")));
        Desk desk = Desk.of(ada);

        PlannedChange undone = undo(desk, desk.apply("userName,primaryEmail", "ada,ada@example.com"));

        assertThat(undone.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(undone.issues()).extracting(Issue::code).containsExactly(IssueCode.LOOKALIKE);
    }

    private static PlannedChange undo(Desk desk, ApplyReport report) {
        try (ImportPlan plan = desk.session().undo(report.run())) {
            List<PlannedChange> changes = Scenario.changes(plan);
            assertThat(changes).hasSize(1);
            return changes.get(0);
        }
    }
}
