package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Several users of one form (J3), by the planner of all files. */
class FormsTest {

    private final User boss = Desk.user("boss", "admin");
    private final Desk desk = Desk.of(boss, Desk.user("olga", "owner"));

    private static UserForms forms(UserForm... forms) {
        return UserForms.of("add users", List.of(forms));
    }

    private static UserForm ada() {
        return new UserForm().displayName("Ada Lovelace").primaryEmail("ada@example.com");
    }

    private List<PlannedChange> changes(Profile profile, UserForm... forms) {
        try (ImportPlan plan = desk.as(boss).session().plan(forms(forms), profile)) {
            return Scenario.changes(plan);
        }
    }

    private List<IssueCode> problems(UserForm... forms) {
        return changes(Profiles.addUsers(), forms).stream()
                .flatMap(change -> change.issues().stream())
                .map(Issue::code)
                .toList();
    }

    private User applied(Profile profile, UserForm form) {
        try (ImportPlan plan = desk.as(boss).session().plan(forms(form), profile)) {
            ApplyReport report = desk.as(boss).session().apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).isEqualTo(1);
            return desk.stored(
                    Objects.requireNonNull(Scenario.changes(plan).get(0).user()).id());
        }
    }

    @Test
    void createsThemAsLearnersWhereNoRoleIsChosen() {
        assertThat(applied(Profiles.addUsers(), ada()).access().roles())
                .extracting(Object::toString)
                .containsExactly("learner");
        assertThat(applied(
                                Profiles.addUsers(),
                                new UserForm()
                                        .displayName("Grace")
                                        .primaryEmail("grace@example.com")
                                        .roles("manager"))
                        .access()
                        .roles())
                .extracting(Object::toString)
                .containsExactly("manager");
    }

    @Test
    void givesNoRoleAboveTheOwn() {
        assertThat(problems(ada().roles("owner"))).containsExactly(IssueCode.NOT_AUTHORIZED);
        assertThat(problems(ada().roles("admin"))).isEmpty();
    }

    @Test
    void asksForANameInEachEntry() {
        assertThat(problems(new UserForm().primaryEmail("ada@example.com")))
                .containsExactly(IssueCode.REQUIRED_MISSING);
        assertThat(problems(ada(), new UserForm().primaryEmail("grace@example.com")))
                .containsExactly(IssueCode.REQUIRED_MISSING);
    }

    @Test
    void asksForAnAddressOrATelephoneNumber() {
        assertThat(problems(new UserForm().displayName("Ada"))).containsExactly(IssueCode.REQUIRED_ONE_OF);
        assertThat(problems(new UserForm().displayName("Ada").phoneNumber("+44 20 7946 0000")))
                .isEmpty();
        assertThat(problems(ada())).isEmpty();
    }

    @Test
    void readsDaysBeforeMonths() {
        assertThat(applied(Profiles.addUsers(), ada().text(Field.HIRE_DATE, "03/04/2024"))
                        .employment()
                        .hireDate())
                .isEqualTo(LocalDate.of(2024, 4, 3));
    }

    @Test
    void takesADayThatIsOneAlready() {
        assertThat(applied(Profiles.addUsers(), ada().set(Field.HIRE_DATE, LocalDate.of(2024, 4, 3)))
                        .employment()
                        .hireDate())
                .isEqualTo(LocalDate.of(2024, 4, 3));
    }

    @Test
    void invitesThoseWhoHaveAnAddressWhereThatIsChosen() {
        Profile inviting = Profiles.addUsers().with(p -> p.invitation(Profile.Invitation.NEW_USERS));
        UserForm grace = new UserForm().displayName("Grace").phoneNumber("+1 202 555 0100");

        List<PlannedChange> changes = changes(inviting, ada(), grace);

        assertThat(changes.get(0).effects()).containsExactly(Effect.INVITE);
        assertThat(changes.get(1).effects()).isEmpty();
        assertThat(applied(inviting, ada()).access().status()).isEqualTo(UserStatus.INVITED);
        assertThat(applied(inviting, grace).access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    /** The form of one user (A1) asks for what a file of actions asks for. */
    @Test
    void asksForIdAndNamesWhereTheProfileSaysSo() {
        UserForm form = new UserForm().userName("u1@email.com").firstName("U1");

        assertThat(changes(Profiles.actionFile(), form).get(0).issues())
                .extracting(Issue::code, Issue::field)
                .containsExactly(tuple(IssueCode.REQUIRED_MISSING, "lastName"));
        assertThat(changes(Profiles.actionFile(), form.lastName("Last")).get(0).kind())
                .isEqualTo(ChangeKind.CREATE);
    }

    @Test
    void createsNobodyTwice() {
        assertThat(problems(ada().primaryEmail("BOSS@example.com"))).containsExactly(IssueCode.USER_EXISTS);
    }
}
