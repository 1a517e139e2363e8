package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.Denial;
import dev.roster.access.NotAuthorizedException;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Proof;
import dev.roster.profile.AccountPolicy;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.UserQuery;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The life of one account by single calls (J5, J6, C9, C10, T6, T8, T9). */
class AccountLifeTest {

    private static final GroupKey NAVY = new GroupKey("navy");

    private final User owner = user("owner", "owner");
    private final User ada = user("ada", "member").with(user -> user.groups(List.of(NAVY)));
    private final InMemoryStores stores = InMemoryStores.of(owner, ada);
    private final List<String> proofs = new ArrayList<>();

    private Session session(AccountPolicy policy) {
        return Roster.on(stores).accounts(policy).build().as(owner.id());
    }

    private Users users(AccountPolicy policy) {
        return session(policy).users();
    }

    private Users confirmed() {
        return Roster.on(stores)
                .accounts(AccountPolicy.agentPlatform())
                .confirming((actor, proof) -> {
                    proofs.add(actor.name() + " " + proof.secret());
                    return proof.secret().equals("correct horse");
                })
                .build()
                .as(owner.id())
                .users();
    }

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

    private UserStatus status() {
        return stored().access().status();
    }

    private List<String> effects() {
        return stores.outbox().pending(10).stream().map(OutboxMessage::effect).toList();
    }

