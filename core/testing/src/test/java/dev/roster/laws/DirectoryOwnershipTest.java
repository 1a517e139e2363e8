package dev.roster.laws;

import static dev.roster.laws.Followed.person;
import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.ActionMenus;
import dev.roster.access.Actor;
import dev.roster.access.HolderPolicy;
import dev.roster.access.OfferedAction;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profiles;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.Write;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J15: what a directory owns, nobody changes by hand, whichever way they try; the rest stays editable. */
class DirectoryOwnershipTest {

    private final Followed tenant = Followed.of(Desk.user("local", "learner"))
            .with(Profiles.directory().with(p -> p.onConflict(Field.JOB_TITLE, ConflictPolicy.FILL_MISSING)));

    @BeforeEach
    void follow() {
        tenant.directory
                .put("1", person("ada", "department=Research", "groups=crew"))
                .put("2", person("grace"));
        tenant.sync();
    }

    private Session session() {
        return tenant.session();
    }

    private UserOutcome update(String name, Consumer<UserForm> form) {
        User user = tenant.user(name);
        return session().users().update(user.id(), user.version(), form);
    }

    private static void isRefused(UserOutcome outcome, String field) {
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).hasSize(1);
        Issue issue = outcome.issues().get(0);
        assertThat(issue.code()).isEqualTo(IssueCode.FIELD_DIRECTORY_OWNED);
        assertThat(issue.field()).isEqualTo(field);
    }

    @Test
    void aSingleCallIsRefusedWithTheReason() {
        UserOutcome outcome = update("ada", form -> form.department("Sales").jobTitle("Engineer"));
        isRefused(outcome, "department");
        assertThat(outcome.issues().get(0).message())
                .isEqualTo("department of this user is kept by the directory hq; change it there, and the next"
                        + " synchronization brings it here");
        assertThat(outcome.issues().get(0).message(Locale.GERMAN))
                .isEqualTo("department dieses Benutzers pflegt das Verzeichnis hq; ändern Sie es dort, die nächste"
                        + " Synchronisation übernimmt es");
        assertThat(tenant.text("ada", Field.JOB_TITLE)).isEmpty();
    }

    @Test
    void clearingIsChangingToo() {
        isRefused(update("ada", form -> form.set(Field.DEPARTMENT, null)), "department");
        isRefused(update("ada", form -> form.set(Field.EXTERNAL_ID, null)), "externalId");
    }

    @Test
    void whatTheDirectoryDoesNotOverwriteIsEditedByHand() {
        assertThat(update("ada", form -> form.jobTitle("Engineer").location("Berlin"))
                        .isDone())
                .isTrue();
        tenant.directory.put("1", person("ada", "department=Research", "groups=crew", "jobTitle=Countess"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.JOB_TITLE)).isEqualTo("Engineer");
        assertThat(tenant.text("ada", Field.LOCATION)).isEqualTo("Berlin");
    }

    @Test
    void sayingWhatIsStoredIsNoChange() {
        assertThat(update("ada", form -> form.department("Research").location("Berlin"))
                        .isDone())
                .isTrue();
    }

    @Test
    void usersOfPeopleAreTheirs() {
        assertThat(update("local", form -> form.department("Sales")).isDone()).isTrue();
    }

    @Test
    void aFileIsRefusedRowByRow() {
        try (ImportPlan plan = session()
                .plan(
                        rows("userName,department,location", "ada,Sales,Berlin", "local,Sales,Berlin"),
                        Profiles.users())) {
            assertThat(plan)
                    .rejectsRow(2, IssueCode.FIELD_DIRECTORY_OWNED)
                    .updates("local@example.com", Field.DEPARTMENT, null, "Sales")
                    .updates("local@example.com", Field.LOCATION, null, "Berlin")
                    .hasNoOtherChanges();
        }
    }

    @Test
    void aPlanThatIsOlderThanTheDirectoryIsRefusedWhenItIsApplied() {
        Session before = Roster.on(tenant.stores).roles(World.HOST).build().as(Actor.operator("operator"));
        try (ImportPlan changes =
                        before.plan(rows("userName,department", "ada,Sales", "local,Sales"), Profiles.users());
                ImportPlan deletion =
                        before.plan(rows("id", tenant.user("grace").id().value()), Profiles.deleteUsers())) {
            ApplyReport report = session().apply(changes, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.FIELD_DIRECTORY_OWNED);
            assertThat(session().apply(deletion, Scenario.ACKNOWLEDGED).failed())
                    .isEqualTo(1);
        }
        assertThat(tenant.text("ada", Field.DEPARTMENT)).isEqualTo("Research");
        assertThat(tenant.find("grace")).isPresent();
    }

    @Test
    void whoDoesNotAdministerUsersAppliesNoPlanOfADirectory() {
        tenant.directory.put("1", person("ada", "department=Sales", "groups=crew"));
        Session member = tenant.builder().build().as(Actor.of(tenant.user("local")));
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThatThrownBy(() -> member.apply(plan, Scenario.ACKNOWLEDGED))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("users.administer");
        }
    }

    @Test
    void aFormAndASelectionAreRefused() {
        User ada = tenant.user("ada");
        try (ImportPlan plan = session()
                .plan(
                        UserForms.of("form", List.of(UserForm.about(ada.id()).department("Sales"))),
                        Profiles.updateUsers())) {
            assertThat(plan).rejectsRow(1, IssueCode.FIELD_DIRECTORY_OWNED);
        }
        try (ImportPlan plan = session()
                .plan(
                        Selection.of(List.of(ada.id())),
                        SelectionChange.remove(Field.GROUPS, List.of(new GroupKey("crew"))))) {
            assertThat(plan).rejectsRow(1, IssueCode.FIELD_DIRECTORY_OWNED);
        }
        try (ImportPlan plan =
                session().plan(Selection.of(List.of(ada.id())), SelectionChange.set(form -> form.location("Berlin")))) {
            assertThat(plan).updates("ada@example.com", Field.LOCATION, null, "Berlin");
        }
    }

    @Test
    void aFileDeactivatesNobodyOfTheDirectory() {
        try (ImportPlan plan = session()
                .plan(
                        rows("userName,location", "ada,Berlin"),
                        Profiles.users().with(p -> p.absent(AbsentPolicy.DEACTIVATE)))) {
            assertThat(Followed.lines(plan)).contains("REJECTED grace field.directoryOwned", "DEACTIVATE local");
        }
        try (ImportPlan plan = session().plan(rows("email", "ada@example.com"), Profiles.deactivateUsers())) {
            assertThat(plan).rejectsRow(2, IssueCode.FIELD_DIRECTORY_OWNED).hasNoOtherChanges();
        }
    }

    @Test
    void theDirectoryDecidesWhoIsThere() {
        isRefused(update("ada", form -> form.set(Field.STATUS, UserStatus.INACTIVE)), "status");
        User ada = tenant.user("ada");
        isRefused(session().users().delete(ada.id(), ada.version()), "status");
        isRefused(session().users().deleteForGood(ada.id(), ada.version()), "status");
        tenant.directory.put("1", person("ada", "department=Research", "groups=crew", "status=inactive"));
        tenant.sync();
        isRefused(update("ada", form -> form.set(Field.STATUS, UserStatus.ACTIVE)), "status");
    }

    @Test
    void peopleSuspendDeleteAndRestore() {
        assertThat(update("ada", form -> form.set(Field.STATUS, UserStatus.SUSPENDED))
                        .isDone())
                .isTrue();
        assertThat(update("ada", form -> form.set(Field.STATUS, UserStatus.ACTIVE))
                        .isDone())
                .isTrue();
        tenant.directory.remove("1");
        tenant.sync(Extent.FULL);
        User gone = tenant.user("ada");
        assertThat(session().users().delete(gone.id(), gone.version()).isDone()).isTrue();
        User deleted = tenant.user("ada");
        assertThat(session().users().restore(deleted.id(), deleted.version()).isDone())
                .isTrue();
        tenant.sync(Extent.FULL);
        User again = tenant.user("ada");
        assertThat(session().users().deleteForGood(again.id(), again.version()).isDone())
                .isTrue();
    }

    @Test
    void aGroupOfTheDirectoryDoesNotGoByHand() {
        var crew = session().catalogs().groups().find("crew").orElseThrow();
        var outcome = session().catalogs().groups().delete(crew, HolderPolicy.remove());
        assertThat(outcome.isDone()).isFalse();
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("crew");
    }

    @Test
    void nobodyIsLinkedByHand() {
        isRefused(update("local", form -> form.set(Field.EXTERNAL_ID, "3")), "externalId");
        try (ImportPlan plan = session()
                .plan(
                        rows("userName,externalId", "new,3"),
                        Profiles.users().with(p -> p.map("externalId", Field.EXTERNAL_ID)))) {
            assertThat(plan).rejectsRow(2, IssueCode.FIELD_DIRECTORY_OWNED).hasNoOtherChanges();
        }
    }

    @Test
    void onlyItsOwnUsersAreADirectorys() {
        Followed prefixed =
                new Followed(Followed.directory("ad:"), Desk.user("scim").with(user -> user.externalId("scim-7")));
        prefixed.directory.put("1", person("ada"));
        prefixed.sync(Extent.FULL);
        User scim = prefixed.user("scim");
        assertThat(scim.access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(prefixed.session()
                        .users()
                        .update(scim.id(), scim.version(), form -> form.department("Sales"))
                        .isDone())
                .isTrue();
    }

    @Test
    void whatOnlyDeletedUsersHoldMayGo() {
        tenant.directory.put("1", person("ada", "groups=crew", "status=inactive"));
        tenant.sync();
        User ada = tenant.user("ada");
        session().users().delete(ada.id(), ada.version());
        var crew = session().catalogs().groups().find("crew").orElseThrow();
        assertThat(session()
                        .catalogs()
                        .groups()
                        .delete(crew, HolderPolicy.remove())
                        .isDone())
                .isTrue();
    }

    /** J2: above an administrator, and a directory is set up. */
    @Test
    void theMenuOffersToFollowIt() {
        assertThat(offers(tenant.builder(), "owner")).isTrue();
        assertThat(offers(tenant.builder(), "admin")).isFalse();
        assertThat(offers(Roster.on(tenant.stores).roles(World.HOST), "owner")).isFalse();
        assertThat(offers(tenant.builder().features(any -> Optional.of(false)), "owner"))
                .isFalse();
    }

    private boolean offers(RosterBuilder builder, String role) {
        User user = Desk.user(role, role);
        tenant.stores
                .users()
                .commit(
                        List.of(new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of())),
                        CommitGuards.NONE);
        return builder.actions(ActionMenus.learningPlatform()).build().as(Actor.of(user)).access().actions().stream()
                .filter(action -> action.action().key().equals("sync-users"))
                .anyMatch(OfferedAction::isAvailable);
    }
}
