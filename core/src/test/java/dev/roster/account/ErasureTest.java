package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
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
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Progress;
import dev.roster.plan.Proof;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.text.PlanText;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A user who is erased leaves nothing but an id, and never comes back (D7). */
class ErasureTest {

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User clerk = user("clerk", "manager");
    private final User ada = user("ada", "member").with(user -> user.managerId(new UserId("u-clerk")));
    private final User bob = user("bob", "member");
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, clerk, ada, bob);
    private final Session operator = roster().build().as(Actor.operator("test"));
    private final Users users = operator.users();

    private RosterBuilder roster() {
        return Roster.on(stores);
    }

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName("Name of " + name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private List<JournalEntry> journal(PlanId run) {
        return stores.journal().entries(run, 0, 100);
    }

    private AuditEntry lastOf(User user) {
        return stores.audit().ofUser(user.id(), 1).get(0);
    }

    private boolean isThere(User user) {
        return !stores.users().findAll(List.of(user.id())).isEmpty();
    }

    private static List<IssueCode> codes(UserOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    private PlanId changeTwo() {
        List<UserForm> forms = List.of(
                UserForm.about(ada.id()).department("Research"),
                UserForm.about(bob.id()).department("Research"));
        Profile profile = Profiles.users()
                .with(change -> change.operation(Profile.Operation.UPDATE).matchBy(Field.ID));
        try (ImportPlan plan = operator.plan(UserForms.of("two", forms), profile)) {
            return operator.apply(plan).run();
        }
    }

    @Nested
    class Erasing {

        @Test
        void takesTheUserAndSaysThatNothingBringsThemBack() {
            UserOutcome outcome = users.erase(ada.id(), 1);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(codes(outcome)).containsExactly(IssueCode.ERASE_FINAL);
            assertThat(isThere(ada)).isFalse();
            assertThat(isThere(bob)).isTrue();
        }

        @Test
        void keepsNothingOfTheUserInItsOwnRecordsButTheId() {
            PlanId run = users.erase(ada.id(), 1).run().orElseThrow();

            assertThat(journal(run))
                    .flatExtracting(JournalEntry::parts)
                    .extracting(JournalEntry.Part::body)
                    .singleElement()
                    .satisfies(body -> assertThat(body)
                            .contains("u-ada")
                            .doesNotContain("example.com")
                            .doesNotContain("Name of"));
            assertThat(lastOf(ada)).satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("erase");
                assertThat(entry.detail()).isEmpty();
                assertThat(entry.values()).isEmpty();
            });
            assertThat(stores.outbox().pending(10)).singleElement().satisfies(message -> {
                assertThat(message.effect()).isEqualTo("remove-sign-in");
                assertThat(message.body()).isEqualTo(Map.of());
            });
        }

        @Test
        void takesWhatOlderRunsSayOfTheUser() {
            PlanId run = changeTwo();
            users.notes(ada.id()).add("likes engines");
            users.suspend(ada.id(), 2, "away");

            users.erase(ada.id(), 3);

            assertThat(journal(run))
                    .flatExtracting(JournalEntry::parts)
                    .extracting(JournalEntry.Part::user)
                    .containsExactly(bob.id());
            assertThat(stores.audit().ofUser(ada.id(), 10))
                    .hasSize(4)
                    .allSatisfy(entry -> assertThat(entry.values()).isEmpty());
        }

        @Test
        void isRefusedToWhomADeletionIs() {
            UserOutcome outcome = roster().build().as(clerk.id()).users().erase(ada.id(), 1);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(codes(outcome)).contains(IssueCode.NOT_AUTHORIZED);
            assertThat(roster().build()
                            .as(admin.id())
                            .users()
                            .erase(owner.id(), 1)
                            .kind())
                    .isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(roster().build()
                            .as(admin.id())
                            .users()
                            .erase(ada.id(), 1)
                            .kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void isRefusedWhereOnlyDeactivatedUsersAreDeleted() {
            Users careful = roster().accounts(AccountPolicy.learningPlatform())
                    .build()
                    .as(Actor.operator("test"))
                    .users();

            assertThat(codes(careful.erase(ada.id(), 1))).contains(IssueCode.USER_NOT_INACTIVE);
            careful.deactivate(ada.id(), 1, null);
            assertThat(careful.erase(ada.id(), 2).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        }

        @Test
        void keepsTheLastOwner() {
            assertThat(codes(users.erase(owner.id(), 1))).contains(IssueCode.LAST_OWNER);
            assertThat(isThere(owner)).isTrue();
        }

        @Test
        void takesTheVersionThatWasSeen() {
            assertThat(users.erase(ada.id(), 7).kind()).isEqualTo(UserOutcome.Kind.STALE);
            assertThat(users.erase(ada.id(), 0).kind()).isEqualTo(UserOutcome.Kind.STALE);
            assertThat(isThere(ada)).isTrue();
        }

        @Test
        void isConfirmedLikeADeletionForGood() {
            Users confirmed = roster().accounts(AccountPolicy.agentPlatform())
                    .confirming((actor, proof) -> proof.secret().equals("correct horse"))
                    .build()
                    .as(owner.id())
                    .users();

            assertThat(codes(confirmed.erase(ada.id(), 1))).containsExactly(IssueCode.CONFIRMATION_MISSING);
            assertThat(codes(confirmed.erase(ada.id(), 0))).containsExactly(IssueCode.CONFIRMATION_MISSING);
            assertThat(codes(confirmed.erase(ada.id(), 1, Proof.of("wrong"))))
                    .containsExactly(IssueCode.CONFIRMATION_WRONG);
            assertThat(isThere(ada)).isTrue();
            assertThat(confirmed.erase(ada.id(), 1, Proof.of("correct horse")).kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }
    }

    @Nested
    class WhoIsGone {

        private PlanId deletion = new PlanId("ffffffff");

        private void deleteAda() {
            users.update(ada.id(), 1, user -> user.department("Research"));
            deletion = users.deleteForGood(ada.id(), 2).run().orElseThrow();
        }

        @Test
        void isErasedByTheIdAndNeverComesBack() {
            deleteAda();

            UserOutcome outcome = users.erase(ada.id(), 0);

            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(codes(outcome)).containsExactly(IssueCode.ERASE_FINAL);
            assertThat(lastOf(ada).action()).isEqualTo("erase");
            assertThat(journal(deletion)).flatExtracting(JournalEntry::parts).isEmpty();
            assertThat(stores.audit().ofUser(ada.id(), 10))
                    .allSatisfy(entry -> assertThat(entry.values()).isEmpty());
            try (ImportPlan undo = operator.undo(deletion)) {
                assertThat(undo.isEmpty()).isTrue();
                operator.apply(undo);
            }
            assertThat(isThere(ada)).isFalse();
        }

        @Test
        void isNotBroughtBackByAnUndoThatWasStoppedBefore() {
            User[] many = IntStream.range(0, 1_500)
                    .mapToObj(number -> user("n" + number, "member"))
                    .toArray(User[]::new);
            InMemoryStores crowd = InMemoryStores.of(many);
            Session session = Roster.on(crowd).build().as(Actor.operator("test"));
            List<UserId> ids = Arrays.stream(many).map(User::id).toList();
            PlanId run;
            try (ImportPlan plan = session.plan(Selection.of(ids), SelectionChange.deleteForGood())) {
                run = session.apply(plan, ApplyOptions.defaults().acknowledging(Set.of(Safeguard.DELETIONS)))
                        .run();
            }
            PlanId stopped;
            try (ImportPlan undo = session.undo(run)) {
                stopped = session.apply(undo, ApplyOptions.defaults().reportingTo(afterTheFirstChunk()))
                        .run();
            }
            User late = ids.stream()
                    .filter(id -> crowd.users().findAll(List.of(id)).isEmpty())
                    .map(id -> many[ids.indexOf(id)])
                    .findFirst()
                    .orElseThrow();
            session.users().erase(late.id(), 0);

            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> session.resume(stopped, ApplyOptions.defaults()))
                    .withMessageContaining("plan the undo again");
            try (ImportPlan undo = session.undo(run)) {
                session.apply(undo);
            }
            assertThat(crowd.users().findAll(ids)).hasSize(1_499);
            assertThat(crowd.users().findAll(List.of(late.id()))).isEmpty();
        }

        private static Progress afterTheFirstChunk() {
            return new Progress() {
                private long written;

                @Override
                public void at(Phase phase, long done, long total) {
                    written = phase == Phase.APPLYING ? done : 0;
                }

                @Override
                public boolean isCancelled() {
                    return written > 0;
                }
            };
        }

        @Test
        void isErasedOnce() {
            deleteAda();
            users.erase(ada.id(), 0);

            assertThat(users.erase(ada.id(), 0).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
            assertThat(stores.audit().ofUser(ada.id(), 10)).hasSize(3);
        }

        @Test
        void isNotFoundUnlessSomethingIsKnown() {
            assertThat(codes(users.erase(new UserId("nobody"), 0))).containsExactly(IssueCode.USER_NOT_FOUND);
            assertThat(codes(users.erase(new UserId("nobody"), 1))).containsExactly(IssueCode.USER_NOT_FOUND);
        }

        @Test
        @DisplayName("looks like nobody to who may not act on anybody")
        void isHidden() {
            deleteAda();

            assertThat(codes(roster().build().as(admin.id()).users().erase(ada.id(), 0)))
                    .containsExactly(IssueCode.USER_NOT_FOUND);
            assertThat(roster().build()
                            .as(owner.id())
                            .users()
                            .erase(ada.id(), 0)
                            .kind())
                    .isEqualTo(UserOutcome.Kind.APPLIED);
        }
    }

    @Nested
    class Undoing {

        @Test
        void bringsBackTheOthersAndTellsTheErasedOnes() {
            PlanId run = changeTwo();
            users.erase(ada.id(), 2);

            try (ImportPlan undo = operator.undo(run)) {
                assertThat(undo.summary().count(ChangeKind.UPDATE)).isEqualTo(1);
                assertThat(undo.changes().filter(change -> change.kind() == ChangeKind.SKIPPED))
                        .singleElement()
                        .satisfies(change -> {
                            assertThat(change.user()).isNull();
                            assertThat(change.issues()).extracting(Issue::code).containsExactly(IssueCode.UNDO_ERASED);
                        });
                ApplyReport report = operator.apply(undo);
                assertThat(report.applied()).isEqualTo(1);
                assertThat(report.stale()).isEqualTo(1);
            }
            assertThat(isThere(ada)).isFalse();
            assertThat(users.find("bob@example.com").orElseThrow().employment().department())
                    .isNull();
        }

        @Test
        void ofTheErasureItselfWritesNothing() {
            PlanId run = users.erase(ada.id(), 1).run().orElseThrow();

            try (ImportPlan undo = operator.undo(run)) {
                assertThat(undo.isEmpty()).isTrue();
                assertThat(undo.changes().flatMap(change -> change.issues().stream()))
                        .extracting(Issue::code)
                        .containsExactly(IssueCode.UNDO_ERASED);
            }
        }

        @Test
        void ofAnUndoTellsEachErasedUserOnce() {
            PlanId run = changeTwo();
            PlanId back;
            try (ImportPlan undo = operator.undo(run)) {
                back = operator.apply(undo).run();
            }
            users.erase(ada.id(), 3);
            users.erase(bob.id(), 3);

            try (ImportPlan undo = operator.undo(back)) {
                assertThat(undo.changes().flatMap(change -> change.issues().stream()))
                        .extracting(Issue::code)
                        .containsExactly(IssueCode.UNDO_ERASED, IssueCode.UNDO_ERASED);
            }
        }
    }

    @Nested
    class Selecting {

        private ImportPlan plan(User... who) {
            return operator.plan(Selection.of(Arrays.stream(who).map(User::id).toList()), SelectionChange.erase());
        }

        @Test
        void saysFirstWhatCannotBeUndone() {
            try (ImportPlan plan = plan(ada, bob)) {
                assertThat(plan.summary().count(ChangeKind.ERASE)).isEqualTo(2);
                assertThat(plan.changes().map(change -> change.issues().get(0).code()))
                        .containsExactly(IssueCode.ERASE_FINAL, IssueCode.ERASE_FINAL);
                assertThat(PlanText.of(plan)).contains("2 to erase for ever").contains("To erase for ever (2)");
            }
        }

        @Test
        void isDoneAsPlannedAndLeavesNoName() {
            PlanId run;
            try (ImportPlan plan = plan(ada, bob)) {
                ApplyOptions options = ApplyOptions.defaults().acknowledging(EnumSet.of(Safeguard.DELETIONS));
                run = operator.apply(plan, options).run();
            }

            assertThat(isThere(ada) || isThere(bob)).isFalse();
            assertThat(operator.written(run).kinds()).isEqualTo(Map.of(ChangeKind.ERASE, 2L));
            assertThat(journal(run))
                    .flatExtracting(JournalEntry::parts)
                    .hasSize(2)
                    .extracting(JournalEntry.Part::body)
                    .noneMatch(body -> body.contains("example.com") || body.contains("Name of"));
            assertThat(stores.journal().planPage(run, 0)).isEmpty();
        }

        @Test
        void tripsTheSafeguardOfDeletions() {
            User[] many = new User[30];
            for (int i = 0; i < many.length; i++) {
                String address = "many" + i + "@example.com";
                many[i] = users.create(user -> user.primaryEmail(address)).user();
            }
            try (ImportPlan plan = plan(many)) {
                assertThat(plan.safeguards())
                        .extracting(Safeguard.Tripped::safeguard)
                        .contains(Safeguard.DELETIONS);
            }
        }

        @Test
        void isConfirmedLikeADeletionForGood() {
            Session confirmed = roster().accounts(AccountPolicy.agentPlatform())
                    .confirming((actor, proof) -> true)
                    .build()
                    .as(owner.id());
            try (ImportPlan plan = confirmed.plan(Selection.of(List.of(ada.id())), SelectionChange.erase())) {
                assertThatExceptionOfType(PlanException.class).isThrownBy(() -> confirmed.apply(plan));
                assertThat(isThere(ada)).isTrue();
            }
        }

        @Test
        void isRefusedWhenTheUserChangedMeanwhileAndKeepsNoName() {
            PlanId run;
            try (ImportPlan plan = plan(ada)) {
                users.update(ada.id(), 1, user -> user.department("Research"));
                ApplyReport report = operator.apply(plan);
                run = report.run();
                assertThat(report.stale()).isEqualTo(1);
            }

            assertThat(isThere(ada)).isTrue();
            assertThat(journal(run))
                    .flatExtracting(JournalEntry::parts)
                    .extracting(JournalEntry.Part::body)
                    .singleElement()
                    .satisfies(body -> assertThat(body).contains("u-ada").doesNotContain("Name of"));
        }

        @Test
        void removesTheSignIn() {
            try (ImportPlan plan = plan(ada)) {
                assertThat(plan.changes().map(PlannedChange::kind)).containsExactly(ChangeKind.ERASE);
                operator.apply(plan);
            }
            assertThat(stores.outbox().pending(10))
                    .extracting(OutboxMessage::effect)
                    .containsExactly("remove-sign-in");
        }
    }
}
