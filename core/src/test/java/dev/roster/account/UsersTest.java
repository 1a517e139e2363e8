package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UsersTest {

    private final User boss = user("boss", "owner");
    private final User ada = user("ada", "member").with(user -> user.department("Research"));
    private final User bob = user("bob", "member");
    private final InMemoryStores stores = InMemoryStores.of(boss, ada, bob);
    private final Roster roster = Roster.on(stores).build();
    private final Users users = roster.as(Actor.operator("test")).users();

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    @Nested
    class Creating {

        @Test
        void writesTheUserWithJournalAuditAndFinishedRun() {
            UserOutcome outcome = users.create(user -> user.primaryEmail("grace@example.com")
                    .displayName("Grace Hopper")
                    .roles("member"));

            User grace = outcome.user();
            assertThat(stores.users().findAll(List.of(grace.id()))).containsExactly(grace);
            assertThat(grace.version()).isEqualTo(1);
            assertThat(grace.lifecycle().createdAt()).isNotNull();
            var run = outcome.run().orElseThrow();
            assertThat(stores.journal().find(run).orElseThrow().state()).isEqualTo(Run.State.FINISHED);
            assertThat(stores.journal().entries(run, 0, 10)).hasSize(1);
        }

        @Test
        void takesATelephoneNumberForAnAddress() {
            assertThat(users.create(user -> user.displayName("Grace").phoneNumber("+49 30 901820"))
                            .kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void saysWhatIsMissing() {
            UserOutcome outcome = users.create(user -> user.department("Navy"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_INCOMPLETE);
        }

        @Test
        void tellsEverythingThatIsWrongByField() {
            UserOutcome outcome = users.create(user ->
                    user.primaryEmail("bob@").roles("pilot").displayName("Bob").phoneNumber("12"));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(outcome.issues())
                    .extracting(Issue::field, Issue::code)
                    .contains(tuple("primaryEmail", IssueCode.EMAIL_INVALID), tuple("roles", IssueCode.ROLE_UNKNOWN));
            assertThatThrownBy(outcome::user).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void isRefusedWhereTheAddressIsTaken() {
            UserOutcome outcome = users.create(user -> user.primaryEmail("ADA@example.com"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_EXISTS);
        }

        @Test
        void invitesWhereTheFormSaysSo() {
            users.create(user -> user.primaryEmail("grace@example.com").invite());

            assertThat(stores.outbox().pending(10))
                    .extracting(OutboxMessage::effect)
                    .containsExactly("invite");
        }

        @Test
        void isUndoneByItsRun() {
            UserOutcome outcome = users.create(user -> user.primaryEmail("grace@example.com"));
            Session operator = roster.as(Actor.operator("test"));

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                operator.apply(undo);
            }

            assertThat(stores.users().findAll(List.of(outcome.user().id()))).isEmpty();
        }
    }

    @Nested
    class Updating {

        @Test
        void changesWhatTheFormNamesAndNothingElse() {
            User changed = users.update(
                            ada.id(), 1, user -> user.jobTitle("Analyst").department(null))
                    .user();

            assertThat(changed.version()).isEqualTo(2);
            assertThat(changed.employment().jobTitle()).isEqualTo("Analyst");
            assertThat(changed.employment().department()).isNull();
            assertThat(changed.contact()).isEqualTo(ada.contact());
            assertThat(stores.users().findAll(List.of(ada.id()))).containsExactly(changed);
        }

        @Test
        void isRefusedWhenTheVersionIsNotTheOneThatWasSeen() {
            users.update(ada.id(), 1, user -> user.jobTitle("Analyst"));

            UserOutcome late = users.update(ada.id(), 1, user -> user.jobTitle("Countess"));

            assertThat(late.kind()).isEqualTo(UserOutcome.Kind.STALE);
            assertThat(late.stored().orElseThrow().employment().jobTitle()).isEqualTo("Analyst");
            assertThat(late.run()).isEmpty();
            assertThatThrownBy(late::user).isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void writesNothingWhereNothingChanges() {
            UserOutcome outcome = users.update(ada.id(), 1, user -> user.department("Research"));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
            assertThat(outcome.user().version()).isEqualTo(1);
            assertThat(stores.journal().runs(Set.of(Run.Kind.SINGLE), null, 10)).isEmpty();
        }

        @Test
        void tellsAKeyOfSomebodyElseAtItsField() {
            UserOutcome outcome = users.update(ada.id(), 1, user -> user.primaryEmail("bob@example.com"));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.KEY_TAKEN);
            assertThat(outcome.issues()).extracting(Issue::field).containsExactly("primaryEmail");
        }

        @Test
        void refusesCirclesOfManagers() {
            users.update(ada.id(), 1, user -> user.managerId("bob@example.com"));

            UserOutcome outcome = users.update(bob.id(), 1, user -> user.managerId("ada@example.com"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.MANAGER_CYCLE);
        }

        @Test
        void refusesToTakeTheLastOwnerAway() {
            UserOutcome outcome = users.update(boss.id(), 1, user -> user.roles("member"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.LAST_OWNER);
        }

        @Test
        void saysNobodyForUsersWhomTheActorMayNotRead() {
            UserOutcome hidden = roster.as(ada.id()).users().update(bob.id(), 1, user -> user.department("Navy"));
            UserOutcome nobody =
                    roster.as(ada.id()).users().update(new UserId("u-0"), 1, user -> user.department("Navy"));

            assertThat(hidden.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(hidden.stored()).isEmpty();
            assertThat(hidden.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_NOT_FOUND);
            assertThat(nobody.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_NOT_FOUND);
        }

        @Test
        void isAuthorizedLikeARow() {
            UserOutcome outcome = roster.as(ada.id()).users().update(ada.id(), 1, user -> user.roles("owner"));

            assertThat(outcome.issues()).extracting(Issue::code).containsExactly(IssueCode.NOT_AUTHORIZED);
        }

        @Test
        void deactivatesWithItsMessage() {
            User resting = users.update(ada.id(), 1, user -> user.set(Field.STATUS, UserStatus.INACTIVE))
                    .user();

            assertThat(resting.lifecycle().deactivatedAt()).isNotNull();
            assertThat(stores.outbox().pending(10))
                    .extracting(OutboxMessage::effect)
                    .containsExactly("disable-sign-in");
        }
    }

    @Nested
    class Deleting {

        @Test
        void removesTheUserAndFreesTheKeys() {
            UserOutcome outcome = users.deleteForGood(ada.id(), 1);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(stores.users().findAll(List.of(ada.id()))).isEmpty();
            assertThat(users.create(user -> user.primaryEmail("ada@example.com"))
                            .kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void isUndoneByItsRun() {
            UserOutcome outcome = users.deleteForGood(ada.id(), 1);
            Session operator = roster.as(Actor.operator("test"));

            try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
                ApplyReport report = operator.apply(undo);
                assertThat(report.applied()).isEqualTo(1);
            }

            User back = stores.users().findAll(List.of(ada.id())).get(0);
            assertThat(back.employment()).isEqualTo(ada.employment());
            assertThat(back.access().roles()).isEqualTo(Set.of(new RoleKey("member")));
        }

        @Test
        void isRefusedWhenTheVersionIsNotTheOneThatWasSeen() {
            assertThat(users.deleteForGood(ada.id(), 7).kind()).isEqualTo(UserOutcome.Kind.STALE);
        }
    }
}
