package dev.roster.testing;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import org.junit.jupiter.api.Test;

/** The test that the README shows. */
class ReadmeTest {

    private static final User ADA = User.builder(new UserId("u-ada"))
            .primaryEmail(new EmailAddress("ada@example.com"))
            .department("R&D")
            .build();

    private final Session session = Roster.inMemory(ADA).as(Actor.operator("operator"));

    @Test
    void showsAnAssertionOnAPlan() {
        try (ImportPlan plan = session.plan(
                rows("email,department", "ada@example.com,Navy", "eve@,Navy", "grace@example.com,Navy"),
                Profiles.users())) {
            assertThat(plan)
                    .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                    .rejectsRow(3, IssueCode.EMAIL_INVALID)
                    .creates("grace@example.com")
                    .hasNoOtherChanges();
        }
    }
}
