package dev.roster.testing;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.profile.UnknownPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanAssertTest {

    private static final User ADA = User.builder(new UserId("u-ada"))
            .primaryEmail(new EmailAddress("ada@example.com"))
            .userName(new UserName("ada"))
            .department("R&D")
            .build();
    private static final User BOB = User.builder(new UserId("u-bob"))
            .primaryEmail(new EmailAddress("bob@example.com"))
            .status(UserStatus.INACTIVE)
            .build();

    private final Session session = Roster.inMemory(ADA, BOB).as(Actor.operator("operator"));
    private final ImportPlan plan = session.plan(
            rows(
                    "email,department,jobTitle",
                    "ada@example.com,Navy,Admiral",
                    "eve@,Navy,",
                    "grace@example.com,Navy,",
                    "bob@example.com,,"),
            Profiles.users());

    @AfterEach
    void close() {
        plan.close();
    }

    @Test
    void passesWhereThePlanIsAsSaid() {
        assertThat(plan)
                .creates("grace@example.com")
                .creates("grace@example.com", Field.DEPARTMENT, "Navy")
                .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                .updates("u-ada", Field.JOB_TITLE, null, "Admiral")
                .rejectsRow(3, IssueCode.EMAIL_INVALID)
                .hasIssue(3, IssueCode.EMAIL_INVALID)
                .leavesUnchanged("bob@example.com")
                .isApplicable()
                .hasNoOtherChanges();
    }

    @Test
    void saysWhatThePlanHasInstead() {
        assertThatFails(() -> assertThat(plan).updates("ada@example.com", Field.DEPARTMENT, "Research", "Navy"))
                .withMessage("Expecting the plan to update ada@example.com with department \"Research\" -> \"Navy\",\n"
                        + "but it has:\n"
                        + "  row 2: update ada@example.com, department \"R&D\" -> \"Navy\", jobTitle none -> \"Admiral\"\n"
                        + "  row 3: reject, email.invalid: " + messageOfRow3() + "\n"
                        + "  row 4: create grace@example.com, primaryEmail none -> \"grace@example.com\","
                        + " department none -> \"Navy\", status none -> \"active\"\n"
                        + "  row 5: leave unchanged bob@example.com");
    }

    @Test
    void failsWhereThePlanIsNotAsSaid() {
        assertThatFails(() -> assertThat(plan).creates("ada@example.com"));
        assertThatFails(() -> assertThat(plan).creates("grace@example.com", Field.DEPARTMENT, "Army"));
        assertThatFails(() -> assertThat(plan).updates("grace@example.com", Field.DEPARTMENT, null, "Navy"));
        assertThatFails(() -> assertThat(plan).updates("ada@example.com", Field.DEPARTMENT, "R&D", null));
        assertThatFails(() -> assertThat(plan).updates("bob@example.com", Field.DEPARTMENT, "R&D", "Navy"));
        assertThatFails(() -> assertThat(plan).deactivates("ada@example.com"));
        assertThatFails(() -> assertThat(plan).reactivates("bob@example.com"));
        assertThatFails(() -> assertThat(plan).deletes("bob@example.com"));
        assertThatFails(() -> assertThat(plan).leavesUnchanged("ada@example.com"));
        assertThatFails(() -> assertThat(plan).skipsRow(5));
        assertThatFails(() -> assertThat(plan).rejectsRow(3, IssueCode.DATE_INVALID));
        assertThatFails(() -> assertThat(plan).rejectsRow(2, IssueCode.EMAIL_INVALID));
        assertThatFails(() -> assertThat(plan).hasIssue(2, IssueCode.EMAIL_INVALID));
        assertThatFails(() -> assertThat(plan).hasIssue(IssueCode.EMAIL_INVALID));
        assertThatFails(() -> assertThat(plan).createsRoles("pilot"));
        assertThatFails(() -> assertThat(plan).trips(Safeguard.EMPTY_FILE));
        assertThatFails(() -> assertThat(plan).isNotApplicable());
    }

    @Test
    void missesNothingThatWasNotTold() {
        assertThatFails(() -> assertThat(plan)
                        .creates("grace@example.com")
                        .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                        .hasNoOtherChanges())
                .withMessage("Expecting the plan to have no other changes, but it also has:\n"
                        + "  row 2: update ada@example.com, jobTitle none -> \"Admiral\"\n"
                        + "  row 3: reject, email.invalid: " + messageOfRow3());
        assertThatFails(() -> assertThat(plan)
                        .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                        .updates("ada@example.com", Field.JOB_TITLE, null, "Admiral")
                        .rejectsRow(3, IssueCode.EMAIL_INVALID)
                        .hasNoOtherChanges())
                .withMessageContaining("create grace@example.com");
    }

    @Test
    void tellsChangesOfStatusFromTheFieldsBesideThem() {
        try (ImportPlan moved = session.plan(
                rows("email,status,department", "ada@example.com,inactive,Navy", "bob@example.com,active,"),
                Profiles.users())) {
            assertThat(moved)
                    .deactivates("ada@example.com")
                    .updates("ada@example.com", Field.DEPARTMENT, "R&D", "Navy")
                    .reactivates("bob@example.com")
                    .hasNoOtherChanges();
            assertThatFails(() -> assertThat(moved)
                            .deactivates("ada@example.com")
                            .reactivates("bob@example.com")
                            .hasNoOtherChanges())
                    .withMessageContaining("department");
        }
    }

    @Test
    void tellsUsersWhomTheFileDoesNotMentionAndWhatIsCreatedFirst() {
        try (ImportPlan cleaned = session.plan(
                rows("email,roles,groups,organization", "ada@example.com,pilot,Crew,Acme"),
                Profiles.users()
                        .with(p -> p.absent(AbsentPolicy.DELETE)
                                .unknownRole(UnknownPolicy.CREATE)
                                .unknownGroup(UnknownPolicy.CREATE)
                                .unknownOrganization(UnknownPolicy.CREATE)))) {
            PlanAssert told = assertThat(cleaned)
                    .deletes("bob@example.com")
                    .updates("ada", Field.ROLES, null, "pilot")
                    .updates("ada", Field.GROUPS, null, "crew")
                    .updates("ada", Field.ORGANIZATION, null, "acme")
                    .createsRoles("pilot")
                    .createsGroups("Crew");
            assertThatFails(told::hasNoOtherChanges).withMessageContaining("new organization Acme");
            told.createsOrganizations("Acme").hasNoOtherChanges();
        }
    }

    @Test
    void tellsFilesFromRows() {
        try (ImportPlan empty =
                session.plan(rows("email"), Profiles.users().with(p -> p.absent(AbsentPolicy.DEACTIVATE)))) {
            assertThat(empty).trips(Safeguard.EMPTY_FILE).isNotApplicable();
        }
        try (ImportPlan nameless = session.plan(rows("department", "Navy"), Profiles.users())) {
            assertThat(nameless).isNotApplicable();
            assertThatFails(() -> assertThat(nameless).isApplicable());
        }
    }

    @Test
    void cutsWhatNobodyReads() {
        String[] lines = new String[50];
        lines[0] = "email";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "user" + i + "@example.com";
        }
        try (ImportPlan large = session.plan(rows(lines), Profiles.users())) {
            assertThatFails(() -> assertThat(large).deletes("ada@example.com")).withMessageEndingWith("and 9 more");
        }
    }

    private String messageOfRow3() {
        return plan.changes().toList().get(1).issues().get(0).message();
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<AssertionError> assertThatFails(
            ThrowingCallable assertion) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
    }
}
