package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.RoleCatalog;
import dev.roster.account.Mail;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.signin.Diagnosis;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SecretBox;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInState;
import dev.roster.signin.TemporaryPassword;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What administrators do about the sign-in of others. */
class SignInsTest {

    private static final UserId OWNER = new UserId("owner");

    private final Entrance entrance = new Entrance(
            InMemoryStores.of(
                    Entrance.person("ada", "member"),
                    Entrance.person("admin", "admin"),
                    Entrance.person("owner", "owner")),
            settings -> settings.withTemporaryPasswords(Duration.ofHours(24)),
            builder -> builder);
    private final Session admin = entrance.roster.as(new UserId("admin"));

    {
        entrance.give(Entrance.ADA, Entrance.RIGHT);
    }

    private User ada() {
        return entrance.owner
                .users()
                .find("ada")
                .or(() -> entrance.owner.users().findDeleted("ada"))
                .orElseThrow();
    }

    private void fail(int times) {
        for (int attempt = 1; attempt <= times; attempt++) {
            entrance.authenticate("ada", "wrong");
        }
    }

    private static List<IssueCode> codes(List<Issue> issues) {
        return issues.stream().map(Issue::code).toList();
    }

    @Nested
    @DisplayName("C21: locks")
    class Unlocking {

        @Test
        void areLiftedAuditedAndMailed() {
            fail(5);
            SignInState state = admin.signIns().stateOf(Entrance.ADA).orElseThrow();
            assertThat(state.lockedUntil()).isEqualTo("2026-03-01T08:15:00Z");
            assertThat(state.codesLockedUntil()).isNull();
            assertThat(state.failures())
                    .hasSize(5)
                    .first()
                    .isEqualTo(new SignInState.Failure(
                            entrance.clock.instant(), "wrong password", "192.0.2.1", "a browser"));
            assertThat(admin.signIns().unlock(Entrance.ADA).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            entrance.signIn("ada", Entrance.RIGHT);
            AuditEntry lifted = entrance.audit(Entrance.ADA).get(0);
            assertThat(lifted.action()).isEqualTo("unlock-sign-in");
            assertThat(lifted.actor()).isEqualTo("admin");
            assertThat(entrance.delivered()).containsExactly(Mail.SIGN_IN_LOCKED, Mail.SIGN_IN_UNLOCKED);
        }

        @Test
        void areNotLiftedWhereThereAreNone() {
            assertThat(admin.signIns().unlock(Entrance.ADA).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
            assertThat(entrance.audit(Entrance.ADA)).isEmpty();
        }

        @Test
        void areLiftedByWhoMayAndOfNobodyAboveThem() {
            Session ada = entrance.roster.as(Entrance.ADA);
            assertThat(codes(ada.signIns().unlock(OWNER).issues())).containsExactly(IssueCode.NOT_AUTHORIZED);
            assertThat(admin.signIns().unlock(OWNER).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(admin.signIns().unlock(new UserId("nobody")).reason())
                    .isEqualTo(ada.signIns().unlock(new UserId("nobody")).reason());
            assertThat(admin.signIns().unlock(new UserId("admin")).reason()).contains("their own sign-in");
            assertThat(admin.signIns().stateOf(OWNER)).isEmpty();
            assertThat(admin.signIns().stateOf(new UserId("admin"))).isPresent();
        }
    }

    @Nested
    @DisplayName("C13: the second factor of who lost it")
    class Factor {

        @Test
        void isRemovedAuditedAndMailed() {
            SignInAnswer.In in = entrance.signIn("ada", Entrance.RIGHT);
            entrance.enrol(in.ticket(), new ArrayList<>());
            assertThat(admin.signIns()
                            .stateOf(Entrance.ADA)
                            .orElseThrow()
                            .secondFactor()
                            .recoveryCodes())
                    .isEqualTo(10);
            assertThat(admin.signIns().resetSecondFactor(Entrance.ADA).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
            assertThat(entrance.actions(Entrance.ADA)).contains("reset-second-factor");
            assertThat(entrance.delivered()).contains(Mail.SECOND_FACTOR_CHANGED);
            entrance.signIn("ada", Entrance.RIGHT);
            assertThat(admin.signIns().resetSecondFactor(Entrance.ADA).kind()).isEqualTo(UserOutcome.Kind.UNCHANGED);
        }

        @Test
        void isNotOnesOwnAndOfNobodyAbove() {
            assertThat(admin.signIns().resetSecondFactor(new UserId("admin")).kind())
                    .isEqualTo(UserOutcome.Kind.REJECTED);
            assertThat(admin.signIns().resetSecondFactor(OWNER).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        }
    }

    @Nested
    @DisplayName("C11: a temporary password")
    class Temporary {

        private SignInAnswer use(TemporaryPassword given) {
            return entrance.authenticate("ada", Objects.requireNonNull(given.password()));
        }

        @Test
        void isShownOnceAndGoneAtItsFirstUse() {
            SignInAnswer.In before = entrance.signIn("ada", Entrance.RIGHT);
            TemporaryPassword given = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            assertThat(given.password()).matches("([2-9a-z]{5}-){3}[2-9a-z]{5}");
            assertThat(given.toString()).doesNotContain(given.password());
            assertThat(entrance.door.isCurrent(before.stamp())).isFalse();
            assertThat(entrance.authenticate("ada", Entrance.RIGHT)).isEqualTo(new SignInAnswer.Refused());
            var asked = (SignInAnswer.PasswordChangeNeeded) use(given);
            assertThat(codes(asked.issues())).containsExactly(IssueCode.PASSWORD_TEMPORARY);
            assertThat(use(given)).isEqualTo(new SignInAnswer.Refused());
            entrance.in(entrance.change(asked.ticket(), Entrance.OTHER));
            entrance.signIn("ada", Entrance.OTHER);
            assertThat(entrance.audit(Entrance.ADA).toString()).doesNotContain(given.password());
        }

        @Test
        void isGoodForADay() {
            TemporaryPassword given = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            entrance.clock.moveBy(Duration.ofHours(24).minusNanos(1_000));
            assertThat(use(given).kind()).isEqualTo(SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED);
            TemporaryPassword other = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            entrance.clock.moveBy(Duration.ofHours(24));
            assertThat(use(other)).isEqualTo(new SignInAnswer.Refused());
        }

        @Test
        @DisplayName("is used by one of five who have it")
        void isUsedOnceUnderConcurrency() {
            TemporaryPassword given = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            List<SignInAnswer> answers = Together.of(5, i -> use(given));
            assertThat(answers.stream().filter(answer -> answer.kind() == SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED))
                    .hasSize(1);
        }

        @Test
        void isNotUsedAgainByWhoeverHashedItMeanwhile() {
            TemporaryPassword given = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            entrance.hasher.meanwhile(
                    () -> assertThat(use(given).kind()).isEqualTo(SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED));
            assertThat(use(given)).isEqualTo(new SignInAnswer.Refused());
        }

        @Test
        void isHandedOutWhereTheHostAllowsIt() {
            Entrance strict = Entrance.open();
            assertThatIllegalStateException()
                    .isThrownBy(() -> strict.owner.signIns().issueTemporaryPassword(Entrance.ADA));
            assertThat(admin.signIns().issueTemporaryPassword(OWNER).password()).isNull();
        }

        @Test
        void isNotTheWayAroundASecondFactor() {
            entrance.enrol(entrance.signIn("ada", Entrance.RIGHT).ticket(), new ArrayList<>());
            TemporaryPassword given = admin.signIns().issueTemporaryPassword(Entrance.ADA);
            assertThat(use(given).kind()).isEqualTo(SignInAnswer.Kind.SECOND_FACTOR_NEEDED);
        }
    }

    @Test
    void somebodyIsMadeToSetAnotherPassword() {
        SignInAnswer.In before = entrance.signIn("ada", Entrance.RIGHT);
        assertThat(admin.signIns().requirePasswordChange(Entrance.ADA).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(entrance.door.isCurrent(before.stamp())).isTrue();
        var asked = (SignInAnswer.PasswordChangeNeeded) entrance.authenticate("ada", Entrance.RIGHT);
        assertThat(codes(asked.issues())).containsExactly(IssueCode.PASSWORD_MUST_CHANGE);
        entrance.in(entrance.change(asked.ticket(), Entrance.OTHER));
        entrance.signIn("ada", Entrance.OTHER);
        assertThat(admin.signIns().requirePasswordChange(OWNER).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
    }

    @Nested
    @DisplayName("C20, T15: why somebody cannot sign in")
    class Why {

        private List<IssueCode> why(Session asker, String name) {
            return asker.signIns().diagnose(name).reasons().stream()
                    .map(reason -> reason.issue().code())
                    .toList();
        }

        private List<IssueCode> why() {
            return why(admin, "ada");
        }

        @Test
        void nothingKeepsThemOut() {
            Diagnosis diagnosis = admin.signIns().diagnose("ada@example.com");
            assertThat(diagnosis.reasons()).isEmpty();
            assertThat(diagnosis.isClear()).isTrue();
        }

        @Test
        @DisplayName("A8: whom one may not see looks like nobody")
        void theyAreUnknown() {
            assertThat(why(admin, "nobody")).containsExactly(IssueCode.SIGN_IN_UNKNOWN);
            assertThat(why(entrance.roster.as(Entrance.ADA), "owner")).containsExactly(IssueCode.SIGN_IN_UNKNOWN);
            assertThat(admin.signIns().diagnose("nobody").isClear()).isFalse();
        }

        @Test
        void theStateOfTheAccountKeepsThemOut() {
            entrance.owner.users().suspend(Entrance.ADA, ada().version(), "on leave");
            Diagnosis.Reason suspended =
                    admin.signIns().diagnose("ada").reasons().get(0);
            assertThat(suspended.issue().message()).contains("on leave");
            assertThat(suspended.mend()).isEqualTo(Action.REACTIVATE);
            assertThat(Objects.requireNonNull(suspended.may()).isAllowed()).isTrue();
            entrance.owner.users().reactivate(Entrance.ADA, ada().version());
            entrance.owner.users().deactivate(Entrance.ADA, ada().version(), null);
            assertThat(why()).containsExactly(IssueCode.SIGN_IN_INACTIVE);
            entrance.owner.users().delete(Entrance.ADA, ada().version());
            assertThat(why(entrance.owner, "ada")).containsExactly(IssueCode.SIGN_IN_DELETED);
        }

        @Test
        void theyOweAnAcceptance() {
            entrance.owner
                    .users()
                    .create(user -> user.primaryEmail("grace@example.com")
                            .roles("member")
                            .invite());
            assertThat(why(admin, "grace@example.com"))
                    .containsExactly(IssueCode.SIGN_IN_PENDING, IssueCode.SIGN_IN_NO_PASSWORD);
            entrance.clock.moveBy(Duration.ofDays(7));
            assertThat(why(admin, "grace@example.com"))
                    .containsExactly(IssueCode.SIGN_IN_INVITATION_OVER, IssueCode.SIGN_IN_NO_PASSWORD);
        }

        @Test
        void theyAreBlocked() {
            Entrance blocked = new Entrance(
                    InMemoryStores.of(
                            Entrance.person("owner", "owner"),
                            Entrance.person("ada", "member").with(user -> user.roles(Set.of(RoleCatalog.BLOCKED)))),
                    settings -> settings,
                    builder -> builder);
            blocked.give(Entrance.ADA, Entrance.RIGHT);
            assertThat(why(blocked.owner, "ada")).containsExactly(IssueCode.SIGN_IN_BLOCKED);
        }

        @Test
        void theyAreLockedAndWhoAsksMayLiftThatOrNot() {
            fail(5);
            Diagnosis.Reason locked = admin.signIns().diagnose("ada").reasons().get(0);
            assertThat(locked.issue().message()).contains("2026-03-01T08:15:00Z");
            assertThat(locked.mend()).isEqualTo(Action.UNLOCK);
            assertThat(Objects.requireNonNull(locked.may()).isAllowed()).isTrue();
            Diagnosis own = entrance.roster.as(Entrance.ADA).signIns().diagnose("ada");
            assertThat(Objects.requireNonNull(own.reasons().get(0).may()).isAllowed())
                    .isFalse();
            assertThat(own.isClear()).isFalse();
        }

        @Test
        void theyHaveNoPasswordThatIsGood() {
            assertThat(why(admin, "admin")).containsExactly(IssueCode.SIGN_IN_NO_PASSWORD);
            admin.signIns().issueTemporaryPassword(Entrance.ADA);
            assertThat(why()).containsExactly(IssueCode.SIGN_IN_MUST_CHANGE);
            assertThat(admin.signIns().diagnose("ada").isClear()).isTrue();
            entrance.clock.moveBy(Duration.ofHours(24));
            assertThat(why()).containsExactly(IssueCode.SIGN_IN_NO_PASSWORD);
        }

        @Test
        void theirRoleRequiresASecondFactor() {
            Entrance strict = Entrance.of(settings -> settings.with(
                    SecondFactors.of(SecretBox.aesGcm(Entrance.KEY), "Acme").requiredFor(new RoleKey("member"))));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            Diagnosis diagnosis = strict.owner.signIns().diagnose("ada");
            assertThat(diagnosis.reasons().get(0).issue().code()).isEqualTo(IssueCode.SIGN_IN_FACTOR_MISSING);
            assertThat(diagnosis.isClear()).isTrue();
        }

        @Test
        void theirAccountElsewhereIsClosedOrMissing() {
            Accounts accounts = new Accounts();
            Entrance elsewhere = new Entrance(
                    InMemoryStores.of(Entrance.person("owner", "owner"), Entrance.person("ada", "member")),
                    settings -> settings,
                    builder -> builder.signIn(accounts));
            elsewhere.give(Entrance.ADA, Entrance.RIGHT);
            assertThat(why(elsewhere.owner, "ada")).containsExactly(IssueCode.SIGN_IN_ACCOUNT_MISSING);
            accounts.kept.add(new SignInAccount(Entrance.ADA, "uid=ada", false));
            assertThat(why(elsewhere.owner, "ada")).containsExactly(IssueCode.SIGN_IN_ACCOUNT_DISABLED);
            accounts.kept.set(0, new SignInAccount(Entrance.ADA, "uid=ada", true));
            assertThat(why(elsewhere.owner, "ada")).isEmpty();
        }
    }

    @Test
    @DisplayName("sessions elsewhere end with a password that is changed")
    void sessionsElsewhereEnd() {
        Accounts accounts = new Accounts();
        Entrance elsewhere = new Entrance(
                InMemoryStores.of(Entrance.person("owner", "owner"), Entrance.person("ada", "member")),
                settings -> settings,
                builder -> builder.signIn(accounts));
        elsewhere.give(Entrance.ADA, Entrance.RIGHT);
        elsewhere.change(elsewhere.signIn("ada", Entrance.RIGHT).ticket(), Entrance.OTHER);
        elsewhere.delivered();
        assertThat(accounts.revoked).containsExactly(Entrance.ADA);
        elsewhere.owner.users().instruct(Entrance.ADA, 1, Instruction.reset());
        assertThat(elsewhere.delivered()).contains(Mail.PASSWORD_RESET);
    }

    /** Accounts in another system. */
    private static final class Accounts implements SignInAccounts {

        private final List<SignInAccount> kept = new ArrayList<>();
        private final List<UserId> revoked = new ArrayList<>();

        @Override
        public void enable(UserId user) {}

        @Override
        public void disable(UserId user) {}

        @Override
        public void revoke(UserId user) {
            revoked.add(user);
        }

        @Override
        public void remove(UserId user) {}

        @Override
        public List<SignInAccount> findAll(Collection<UserId> users) {
            return kept.stream()
                    .filter(account -> Set.copyOf(users).contains(account.user()))
                    .toList();
        }

        @Override
        public Stream<SignInAccount> all() {
            return kept.stream();
        }
    }
}
