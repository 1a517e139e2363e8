package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueQuery;
import dev.roster.spi.OutboxMessage;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A user who is deleted softly is kept and out of sight (T9). */
class DeletedUsersTest {

    private static final Filter DELETED = Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.DELETED);

    private final User owner = user("owner", "owner");
    private final User clerk = user("clerk", "org admin");
    private final User ada = user("ada", "member").with(user -> user.department("Research"));
    private final User bob = user("bob", "member").with(user -> user.department("Research"));
    private final InMemoryStores stores = InMemoryStores.of(owner, clerk, ada, bob);
    private final Session operator = Roster.on(stores).build().as(Actor.operator("test"));
    private final Users users = operator.users();

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private User stored() {
        return stores.users().findAll(List.of(ada.id())).get(0);
    }

    private void deleteAda() {
        assertThat(users.delete(ada.id(), 1).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    private static UserForms form(UserForm... entries) {
        return UserForms.of("form", List.of(entries));
    }

    private List<Issue> issues(Profile profile, UserForm entry) {
        try (ImportPlan plan = operator.plan(form(entry), profile)) {
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
            return plan.changes().flatMap(change -> change.issues().stream()).toList();
        }
    }

    @Nested
    class Deleting {

        @Test
        void keepsEverythingButTheRightToSignIn() {
            deleteAda();

            assertThat(stored().access().status()).isEqualTo(UserStatus.DELETED);
            assertThat(stored().contact()).isEqualTo(ada.contact());
            assertThat(stored().access().roles()).isEqualTo(ada.access().roles());
            assertThat(stores.outbox().pending(10))
                    .extracting(OutboxMessage::effect)
                    .containsExactly("disable-sign-in");
        }

        @Test
        void isUndoneByItsRun() {
            UserOutcome outcome = users.delete(ada.id(), 1);

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                operator.apply(undo);
            }

            assertThat(stored().access().status()).isEqualTo(UserStatus.ACTIVE);
        }

        @Test
        void forGoodWorksOnDeletedUsersToo() {
            deleteAda();

            assertThat(users.deleteForGood(ada.id(), 2).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(stores.users().findAll(List.of(ada.id()))).isEmpty();
        }
    }

    @Nested
    class Asking {

        @Test
        void leavesDeletedUsersOutUnlessAskedFor() {
            deleteAda();
            ValueQuery departments = ValueQuery.of(Field.DEPARTMENT);

            assertThat(operator.views().page(UserQuery.first(10)).users()).doesNotContain(stored());
            assertThat(operator.views().count(Filter.everybody(), 100)).isEqualTo(3);
            assertThat(operator.views().values(departments).get(0).count()).isEqualTo(1);
            assertThat(operator.views().page(UserQuery.first(10).where(DELETED)).users())
                    .containsExactly(stored());
        }

        @Test
        void findsDeletedUsersOnlyWhereTheyAreAskedFor() {
            deleteAda();

            assertThat(users.find("ada@example.com")).isEmpty();
            assertThat(users.findDeleted("ada@example.com")).contains(stored());
            assertThat(users.findDeleted("bob@example.com")).isEmpty();
        }

        @Test
        void showsDeletedUsersOnlyToThoseWhoMayDelete() {
            deleteAda();
            Session reader = Roster.on(stores).build().as(clerk.id());

            assertThat(reader.views().page(UserQuery.first(10).where(DELETED)).users())
                    .isEmpty();
            assertThat(reader.users().findDeleted("ada@example.com")).isEmpty();
            assertThat(Roster.on(stores).build().as(owner.id()).users().findDeleted("ada@example.com"))
                    .isPresent();
        }
    }

    @Nested
    class Importing {

        @Test
        void offersToRestoreWhomAKeyLeadsTo() {
            deleteAda();
            UserForm entry = new UserForm().primaryEmail("ada@example.com").department("Navy");

            assertThat(issues(Profiles.users(), entry)).extracting(Issue::code).containsExactly(IssueCode.USER_DELETED);
            assertThat(users.create(user -> user.primaryEmail("ada@example.com"))
                            .issues())
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.message()).contains("restore the user"));
            assertThat(users.update(ada.id(), 2, user -> user.department("Navy"))
                            .issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.USER_DELETED);
            assertThat(stored().employment().department()).isEqualTo("Research");
        }

        @Test
        void tellsNoMoreThanTakenToThoseWhoMayNotDelete() {
            deleteAda();
            Users theirs = Roster.on(stores).build().as(keeper()).users();

            UserOutcome outcome = theirs.create(user -> user.primaryEmail("ada@example.com"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.KEY_TAKEN);
            assertThat(outcome.stored()).isEmpty();
            assertThat(theirs.update(ada.id(), 2, user -> user.department("Navy"))
                            .issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.USER_NOT_FOUND);
        }

        @Test
        void putsNobodyUnderADeletedManager() {
            deleteAda();

            assertThat(users.update(bob.id(), 1, user -> user.managerId("ada@example.com"))
                            .issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.USER_REFERENCE_UNKNOWN);
        }

        @Test
        void doesNotTakeDeletedUsersForAbsentOnes() {
            deleteAda();
            Profile profile =
                    Profiles.users().with(p -> p.matchBy(Field.PRIMARY_EMAIL).absent(AbsentPolicy.DELETE));

            try (ImportPlan plan = operator.plan(
                    form(
                            new UserForm().primaryEmail("owner@example.com"),
                            new UserForm().primaryEmail("clerk@example.com")),
                    profile)) {
                assertThat(plan.summary().count(ChangeKind.DELETE)).isEqualTo(1);
            }
        }

        @Test
        void keepsTheKeysOfDeletedUsersFromOthers() {
            deleteAda();

            UserOutcome outcome = users.update(bob.id(), 1, user -> user.primaryEmail("ada@example.com"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.KEY_TAKEN);
        }
    }

    @Nested
    class Restoring {

        @Test
        void bringsTheUserBackAsActive() {
            deleteAda();

            User back = users.restore(ada.id(), 2).user();

            assertThat(back.access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(users.find("ada@example.com")).contains(back);
        }

        @Test
        void isRefusedForUsersWhoAreNotDeleted() {
            UserOutcome outcome = users.restore(bob.id(), 1);

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_NOT_DELETED);
            assertThat(outcome.reason()).isEqualTo("the user is not deleted, so there is nothing to restore");
        }

        @Test
        void needsThePermissionToDelete() {
            deleteAda();
            Users theirs = Roster.on(stores).build().as(keeper()).users();

            assertThat(theirs.restore(ada.id(), 2).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(theirs.delete(bob.id(), 1).issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.NOT_AUTHORIZED);
        }

        @Test
        void isUndoneLikeAnyOtherChange() {
            deleteAda();
            UserOutcome outcome = users.restore(ada.id(), 2);

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                ApplyReport report = operator.apply(undo);
                assertThat(report.applied()).isEqualTo(1);
            }

            assertThat(stored().access().status()).isEqualTo(UserStatus.DELETED);
        }
    }

    /** Somebody who may do anything to everybody but delete. */
    private UserId keeper() {
        assertThat(operator.catalogs()
                        .roles()
                        .create(Role.builder("keeper")
                                .level(5)
                                .allow(
                                        List.of(
                                                Permission.READ_USERS,
                                                Permission.CREATE_USERS,
                                                Permission.UPDATE_USERS,
                                                Permission.ADMINISTER_USERS),
                                        Scope.ALL)
                                .build())
                        .isDone())
                .isTrue();
        return users.create(user -> user.primaryEmail("kim@example.com").roles("keeper"))
                .user()
                .id();
    }
}