    private static List<IssueCode> codes(UserOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    private void undo(UserOutcome outcome) {
        PlanId run = outcome.run().orElseThrow();
        Session operator = Roster.on(stores).build().as(Actor.operator("test"));
        try (ImportPlan undo = operator.undo(run)) {
            assertThat(operator.apply(undo).applied()).isEqualTo(1);
        }
    }

    @Nested
    class Suspending {

        private final Users users = users(AccountPolicy.defaults());

        @Test
        void keepsTheUserOutWithAReason() {
            UserOutcome outcome = users.suspend(ada.id(), 1, "asked too much");

            assertThat(outcome.user().access().status()).isEqualTo(UserStatus.SUSPENDED);
            assertThat(outcome.user().access().statusReason()).isEqualTo("asked too much");
            assertThat(stored().access().groups()).containsExactly(NAVY);
            assertThat(effects()).containsExactly("disable-sign-in");
            assertThat(stores.audit().list(AuditStore.Query.latest(10)).entries())
                    .hasSize(1);
        }

        @Test
        void needsNoReasonByDefault() {
            assertThat(users.suspend(ada.id(), 1, null).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void needsAReasonWhereThePolicySaysSo() {
            Users strict = users(AccountPolicy.defaults().with(AccountPolicy.SuspensionReason.REQUIRED));

            UserOutcome outcome = strict.suspend(ada.id(), 1, null);

            assertThat(codes(outcome)).containsExactly(IssueCode.REASON_MISSING);
            assertThat(strict.suspend(ada.id(), 1, "on leave").kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(codes(strict.update(ada.id(), 2, user -> user.set(Field.STATUS_REASON, null))))
                    .containsExactly(IssueCode.REASON_MISSING);
        }

        @Test
        void isListedByAFilter() {
            users.suspend(ada.id(), 1, null);

            assertThat(session(AccountPolicy.defaults())
                            .views()
                            .page(UserQuery.first(10)
                                    .where(Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.SUSPENDED)))
                            .users())
                    .containsExactly(stored());
        }

        @Test
        void happensOnce() {
            users.suspend(ada.id(), 1, null);

            assertThat(users.suspend(ada.id(), 2, null).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
            assertThat(effects()).hasSize(1);
        }

        @Test
        void isRefusedWhereTheUserIsOutAlready() {
            users.deactivate(ada.id(), 1, null);

            UserOutcome outcome = users.suspend(ada.id(), 2, null);

            assertThat(outcome.reason())
                    .isEqualTo("the user is inactive, which keeps them out already; reactivate the user first");
            assertThat(users.update(ada.id(), 2, user -> user.set(Field.STATUS, UserStatus.SUSPENDED))
                            .reason())
                    .isEqualTo(outcome.reason());
        }

        @Test
        void endsAtOnceAndTheReasonWithIt() {
            users.suspend(ada.id(), 1, "asked too much");

            User back = users.reactivate(ada.id(), 2).user();

            assertThat(back.access().status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(back.access().statusReason()).isNull();
        }

        @Test
        void isUndoneWithItsReason() {
            users.suspend(ada.id(), 1, "asked too much");
            UserOutcome outcome = users.reactivate(ada.id(), 2);

            undo(outcome);

            assertThat(status()).isEqualTo(UserStatus.SUSPENDED);
            assertThat(stored().access().statusReason()).isEqualTo("asked too much");
        }

        @Test
        void isDecidedLikeARow() {
            Users theirs = Roster.on(stores).build().as(ada.id()).users();

            assertThat(codes(theirs.suspend(ada.id(), 1, null))).containsExactly(IssueCode.NOT_AUTHORIZED);
            assertThat(codes(users.suspend(owner.id(), 1, null))).containsExactly(IssueCode.NOT_AUTHORIZED);
            assertThat(users.suspend(ada.id(), 7, null).kind()).isEqualTo(UserOutcome.Kind.STALE);
        }
    }

    @Nested
    class Deactivating {

        @Test
        void keepsGroupsByDefault() {
            User resting = users(AccountPolicy.defaults())
                    .deactivate(ada.id(), 1, "left the company")
                    .user();

            assertThat(resting.access().groups()).containsExactly(NAVY);
            assertThat(resting.access().statusReason()).isEqualTo("left the company");
            assertThat(effects()).containsExactly("disable-sign-in");
        }

        @Test
        void setsGroupsAsideAndBringsThemBack() {
            Users users = users(AccountPolicy.agentPlatform());

            User resting = users.deactivate(ada.id(), 1, null).user();
            assertThat(resting.access().groups()).isEmpty();
            assertThat(resting.access().setAsideGroups()).containsExactly(NAVY);

            User back = users.reactivate(ada.id(), 2).user();
            assertThat(back.access().groups()).containsExactly(NAVY);
            assertThat(back.access().setAsideGroups()).isEmpty();
        }

        @Test
        void bringsGroupsBackWhateverThePolicyIsByThen() {
            users(AccountPolicy.agentPlatform()).deactivate(ada.id(), 1, null);

            User back = users(AccountPolicy.defaults()).reactivate(ada.id(), 2).user();

            assertThat(back.access().groups()).containsExactly(NAVY);
        }

        @Test
        void takesTheGroupsThatSomebodyNamesAtReactivation() {
            Users users = users(AccountPolicy.agentPlatform());
            users.deactivate(ada.id(), 1, null);

            User back = users.update(
                            ada.id(),
                            2,
                            user -> user.set(Field.STATUS, UserStatus.ACTIVE).groups())
                    .user();

            assertThat(back.access().setAsideGroups()).isEmpty();
        }

        @Test
        void setsGroupsAsideForASoftDeletionToo() {
            Users users = users(AccountPolicy.agentPlatform());

            users.delete(ada.id(), 1);
            assertThat(stored().access().groups()).isEmpty();

            assertThat(users.restore(ada.id(), 2).user().access().groups()).containsExactly(NAVY);
        }

        @Test
        void isUndoneWithItsGroups() {
            UserOutcome outcome = users(AccountPolicy.agentPlatform()).deactivate(ada.id(), 1, null);

            undo(outcome);

            assertThat(stored().access().groups()).containsExactly(NAVY);
            assertThat(stored().access().setAsideGroups()).isEmpty();
            assertThat(status()).isEqualTo(UserStatus.ACTIVE);
        }

        @Test
        void leavesWhoIsInactiveAlone() {
            Users users = users(AccountPolicy.defaults());
            users.deactivate(ada.id(), 1, null);

            assertThat(users.deactivate(ada.id(), 2, null).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
        }

        @Test
        void takesEveryRightFromWhoIsInactive() {
            users(AccountPolicy.defaults()).deactivate(ada.id(), 1, null);

            Decision decision = Roster.on(stores).build().as(ada.id()).may(Action.READ, ada.id());

            assertThat(decision.isAllowed()).isFalse();
        }
    }

    @Nested
    class Reactivating {

        @Test
        void acceptsNoInvitationForSomebodyElse() {
            InMemoryStores waiting = InMemoryStores.of(owner, ada.with(user -> user.status(UserStatus.INVITED)));
            Session session = Roster.on(waiting).build().as(owner.id());

            assertThat(session.users().reactivate(ada.id(), 1).reason())
                    .isEqualTo("the user has not accepted the invitation yet; send the invitation again");
            assertThat(session.may(Action.REACTIVATE, ada.id()).reason())
                    .isEqualTo(session.users().reactivate(ada.id(), 1).reason());
        }

        @Test
        void isNotForDeletedUsers() {
            Users users = users(AccountPolicy.defaults());
            users.delete(ada.id(), 1);

            assertThat(codes(users.reactivate(ada.id(), 2))).containsExactly(IssueCode.USER_DELETED);
        }
    }

    @Nested
    class DeletingAfterDeactivation {

        private final Session session = session(AccountPolicy.learningPlatform());
        private final Users users = session.users();

        @Test
        void refusesWhoIsNotDeactivatedAndSaysSoBeforehand() {
            UserOutcome soft = users.delete(ada.id(), 1);
            UserOutcome hard = users.deleteForGood(ada.id(), 1);
            Decision may = session.may(Action.DELETE, ada.id());

            assertThat(codes(soft)).containsExactly(IssueCode.USER_NOT_INACTIVE);
            assertThat(codes(hard)).containsExactly(IssueCode.USER_NOT_INACTIVE);
            assertThat(may.denial()).isEqualTo(Denial.STATE);
            assertThat(may.reason())
                    .isEqualTo(hard.reason())
                    .isEqualTo("only users who are deactivated are deleted; deactivate the user first");
            assertThat(session.access()
                            .explain(owner.id(), Action.DELETE, ada.id())
                            .decision())
                    .isEqualTo(may);
        }

        @Test
        void bindsTheOperatorToo() {
            Session operator = Roster.on(stores)
                    .accounts(AccountPolicy.learningPlatform())
                    .build()
                    .as(Actor.operator("test"));

            assertThat(operator.users().deleteForGood(ada.id(), 1).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(operator.may(Action.DELETE, ada.id()).isAllowed()).isFalse();
        }

        @Test
        void deletesWhoIs() {
            users.deactivate(ada.id(), 1, null);

            assertThat(session.may(Action.DELETE, ada.id()).isAllowed()).isTrue();
            assertThat(users.deleteForGood(ada.id(), 2).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void takesACreationBackThough() {
            UserOutcome created = users.create(user -> user.primaryEmail("new@example.com"));

            undo(created);

            assertThat(users.find("new@example.com")).isEmpty();
        }
    }

    @Nested
    class Confirming {

        @Test
        void isNeededForADeletionForGood() {
            UserOutcome outcome = confirmed().deleteForGood(ada.id(), 1);

            assertThat(codes(outcome)).containsExactly(IssueCode.CONFIRMATION_MISSING);
            assertThat(status()).isEqualTo(UserStatus.ACTIVE);
            assertThat(confirmed().delete(ada.id(), 1).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void refusesAWrongProof() {
            UserOutcome outcome = confirmed().deleteForGood(ada.id(), 1, Proof.of("12345678"));

            assertThat(codes(outcome)).containsExactly(IssueCode.CONFIRMATION_WRONG);
            assertThat(proofs).containsExactly("u-owner 12345678");
            assertThat(status()).isEqualTo(UserStatus.ACTIVE);
        }

        @Test
        void letsARightOnePassAndKeepsItNowhere() {
            UserOutcome outcome = confirmed().deleteForGood(ada.id(), 1, Proof.of("correct horse"));

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(stores.audit()
                            .list(AuditStore.Query.latest(10))
                            .entries()
                            .toString())
                    .doesNotContain("correct horse");
            assertThat(Proof.of("correct horse")).hasToString("Proof[•••]");
        }

        @Test
        void isRefusedWhereTheHostTakesNone() {
            UserOutcome outcome =
                    users(AccountPolicy.agentPlatform()).deleteForGood(ada.id(), 1, Proof.of("correct horse"));

            assertThat(codes(outcome)).containsExactly(IssueCode.CONFIRMATION_UNAVAILABLE);
        }
    }

    @Nested
    class Reviewing {

        @Test
        void countsWhatIsErasedAndWhatIsKept() {
            Users users = users(AccountPolicy.agentPlatform());
            users.create(user -> user.primaryEmail("bob@example.com").managerId("ada@example.com"));
            users.notes(ada.id()).add("asked for a badge");
            users.deactivate(ada.id(), 1, null);

            assertThat(users.reviewOf(ada.id())).contains(new UserReview(ada.id(), 1, 0, 1, 1, 2, 1, 1, 0, 1));
        }

        @Test
        void isForThoseWhoMayDelete() {
            Users theirs = Roster.on(stores).build().as(ada.id()).users();

            assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> theirs.reviewOf(ada.id()));
            assertThat(theirs.reviewOf(owner.id())).isEmpty();
        }
    }

    @Nested
    class Notifying {

        private final Users users = users(AccountPolicy.defaults());

        @Test
        void namesTheChangedFieldsAlone() {
            users.update(
                    ada.id(),
                    1,
                    user -> user.department("Navy").jobTitle("Admiral").notifying());

            OutboxMessage told = stores.outbox().pending(10).get(0);
            assertThat(told.effect()).isEqualTo("notify");
            assertThat(told.user()).isEqualTo(ada.id());
            assertThat(told.body()).isEqualTo(Map.of("fields", "department, jobTitle"));
        }

        @Test
        void happensOnlyWhereTheFormAsks() {
            users.update(ada.id(), 1, user -> user.department("Navy"));

            assertThat(effects()).isEmpty();
        }

        @Test
        void tellsNobodyWhoHasNoAddress() {
            users.update(
                    ada.id(), 1, user -> user.userName("ada").primaryEmail(null).notifying());

            assertThat(effects()).isEmpty();
        }

        @Test
        void isNotRepeatedByAnUndo() {
            UserOutcome outcome =
                    users.update(ada.id(), 1, user -> user.department("Navy").notifying());

            undo(outcome);

            assertThat(effects()).containsExactly("notify");
        }
    }
}
