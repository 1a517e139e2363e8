package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users whom rows name: they are there when the plan is made, when it is applied, and afterwards (B1, B2). */
class ReferenceTest {

    private static final Profile ABSENT_ARE_DELETED = Profiles.users().with(p -> p.absent(AbsentPolicy.DELETE));
    private static final Profile WITH_DELETIONS = Profiles.tenantFile();
    private static final Profile BY_EMPLOYEE_ID = Profiles.users().with(p -> p.matchBy(Field.EMPLOYEE_ID));
    private final User ada = Desk.user("ada");
    private final User bob = Desk.user("bob");
    private final User eve = Desk.user("eve");

    @Test
    void aManagerWhoIsDeletedAsAbsentIsNoManager() {
        List<PlannedChange> changes =
                Desk.of(ada, bob).with(ABSENT_ARE_DELETED).changes("userName,managerId", "ada,bob@example.com");

        assertThat(changes).extracting(PlannedChange::kind).containsExactly(ChangeKind.REJECTED, ChangeKind.DELETE);
        assertThat(changes.get(0).issues().get(0).code()).isEqualTo(IssueCode.USER_REFERENCE_DELETED);
        assertThat(changes.get(0).issues().get(0).message()).contains("\"bob@example.com\"");
    }

    @Test
    void aNameLeadsToUsersWhomTheActorMaySeeAlone() {
        List<GroupKey> own = List.of(new GroupKey("a"));
        User max = Desk.user("max", "org admin").with(user -> user.groups(own));
        User near = eve.with(user -> user.groups(own).displayName("Eve Near"));
        Desk desk =
                Desk.of(max, near, ada.with(user -> user.groups(own)), bob.with(user -> user.displayName("Bob High")));
        String[] rows = {"userName,managerId", "ada,Bob High"};

        assertThat(desk.kinds(rows)).containsExactly(ChangeKind.UPDATE);
        assertThat(desk.as(max).kinds("userName,managerId", "ada,Eve Near")).containsExactly(ChangeKind.UPDATE);
        assertThat(desk.as(max).issues(rows)).containsExactly(IssueCode.USER_REFERENCE_UNKNOWN);
    }

    @Test
    void aNameLeadsToNobodyWhoIsDeleted() {
        User gone = bob.with(user -> user.displayName("Bob High").status(UserStatus.DELETED));

        assertThat(Desk.of(ada, gone).issues("userName,managerId", "ada,Bob High"))
                .contains(IssueCode.USER_REFERENCE_UNKNOWN);
    }

    @Test
    void aRowThatSaysWhatIsStoredStillNamesADeletedUser() {
        User reporting = ada.with(user -> user.managerId(bob.id()));

        assertThat(Desk.of(reporting, bob)
                        .with(ABSENT_ARE_DELETED)
                        .issues("userName,managerId", "ada,bob@example.com", "new,ada"))
                .contains(IssueCode.USER_REFERENCE_DELETED);
    }

    @Test
    void aManagerWhomAnotherRowDeletesIsNoManagerInEitherOrder() {
        String deletion = "bob,bob@example.com,,DELETE";
        String naming = "ada,ada@example.com,bob,";
        String header = "userId,email,reportsTo,transaction";
        for (String[] rows : new String[][] {{header, deletion, naming}, {header, naming, deletion}}) {
            assertThat(Desk.of(ada, bob).with(WITH_DELETIONS).kinds(rows))
                    .containsExactlyInAnyOrder(ChangeKind.DELETE, ChangeKind.REJECTED);
        }
    }

    @Test
    void aKeyThatAnotherRowTakesOverNamesNobodyInParticular() {
        String[] rows = {
            "employeeId,email,managerId", "E-ada,ada2@example.com,", "E-bob,ada@example.com,", "E-eve,,ada@example.com"
        };

        List<PlannedChange> changes =
                Desk.of(ada, bob, eve).with(BY_EMPLOYEE_ID).changes(rows);

        assertThat(changes)
                .extracting(PlannedChange::kind)
                .containsExactly(ChangeKind.UPDATE, ChangeKind.UPDATE, ChangeKind.REJECTED);
        assertThat(changes.get(2).issues().get(0).code()).isEqualTo(IssueCode.USER_REFERENCE_AMBIGUOUS);
    }

    @Test
    void aRowThatNamesTheUserOfARejectedRowSaysWhichRow() {
        List<PlannedChange> changes =
                Desk.of(ada).changes("userName,email,managerId", "ada,,new", "new,not an address,");

        assertThat(changes).extracting(PlannedChange::kind).containsOnly(ChangeKind.REJECTED);
        assertThat(changes.get(0).issues().get(0).code()).isEqualTo(IssueCode.DEPENDENCY_REJECTED);
        assertThat(changes.get(0).issues().get(0).message()).startsWith("row 3,");
    }

    @Test
    void aTextThatNamesTwoRowsOfTheFileIsAmbiguous() {
        assertThat(Desk.of(ada).issues("userName,employeeId,managerId", "one,E1,x", "x,E2,", "two,x,"))
                .containsExactly(IssueCode.USER_REFERENCE_AMBIGUOUS);
    }

    @Test
    void aManagerWhoLeftSinceThePreviewMakesTheRowStale() {
        Desk desk = Desk.of(ada, bob, eve);
        try (ImportPlan plan = desk.plan("userName,managerId,department", "ada,bob,Navy", "eve,,Navy")) {
            desk.with(WITH_DELETIONS).apply("userId,email,transaction", "bob,bob@example.com,DELETE");

            ApplyReport report = desk.session().apply(plan);

            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.applied()).isEqualTo(1);
            assertThat(report.issues().get(0).message()).startsWith("user \"u-bob\" was removed");
        }
        assertThat(desk.stored("ada", Field.MANAGER_ID)).isEmpty();
    }

    @Test
    void undoBringsBackTheReportingLineOfADeletedManager() {
        Desk desk = Desk.of(ada.with(user -> user.managerId(bob.id())), bob);
        ApplyReport deletion =
                desk.with(WITH_DELETIONS).apply("userId,email,transaction", "bob,bob@example.com,DELETE");
        assertThat(desk.kinds("userName,managerId,department", "ada,u-bob,"))
                .as("a stored reference to somebody who left is no error")
                .containsExactly(ChangeKind.UNCHANGED);

        try (ImportPlan undo = desk.session().undo(deletion.run())) {
            desk.session().apply(undo);
        }

        assertThat(desk.stored("ada", Field.MANAGER_ID)).isEqualTo(desk.stored("bob", Field.ID));
    }
}
