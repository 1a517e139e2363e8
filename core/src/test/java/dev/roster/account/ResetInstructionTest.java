package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.mapping.Control;
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
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.table.RowSource;
import dev.roster.text.PlanText;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reset of passwords is ordered by a plan and done by the host (J5). */
class ResetInstructionTest {

    private final User owner = user("owner", "owner");
    private final User admin = user("admin", "admin");
    private final User ada = user("ada", "member");
    private final User bea = user("bea", "member");
    private final InMemoryStores stores = InMemoryStores.of(owner, admin, ada, bea);
    private final TestClock clock = new TestClock();
    private final KeptAccounts accounts = new KeptAccounts().with("u-ada", true).with("u-bea", true);
    private final Roster roster =
            Roster.on(stores).signIn(accounts).clock(clock).build();
    private final Session session = roster.as(owner.id());

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private static List<IssueCode> codes(UserOutcome outcome) {
        return outcome.issues().stream().map(Issue::code).toList();
    }

    private static List<PlannedChange> changes(ImportPlan plan) {
        try (Stream<PlannedChange> changes = plan.changes()) {
            return changes.toList();
        }
    }

    private static Selection selected(User... users) {
        return Selection.of(Stream.of(users).map(User::id).toList());
    }

    private List<String> effects() {
        return stores.outbox().pending(100).stream()
                .map(message -> message.user() + " " + message.effect())
                .toList();
    }

    private List<String> deadLetters() {
        return stores.outbox().dead(10).stream()
                .map(letter -> String.valueOf(letter.message().failure()))
                .toList();
    }

    private UserOutcome reset(Session who, User user) {
        return who.users().instruct(user.id(), user.version(), Instruction.reset());
    }

    @Test
    void isDoneByTheHostWithTheDelivery() {
        UserOutcome outcome = reset(session, ada);

        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(outcome.issues()).extracting(Issue::message).containsExactly("the password of the user is reset");
        assertThat(accounts.told()).isEmpty();
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(accounts.told()).containsExactly("reset u-ada");
    }

    @Test
    void leavesAnAuditEntryThatNamesIt() {
        reset(session, ada);

        AuditEntry entry =
                stores.audit().list(AuditStore.Query.latest(1)).entries().get(0);
        assertThat(entry.target()).isEqualTo(AuditEntry.Target.of(ada.id()));
        assertThat(entry.actor()).isEqualTo("u-owner");
        assertThat(entry.values()).containsExactly(new AuditEntry.Value("reset-password", null, "ordered"));
        assertThat(stores.outbox().pending(1)).extracting(OutboxMessage::body).containsExactly(Map.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void leavesOutWhoIsNotActive(UserStatus status) {
        User away = user("away", "member").with(user -> user.status(status));
        InMemoryStores others = InMemoryStores.of(owner, away);
        Session someone = Roster.on(others).signIn(accounts).build().as(owner.id());

        UserOutcome outcome = reset(someone, away);

        assertThat(codes(outcome))
                .containsExactly(status == UserStatus.DELETED ? IssueCode.USER_DELETED : IssueCode.RESET_NOT_ACTIVE);
        assertThat(outcome.isDone()).isFalse();
        assertThat(others.outbox().pending(1)).isEmpty();
    }

    @Test
    void isPlannedForASelectionThatListsWhoIsLeftOut() {
        session.users().suspend(ada.id(), 1, null);

        try (ImportPlan plan = session.plan(selected(ada, bea), SelectionChange.resetPassword())) {
            assertThat(changes(plan))
                    .extracting(PlannedChange::kind)
                    .containsExactly(ChangeKind.SKIPPED, ChangeKind.UPDATE);
            assertThat(changes(plan))
                    .flatExtracting(PlannedChange::issues)
                    .extracting(issue -> issue.message(Locale.GERMAN))
                    .containsExactly(
                            "das Passwort wird nicht zurückgesetzt, weil der Benutzer nicht aktiv ist",
                            "das Passwort des Benutzers wird zurückgesetzt");
            assertThat(PlanText.of(plan))
                    .contains("the password of the user is reset")
                    .contains("the password is not reset, since the user is not active");
            assertThat(session.apply(plan).applied()).isEqualTo(1);
        }
        assertThat(effects()).containsExactly("u-ada disable-sign-in", "u-bea reset-password");
    }

    @Test
    void comesAfterTheAccountIsOpenOfWhoComesBackWithIt() {
        session.users().suspend(ada.id(), 1, null);
        roster.deliver();
        Profile back = Profiles.users()
                .with(profile -> profile.operation(Profile.Operation.UPDATE)
                        .matchBy(Field.ID)
                        .forced(UserStatus.ACTIVE)
                        .instruct(Instruction.reset()));

        try (ImportPlan plan = session.plan(UserForms.of("back", List.of(UserForm.about(ada.id()))), back)) {
            session.apply(plan);
        }
        roster.deliver();

        assertThat(accounts.told()).containsExactly("disable u-ada", "revoke u-ada", "enable u-ada", "reset u-ada");
    }

    @Test
    void needsTheRightToAdministerTheUserAndTheRank() {
        session.catalogs()
                .roles()
                .create(Role.builder("editor")
                        .allow(Permission.READ_USERS, Scope.ALL)
                        .allow(Permission.UPDATE_USERS, Scope.ALL)
                        .build());
        User cid = session.users()
                .create(form -> form.primaryEmail("cid@example.com"))
                .user();
        UserId editor = session.users()
                .create(form -> form.primaryEmail("eve@example.com").roles("editor"))
                .user()
                .id();

        for (UserOutcome outcome : List.of(
                reset(roster.as(bea.id()), ada), reset(roster.as(admin.id()), owner), reset(roster.as(editor), cid))) {
            assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        }
        assertThat(effects()).isEmpty();
        assertThat(codes(reset(roster.as(admin.id()), ada))).containsExactly(IssueCode.RESET_ORDERED);
    }

    /** The commit writes the user, be it without another value: the preview says so before. */
    @Test
    void needsTheRightToChangeTheUserToo() {
        session.catalogs()
                .roles()
                .create(Role.builder("warden")
                        .allow(Permission.READ_USERS, Scope.ALL)
                        .allow(Permission.ADMINISTER_USERS, Scope.ALL)
                        .build());
        User cid = session.users()
                .create(form -> form.primaryEmail("cid@example.com"))
                .user();
        Session warden = roster.as(session.users()
                .create(form -> form.primaryEmail("eve@example.com").roles("warden"))
                .user()
                .id());

        try (ImportPlan plan = warden.plan(selected(cid), SelectionChange.resetPassword())) {
            assertThat(changes(plan)).extracting(PlannedChange::kind).containsExactly(ChangeKind.REJECTED);
            assertThat(changes(plan))
                    .flatExtracting(PlannedChange::issues)
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.NOT_AUTHORIZED);
        }
    }

    @Test
    void isDecidedAgainInTheCommit() {
        Session lower = roster.as(admin.id());
        try (ImportPlan plan = lower.plan(selected(ada), SelectionChange.resetPassword())) {
            session.users().update(admin.id(), 1, form -> form.roles("member"));

            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> roster.as(admin.id()).apply(plan))
                    .withMessageContaining("may write nothing of this plan");
        }
        try (ImportPlan plan = session.plan(selected(ada), SelectionChange.resetPassword())) {
            session.users().suspend(ada.id(), 1, null);
            ApplyReport report = session.apply(plan);
            assertThat(report.stale()).isEqualTo(1);
        }
        assertThat(effects()).containsExactly("u-ada disable-sign-in");
    }

