package dev.roster.laws;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportTest {

    private static final User ADA = user("u-ada", "ada@example.com", "E1").with(u -> u.department("Sales"));
    private static final User BOB = user("u-bob", "bob@example.com", "E2");

    private final Roster roster = Roster.inMemory(ADA, BOB);
    private final Session operator = roster.as(Actor.operator("operator"));

    @Test
    void overwritesADepartment() {
        try (ImportPlan plan = operator.plan(rows("employeeId,department", "E1,Marketing"), Profiles.users())) {
            assertThat(plan)
                    .updates("ada@example.com", Field.DEPARTMENT, "Sales", "Marketing")
                    .hasNoOtherChanges();
            assertThat(operator.apply(plan)).hasApplied(1).isComplete();
        }
        assertThat(Field.DEPARTMENT.of(find("E1"))).contains("Marketing");
    }

    @Test
    void exchangesEmailsOfTwoUsers() {
        Profile byEmployeeId = Profiles.users().with(p -> p.matchBy(Field.EMPLOYEE_ID));
        try (ImportPlan plan =
                operator.plan(rows("employeeId,email", "E1,bob@example.com", "E2,ada@example.com"), byEmployeeId)) {
            assertThat(plan)
                    .updates("u-ada", Field.PRIMARY_EMAIL, "ada@example.com", "bob@example.com")
                    .updates("u-bob", Field.PRIMARY_EMAIL, "bob@example.com", "ada@example.com")
                    .hasNoOtherChanges();
            assertThat(operator.apply(plan)).hasApplied(2);
            try (ImportPlan undo = operator.undo(plan.id())) {
                assertThat(operator.apply(undo)).hasApplied(2);
            }
        }
        assertThat(find("E1").contact().primaryEmail()).isEqualTo(new EmailAddress("ada@example.com"));
    }

    @Test
    void findsAManagerNamedThreeRowsBeforeHisOwn() {
        try (ImportPlan plan = operator.plan(
                rows(
                        "employeeId,email,manager",
                        "E9,nine@example.com,E12",
                        "E10,ten@example.com,E9",
                        "E11,eleven@example.com,ada@example.com",
                        "E12,twelve@example.com,"),
                Profiles.users())) {
            assertThat(plan)
                    .creates("nine@example.com")
                    .creates("ten@example.com")
                    .creates("eleven@example.com", Field.MANAGER_ID, "u-ada")
                    .creates("twelve@example.com")
                    .hasNoOtherChanges();
            assertThat(operator.apply(plan)).hasApplied(4);
        }
        assertThat(find("E9").employment().managerId()).isEqualTo(find("E12").id());
    }

    @Test
    void deletesNobodyAsAbsentWhileARowCannotBeRead() {
        Profile absentIsDeleted = Profiles.users().with(p -> p.absent(AbsentPolicy.DELETE));
        try (ImportPlan plan =
                operator.plan(rows("email,department", "ada@example.com,Sales", "bob@,Sales"), absentIsDeleted)) {
            assertThat(plan.changes().map(PlannedChange::kind))
                    .containsExactly(ChangeKind.UNCHANGED, ChangeKind.REJECTED, ChangeKind.REJECTED);
        }
    }

    @Test
    void findsAManagerAgainAfterMoreNamesThanItRemembers() {
        List<String> lines = new ArrayList<>(List.of("email,manager", "carol@example.com,ada@example.com"));
        for (int i = 0; i < 52_000; i++) {
            lines.add("user" + i + "@example.com,nobody" + i + "@example.com");
        }
        lines.add("bob@example.com,ada@example.com");
        try (ImportPlan plan = operator.plan(rows(lines.toArray(String[]::new)), Profiles.users())) {
            List<PlannedChange> writes =
                    plan.changes().filter(change -> change.kind().isWrite()).toList();
            assertThat(writes).extracting(PlannedChange::kind).containsExactly(ChangeKind.CREATE, ChangeKind.UPDATE);
            assertThat(writes.get(1).fields().get(0).afterText()).isEqualTo("u-ada");
        }
    }

    @Test
    void tellsEverythingThatIsWrongWithARowAtOnce() {
        try (ImportPlan plan = operator.plan(
                rows("employeeId,email,hireDate,status", "E1,ada@@example.com,someday,asleep"), Profiles.users())) {
            assertThat(plan)
                    .rejectsRow(2, IssueCode.EMAIL_INVALID)
                    .rejectsRow(2, IssueCode.DATE_INVALID)
                    .rejectsRow(2, IssueCode.STATUS_INVALID)
                    .hasNoOtherChanges();
        }
    }

    private User find(String text) {
        return operator.users().find(text).orElseThrow();
    }

    private static User user(String id, String email, String employeeId) {
        return User.builder(new UserId(id))
                .primaryEmail(new EmailAddress(email))
                .employeeId(new EmployeeId(employeeId))
                .build();
    }
}
