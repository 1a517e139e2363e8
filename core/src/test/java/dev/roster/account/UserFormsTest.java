package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.tck.StoresFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UserFormsTest {

    private static final String ADA = "ada@example.com";

    private final User ada = User.builder(new UserId("u-1"))
            .version(1)
            .primaryEmail(new EmailAddress(ADA))
            .department("Research")
            .jobTitle("Analyst")
            .build();
    private final Roster roster = Roster.inMemory(ada);
    private final Session session = roster.as(Actor.operator("test"));

    @Test
    void everyEntryIsOneRowOfThePlan() {
        List<PlannedChange> changes = changes(
                Profiles.users(),
                user -> user.primaryEmail("grace@example.com").displayName("Grace"),
                user -> user.primaryEmail(ADA).set(Field.HIRE_DATE, LocalDate.of(1843, 9, 1)));

        assertThat(changes).extracting(PlannedChange::kind).containsExactly(ChangeKind.CREATE, ChangeKind.UPDATE);
        assertThat(changes).extracting(PlannedChange::row).containsExactly(1L, 2L);
    }

    @Test
    void nullClearsWithoutAToken() {
        PlannedChange change = changes(
                        Profiles.users(), user -> user.primaryEmail(ADA).department(null))
                .get(0);

        assertThat(change.fields()).singleElement().satisfies(field -> {
            assertThat(field.field()).isEqualTo(Field.DEPARTMENT);
            assertThat(field.after()).isNull();
        });
    }

    @Test
    void aSetWithoutElementsClears() {
        Users users = session.users();
        users.update(ada.id(), 1, user -> user.roles("member"));

        User cleared = users.update(ada.id(), 2, user -> user.set(Field.ROLES, Set.of()))
                .user();

        assertThat(cleared.access().roles()).isEmpty();
        assertThat(users.update(ada.id(), 3, user -> user.set(Field.ROLES, Set.of()))
                        .kind())
                .isEqualTo(UserOutcome.Kind.UNCHANGED);
    }

    @Test
    void whatAFormDoesNotNameIsKeptEvenWhereBlanksClear() {
        Profile clearing = Profiles.users().with(profile -> profile.blankCells(BlankPolicy.CLEAR));

        List<PlannedChange> changes = changes(
                clearing,
                user -> user.primaryEmail(ADA).department(""),
                user -> user.primaryEmail("new@example.com").jobTitle("Pilot"));

        assertThat(changes.get(0).fields())
                .extracting(change -> change.field().key())
                .as("job title is named by the other entry alone")
                .containsExactly("department");
    }

    @Test
    void aBarAloneSeparatesNames() {
        StoresFactory.given(roster.stores(), Group.named("R&D; Berlin, Mitte"));

        PlannedChange change = changes(
                        Profiles.users(), user -> user.primaryEmail(ADA).groups("R&D; Berlin, Mitte"))
                .get(0);

        assertThat(change.issues()).isEmpty();
        assertThat(change.fields().get(0).after()).isEqualTo(Set.of(new GroupKey("R&D; Berlin, Mitte")));
    }

    @Test
    void issuesNameEntryAndField() {
        PlannedChange change = changes(
                        Profiles.users(),
                        user -> user.primaryEmail("eve@example.com"),
                        user -> user.primaryEmail("bob@").displayName("Bob"))
                .get(1);

        Issue issue = change.issues().get(0);
        assertThat(issue.code()).isEqualTo(IssueCode.EMAIL_INVALID);
        assertThat(issue.field()).isEqualTo("primaryEmail");
        assertThat(issue.sentence()).startsWith("people row 2, column primaryEmail: \"bob@\" is not an e-mail address");
    }

    @Test
    void whatRosterKeepsItselfCannotBeFilledIn() {
        UserForm form = new UserForm();

        assertThatThrownBy(() -> form.text(Field.CREATED_AT, "2026-01-01T00:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Roster keeps createdAt itself; leave it out");
    }

    @SafeVarargs
    private List<PlannedChange> changes(Profile profile, Consumer<UserForm>... entries) {
        List<UserForm> forms = new ArrayList<>();
        for (Consumer<UserForm> entry : entries) {
            UserForm form = new UserForm();
            entry.accept(form);
            forms.add(form);
        }
        try (ImportPlan plan = session.plan(UserForms.of("people", forms), profile);
                var changes = plan.changes()) {
            return changes.toList();
        }
    }
}