    @Test
    void isAskedForUnderTheSameKeyWhenItsAnswerIsLost() {
        accounts.loseAnswers(1);
        reset(session, ada);

        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(0, 1, 0, 0));
        clock.move(Duration.ofHours(1));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));

        assertThat(accounts.resets()).hasSize(2).containsOnly(accounts.resets().get(0));
        assertThat(accounts.resets().get(0)).endsWith(":u-ada:reset-password");
    }

    @Test
    void isADeadLetterOfWhoIsNotActiveByThenAndDoneBeforeTheDoorOpensAgain() {
        reset(session, ada);
        session.users().suspend(ada.id(), 2, null);
        roster.deliver();
        session.users().reactivate(ada.id(), 3);
        roster.deliver();

        assertThat(deadLetters())
                .containsExactly(
                        "user u-ada is not active, so the password was not reset; retry this message when they are"
                                + " active again, or discard it");
        assertThat(accounts.told()).containsExactly("disable u-ada", "revoke u-ada");

        session.effects().retry(stores.outbox().dead(1).get(0).message().key());
        roster.deliver();

        assertThat(accounts.told()).endsWith("reset u-ada", "enable u-ada");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void isNoMatterOfWhoIsGoneByThen() {
        reset(session, ada);
        roster.as(Actor.operator("test")).users().erase(ada.id(), 2);

        roster.deliver();

        assertThat(accounts.resets()).isEmpty();
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void isADeadLetterWhereNobodyCanDoIt() {
        reset(session, ada);
        Roster.on(stores).clock(clock).build().deliver();
        assertThat(deadLetters()).containsExactly("nothing receives \"reset-password\" here");

        accounts.knowNoReset();
        reset(session, bea);
        roster.deliver();
        assertThat(deadLetters())
                .contains(
                        "these sign-in accounts know no reset of passwords, so that of user u-bea is as it was; discard"
                                + " this message, and reset it where the account is kept");
        assertThat(accounts.told()).isEmpty();
    }

    @Test
    void goesWithRowsInOrderWhoeverGoesByALaterOne() {
        Profile inOrder = Profiles.users()
                .with(files -> files.mapping(rules -> rules.controls(Set.of(Control.ACTION)))
                        .duplicates(DuplicatePolicy.IN_ORDER)
                        .instruct(Instruction.reset()));
        List<List<String>> rows = List.of(
                List.of("action", "email", "department"),
                List.of("update", "ada@example.com", "Navy"),
                List.of("remove-user", "ada@example.com", ""));

        try (ImportPlan plan = session.plan(RowSource.of("table", rows), inOrder)) {
            assertThat(changes(plan))
                    .extracting(PlannedChange::kind)
                    .containsExactly(ChangeKind.UPDATE, ChangeKind.DELETE);
        }
    }

    @Test
    void isNotAnnouncedOfARowThatDoesNothing() {
        Profile profile = Profiles.users().with(files -> files.instruct(Instruction.reset()));
        List<List<String>> rows = List.of(List.of("email"), List.of("ada@example.com"), List.of("ada@example.com"));

        try (ImportPlan plan = session.plan(RowSource.of("table", rows), profile)) {
            assertThat(changes(plan))
                    .flatExtracting(PlannedChange::issues)
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
        }
    }

    @Test
    void isToldNothingMoreByAnUndo() {
        UserOutcome outcome = reset(session, ada);
        Session operator = roster.as(Actor.operator("test"));

        try (ImportPlan undo = operator.undo(outcome.run().orElseThrow())) {
            operator.apply(undo);
        }

        assertThat(effects()).containsExactly("u-ada reset-password");
    }

    @Test
    void takesNoValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruction(Instruction.Kind.RESET, Map.of("password", "secret")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instruction(Instruction.Kind.EXPORT, Map.of("by", "u-owner")));
    }
}
