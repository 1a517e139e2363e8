package dev.roster.laws;

import static dev.roster.laws.Followed.person;
import static dev.roster.testing.RosterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** J15: what a directory says becomes a plan like any other. */
class DirectorySyncTest {

    @Test
    void createsWhoIsNewAndDeactivatesWhoIsGone() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "department=Research")).put("2", person("grace"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).isEqualTo("1");
        tenant.directory.remove("2");
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan).deactivates("grace@example.com").hasNoOtherChanges();
        }
        tenant.sync(Extent.FULL);
        assertThat(tenant.text("grace", Field.STATUS)).isEqualTo("inactive");
    }

    /** Where the directory has all of its users, nobody is read but by key. */
    @Test
    void looksThroughNobodyWhereNobodyIsAbsent() {
        Followed tenant =
                new Followed(Followed.directory("hq:"), Desk.user("scim").with(user -> user.externalId("scim-7")));
        tenant.directory.put("1", person("ada")).put("2", person("grace", "status=inactive"));
        tenant.directory.put("gone", person("gone"));
        tenant.sync(Extent.FULL);
        tenant.directory.remove("gone");
        tenant.sync(Extent.FULL);
        UserStore bare = tenant.stores.users();
        UserStore unscanned = (UserStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UserStore.class}, (any, method, arguments) -> {
                    assertThat(method.getName()).isNotEqualTo("scan");
                    return method.invoke(bare, arguments);
                });
        Stores stores = (Stores) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Stores.class},
                (any, method, arguments) ->
                        method.getName().equals("users") ? unscanned : method.invoke(tenant.stores, arguments));
        Session session = Roster.on(stores)
                .directory(Followed.NAME, tenant.directory, Profiles.directory())
                .build()
                .as(Actor.operator("operator"));
        try (ImportPlan plan = session.directories().plan(Followed.NAME, Extent.FULL, Progress.SILENT)) {
            assertThat(plan.isEmpty()).isTrue();
        }
        tenant.directory.remove("2").put("3", person("new"));
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan).creates("new@example.com").hasNoOtherChanges();
        }
        tenant.directory.remove("1").put("2", person("grace"));
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan)
                    .creates("new@example.com")
                    .deactivates("ada@example.com")
                    .reactivates("grace@example.com")
                    .hasNoOtherChanges();
        }
    }

    /** T8: who says which groups somebody is in says it of those who rest, too. */
    @Test
    void setsNoGroupsAsideThatItGives() {
        Followed tenant = Followed.of();
        Session session =
                tenant.builder().accounts(AccountPolicy.agentPlatform()).build().as(Actor.operator("operator"));
        tenant.directory.put("1", person("ada", "groups=navy"));
        session.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        tenant.directory.remove("1");
        session.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("inactive");
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("navy");
        tenant.directory.put("1", person("ada", "groups=board"));
        session.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("board");
        try (ImportPlan plan = session.directories().plan(Followed.NAME, Extent.FULL, Progress.SILENT)) {
            assertThat(plan.isEmpty()).isTrue();
        }
    }

    /** Where only deactivated users are deleted, a directory takes both steps at once. */
    @Test
    void deletesAtOnceWhereItsProfileSaysSo() {
        Followed tenant = Followed.of().with(Profiles.directory().with(p -> p.absent(AbsentPolicy.DELETE)));
        Session session = tenant.builder()
                .accounts(AccountPolicy.learningPlatform())
                .build()
                .as(Actor.operator("operator"));
        tenant.directory.put("1", person("ada")).put("2", person("grace"));
        session.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        tenant.directory.remove("1");
        session.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        assertThat(session.users().find("ada@example.com")).isEmpty();
        assertThat(session.users().findDeleted("ada@example.com")).isEmpty();
    }

    @Test
    void leavesUsersAloneWhomPeopleMade() {
        Followed tenant = Followed.of(Desk.user("local", "learner"));
        tenant.directory.put("1", person("ada"));
        tenant.sync(Extent.FULL);
        assertThat(tenant.text("local", Field.STATUS)).isEqualTo("active");
    }

    @Test
    void findsByExternalIdWhateverElseChanges() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        User before = tenant.user("ada");
        tenant.directory.put("1", person("ada.byron", "department=Moved"));
        tenant.sync();
        assertThat(tenant.user("ada.byron").id()).isEqualTo(before.id());
        assertThat(tenant.find("ada")).isEmpty();
    }

    @Test
    void linksAtFirstContactByUserNameOrAddress() {
        Followed tenant = Followed.of(Desk.user("ada", "admin"));
        tenant.directory.put("1", "userName=lovelace", "primaryEmail=ADA@example.com");
        tenant.sync();
        assertThat(tenant.user("lovelace").id()).isEqualTo(Desk.user("ada").id());
        assertThat(tenant.text("lovelace", Field.EXTERNAL_ID)).isEqualTo("1");
        assertThat(tenant.text("lovelace", Field.ROLES)).isEqualTo("admin");
    }

    @Test
    void takesNobodyForAnotherPersonOfTheDirectory() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        tenant.directory.remove("1").put("2", person("ada"));
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(plan).rejectsRow(1, IssueCode.KEY_TAKEN).hasNoOtherChanges();
        }
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).isEqualTo("1");
    }

    @Test
    void letsTwoPeopleExchangeTheirKeys() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada")).put("2", person("grace"));
        tenant.sync();
        tenant.directory.put("1", person("grace")).put("2", person("ada"));
        assertThat(tenant.sync().orElseThrow().isComplete()).isTrue();
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).isEqualTo("2");
        assertThat(tenant.text("grace", Field.EXTERNAL_ID)).isEqualTo("1");
    }

    @Test
    void bringsBackWhoComesBack() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        tenant.directory.remove("1");
        tenant.sync(Extent.FULL);
        tenant.directory.put("1", person("ada"));
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(plan).reactivates("ada@example.com").hasNoOtherChanges();
        }
        tenant.sync();
        tenant.directory.put("1", person("ada", "status=inactive"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("inactive");
        tenant.directory.put("1", person("ada", "status=active"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("active");
    }

    @Test
    void leavesADisabledUserDisabled() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "status=inactive"));
        tenant.sync();
        assertThat(tenant.sync(Extent.FULL)).isEmpty();
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("inactive");
    }

    @Test
    void keepsOutWhoIsSuspendedHere() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "status=active"));
        tenant.sync();
        User ada = tenant.user("ada");
        tenant.session().users().update(ada.id(), ada.version(), form -> form.set(Field.STATUS, UserStatus.SUSPENDED));
        tenant.directory.put("1", person("ada", "status=active", "department=Research"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("suspended");
        assertThat(tenant.text("ada", Field.DEPARTMENT)).isEqualTo("Research");
    }

    @Test
    void passesOverWhoIsDeletedHere() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "status=inactive"));
        tenant.sync();
        User ada = tenant.user("ada");
        assertThat(tenant.session().users().delete(ada.id(), ada.version()).isDone())
                .isTrue();
        tenant.directory.put("1", person("ada", "status=inactive", "department=Research"));
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(Followed.lines(plan)).containsExactly("SKIPPED ada user.deleted");
            assertThat(plan.isComplete()).isTrue();
        }
    }

    @Test
    void findsManagersWhoComeLater() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "managerId=2")).put("2", person("grace"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.MANAGER_ID))
                .isEqualTo(tenant.user("grace").id().value());
        tenant.directory.put("3", person("head")).put("1", person("ada", "managerId=3"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.MANAGER_ID))
                .isEqualTo(tenant.user("head").id().value());
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.MANAGER_ID)).isEmpty();
    }

    @Test
    void takesGroupsOverAndCreatesThem() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada", "groups=navy|crew"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("crew|navy");
        tenant.directory.put("1", person("ada", "groups=crew"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("crew");
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.GROUPS)).isEmpty();
    }

    @Test
    void keepsGroupsOfPeopleWhereTheProfileOnlyAdds() {
        Followed tenant = Followed.of(Desk.user("ada").with(user -> user.groups(Set.of(new GroupKey("local")))))
                .with(Profiles.directory().with(p -> p.onConflict(Field.GROUPS, ConflictPolicy.APPEND)));
        tenant.directory.put("1", person("ada", "groups=crew"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("crew|local");
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("crew|local");
    }

    @Test
    void aBlankTakesNothingFromAFieldThatPeopleFill() {
        clearsTheDepartmentAlone(
                Profiles.directory().with(p -> p.onConflict(Field.JOB_TITLE, ConflictPolicy.FILL_MISSING)));
    }

    @Test
    void aDirectoryMayOwnOneFieldAmongManyThatPeopleFill() {
        clearsTheDepartmentAlone(Profiles.directory()
                .with(p -> p.onConflict(ConflictPolicy.FILL_MISSING)
                        .onConflict(Field.DEPARTMENT, ConflictPolicy.OVERWRITE)));
    }

    private static void clearsTheDepartmentAlone(Profile profile) {
        Followed tenant = Followed.of().with(profile);
        tenant.directory.put("1", person("ada", "jobTitle=Engineer", "department=Research"));
        tenant.sync();
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        assertThat(tenant.text("ada", Field.JOB_TITLE)).isEqualTo("Engineer");
        assertThat(tenant.text("ada", Field.DEPARTMENT)).isEmpty();
    }

    @Test
    void anEmptyOrHalvedDirectoryTrips() {
        Followed tenant = Followed.of(
                IntStream.range(0, 300).mapToObj(i -> Desk.user("local" + i)).toArray(User[]::new));
        for (int i = 0; i < 60; i++) {
            tenant.directory.put("n" + i, person("n" + i));
        }
        tenant.sync();
        for (int i = 0; i < 30; i++) {
            tenant.directory.remove("n" + i);
        }
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan).trips(Safeguard.DEACTIVATIONS).isNotApplicable();
        }
        assertThatThrownBy(
                        () -> tenant.session().directories().sync(Followed.NAME, Extent.FULL, ApplyOptions.defaults()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("30 of 60 users");
        for (int i = 30; i < 60; i++) {
            tenant.directory.remove("n" + i);
        }
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan).trips(Safeguard.EMPTY_FILE).trips(Safeguard.DEACTIVATIONS);
        }
        assertThat(tenant.text("n1", Field.STATUS)).isEqualTo("active");
    }

    /** Nobody is the directory's yet: what it changes is measured by those whom it finds. */
    @Test
    void firstContactTripsForNoFewChanges() {
        Followed tenant = Followed.of(
                IntStream.range(0, 60).mapToObj(i -> Desk.user("n" + i)).toArray(User[]::new));
        for (int i = 0; i < 60; i++) {
            tenant.directory.put(
                    "n" + i, "userName=n" + i, "primaryEmail=" + (i < 5 ? "new" : "n") + i + "@example.com");
        }
        try (ImportPlan plan = tenant.plan(Extent.FULL)) {
            assertThat(plan.safeguards())
                    .extracting(Safeguard.Tripped::safeguard)
                    .containsExactly(Safeguard.COLUMN_CHANGES_EVERYONE);
        }
    }

    @Test
    void aReadingOfChangesTripsNothingForBeingSmall() {
        Followed tenant = Followed.of();
        for (int i = 0; i < 60; i++) {
            tenant.directory.put("n" + i, person("n" + i));
        }
        tenant.sync();
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(plan.safeguards()).isEmpty();
            assertThat(plan.isEmpty()).isTrue();
        }
        for (int i = 0; i < 5; i++) {
            tenant.directory.put("n" + i, person("n" + i, "department=Moved"));
        }
        tenant.directory.remove("n6");
        try (ImportPlan plan = tenant.plan(Extent.CHANGES)) {
            assertThat(plan.isApplicable()).isTrue();
            assertThat(plan.summary().writes()).isEqualTo(5);
        }
    }

    @Test
    void isUndoneLikeAFile() {
        Followed tenant = Followed.of(Desk.user("ada"));
        tenant.directory.put("1", person("ada", "department=Research")).put("2", person("grace"));
        ApplyReport report = tenant.sync().orElseThrow();
        try (ImportPlan undo = tenant.session().undo(report.run())) {
            assertThat(tenant.session().apply(undo, Scenario.ACKNOWLEDGED).isComplete())
                    .isTrue();
        }
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).isEmpty();
        assertThat(tenant.find("grace")).isEmpty();
        assertThat(tenant.next()).isEqualTo(Extent.FULL);
        tenant.sync();
        assertThat(tenant.text("ada", Field.DEPARTMENT)).isEqualTo("Research");
    }

    @Test
    void tellsWhatWasReadAndBeginsNoRunForNothing() {
        Followed tenant = Followed.of();
        tenant.directory.put("1", person("ada"));
        tenant.sync();
        assertThat(tenant.sync()).isEmpty();
        assertThat(tenant.session().runs(10)).hasSize(1).allMatch(run -> run.kind() == Run.Kind.IMPORT);
        assertThat(tenant.session().directories().names()).containsExactly("hq");
    }

    @Test
    void isForThoseWhoAdministerUsers() {
        Followed tenant = Followed.of(Desk.user("eve", "learner"), Desk.user("root", "owner"));
        tenant.directory.put("1", person("ada"));
        Roster roster = tenant.builder().build();
        assertThatThrownBy(() -> roster.as(Actor.of(tenant.user("eve")))
                        .directories()
                        .plan(Followed.NAME, Extent.FULL, Progress.SILENT))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("eve");
        try (ImportPlan plan = roster.as(Actor.of(tenant.user("root")))
                .directories()
                .plan(Followed.NAME, Extent.FULL, Progress.SILENT)) {
            assertThat(plan).creates("ada@example.com");
        }
    }

    @Test
    void refusesSetUpsThatCannotBeFollowed() {
        Followed tenant = Followed.of();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tenant.builder().directory("two", Followed.directory("a:"), Profiles.directory()))
                .withMessageContaining("could own the same users");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.on(tenant.stores).directory("ad", tenant.source(), Profiles.users()))
                .withMessageContaining("externalId first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.on(tenant.stores).directory("a d", tenant.source(), Profiles.directory()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tenant.session().directories().plan("other", Extent.FULL, Progress.SILENT))
                .withMessageContaining("there is hq");
    }

    @Test
    void followsTwoDirectoriesBesideEachOther() {
        Followed tenant = new Followed(Followed.directory("a:"));
        TestDirectory other = Followed.directory("b:");
        tenant.directory.put("1", person("ada"));
        other.put("1", person("grace"));
        Roster both =
                tenant.builder().directory("other", other, Profiles.directory()).build();
        var directories = both.as(Actor.operator("operator")).directories();
        directories.sync(Followed.NAME, Extent.FULL, ApplyOptions.defaults());
        directories.sync("other", Extent.FULL, ApplyOptions.defaults());
        directories.sync(Followed.NAME, Extent.FULL, ApplyOptions.defaults());
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("active");
        assertThat(tenant.text("grace", Field.STATUS)).isEqualTo("active");
        other.put("2", person("ada"));
        try (ImportPlan plan = directories.plan("other", Extent.FULL, Progress.SILENT)) {
            assertThat(plan).rejectsRow(2, IssueCode.FIELD_DIRECTORY_OWNED).hasNoOtherChanges();
        }
    }
}
