package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who: spellings of one key, keys that change hands, users named before their row (C1 to C3). */
class IdentityTest {

    private static final Profile BY_EMPLOYEE_ID = Profiles.users().with(p -> p.matchBy(Field.EMPLOYEE_ID));
    private static final Profile IN_ORDER = Profiles.users().with(p -> p.duplicates(DuplicatePolicy.IN_ORDER));
    private final User ada = Desk.user("ada");
    private final User bob = Desk.user("bob");
    private final User eve = Desk.user("eve");

    @ParameterizedTest
    @ValueSource(strings = {"ｋim", "KIM", "\u212Aim", " kim "})
    void spellingsOfOneKeyAreOneNewUser(String spelling) {
        assertThat(Desk.of(ada).issues("userName", "kim", spelling))
                .containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
    }

    @Test
    void theTurkishCapitalDottedIIsItsOwnSmallLetter() {
        assertThat(Desk.of(ada).issues("userName", "\u0130pek", "i\u0307pek"))
                .containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ＡＤＡ", "Ada", " ada"})
    void spellingsOfAStoredKeyAreTheStoredUser(String spelling) {
        assertThat(Desk.of(ada).kinds("userName,department", spelling + ",Navy"))
                .containsExactly(ChangeKind.UPDATE);
    }

    @Test
    void aLookAlikeIsSomebodyElse() {
        Desk desk = Desk.of(ada);
        assertThat(desk.kinds("userName", "\u0430da")).containsExactly(ChangeKind.CREATE);
        assertThat(desk.issues("userName", "\u0430da")).containsExactly(IssueCode.LOOKALIKE);
    }

    @Test
    void threeUsersPassTheirAddressesOnInACircle() {
        Desk desk = Desk.of(ada, bob, eve).with(BY_EMPLOYEE_ID);
        String[] rows = {"employeeId,email", "E-ada,bob@example.com", "E-bob,eve@example.com", "E-eve,ada@example.com"};
        assertThat(desk.apply(rows).applied()).isEqualTo(3);
        assertThat(desk.stored("eve", Field.PRIMARY_EMAIL)).isEqualTo("ada@example.com");
    }

    @Test
    void anUndoShowsThatSomebodyTookTheKeySince() {
        Desk desk = Desk.of(ada, bob).with(BY_EMPLOYEE_ID);
        ApplyReport moved = desk.apply("employeeId,email", "E-ada,ada2@example.com");
        desk.apply("employeeId,email", "E-bob,ada@example.com");

        try (ImportPlan undo = desk.session().undo(moved.run())) {
            assertThat(Scenario.changes(undo)).extracting(PlannedChange::kind).containsExactly(ChangeKind.REJECTED);
            assertThat(Scenario.changes(undo).get(0).issues().get(0).code()).isEqualTo(IssueCode.KEY_TAKEN);
        }
    }

    @Test
    void aKeyThatAnotherRowGivesUpIsFreeInEitherOrder() {
        String taker = "E-new,ada@example.com";
        String giver = "E-ada,ada2@example.com";
        for (String[] rows : new String[][] {{"employeeId,email", taker, giver}, {"employeeId,email", giver, taker}}) {
            assertThat(Desk.of(ada).with(BY_EMPLOYEE_ID).apply(rows).applied()).isEqualTo(2);
        }
    }

    @Test
    void aUserWhoIsNamedTwiceAsManagerLaterKeepsTheLastOne() {
        Desk desk = Desk.of(ada).with(IN_ORDER);
        String[] rows = {"userName,managerId", "ada,x", "ada,y", "x,", "y,"};
        try (ImportPlan plan = desk.plan(rows)) {
            assertThat(Scenario.changes(plan))
                    .allSatisfy(change -> change.fields()
                            .forEach(field -> assertThat(field.beforeText() + field.afterText())
                                    .doesNotContain("later")));
        }
        desk.apply(rows);
        assertThat(desk.stored("ada", Field.MANAGER_ID)).isEqualTo(desk.stored("y", Field.ID));
    }

    @Test
    void aCircleThroughANewUserIsFound() {
        assertThat(Desk.of(ada).issues("userName,managerId", "ada,new", "new,ada"))
                .containsExactly(IssueCode.MANAGER_CYCLE, IssueCode.MANAGER_CYCLE);
    }

    @Test
    void aRejectedRowLeavesTheStoredManagerInTheCircle() {
        User reporting = bob.with(u -> u.managerId(eve.id()));
        Profile byName = Profiles.users().with(p -> p.matchBy(Field.USER_NAME));
        assertThat(Desk.of(ada, reporting, eve)
                        .with(byName)
                        .issues("userName,managerId,email", "ada,bob,", "bob,none,ada@example.com", "eve,ada,"))
                .contains(IssueCode.KEY_TAKEN, IssueCode.MANAGER_CYCLE);
    }

    @Test
    void aSupersededRowContestsNoKey() {
        Profile lastWins = Profiles.users()
                .with(p -> p.duplicates(DuplicatePolicy.LAST_WINS).matchBy(Field.EMPLOYEE_ID));
        assertThat(Desk.of(ada, bob)
                        .with(lastWins)
                        .kinds("employeeId,email", "E-ada,x@example.com", "E-bob,x@example.com", "E-ada,y@example.com"))
                .containsExactly(ChangeKind.SKIPPED, ChangeKind.UPDATE, ChangeKind.UPDATE);
    }

    @Test
    void aLikelyTwinIsToldToWhoeverMaySeeThatUser() {
        User max = Desk.user("max", "org admin").with(user -> user.groups(List.of(new GroupKey("a"))));
        Desk desk = Desk.of(max, bob.with(user -> user.employeeId(new EmployeeId("00123"))));
        String[] rows = {"userName,employeeId,groups", "kim,123,a"};

        assertThat(desk.issues(rows)).contains(IssueCode.KEY_ALIKE);
        assertThat(desk.as(max).kinds(rows)).containsExactly(ChangeKind.CREATE);
        assertThat(desk.as(max).issues(rows)).doesNotContain(IssueCode.KEY_ALIKE);
    }

    @Test
    void aNewUserCannotBeTheirOwnManager() {
        assertThat(Desk.of(ada).issues("userName,managerId", "x,x")).containsExactly(IssueCode.MANAGER_SELF);
    }

    @Test
    void anUndoneKeyChainOfOneUserGoesBackStepByStep() {
        Desk desk = Desk.of(ada)
                .with(Profiles.users()
                        .with(p -> p.duplicates(DuplicatePolicy.IN_ORDER).matchBy(Field.EMPLOYEE_ID)));
        var run = desk.apply("employeeId,email", "E-ada,x@example.com", "E-ada,y@example.com")
                .run();
        try (ImportPlan undo = desk.session().undo(run)) {
            run = desk.session().apply(undo).run();
        }
        assertThat(desk.stored("ada", Field.PRIMARY_EMAIL)).isEqualTo("ada@example.com");
        try (ImportPlan redo = desk.session().undo(run)) {
            assertThat(desk.session().apply(redo).applied()).isEqualTo(2);
        }
        assertThat(desk.stored("ada", Field.PRIMARY_EMAIL)).isEqualTo("y@example.com");
    }
}
