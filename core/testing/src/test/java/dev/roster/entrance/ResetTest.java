package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.account.Mail;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.Instruction;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.TotpSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C11: passwords are set anew by links that go to the stored address, and first ones with an invitation. */
class ResetTest {

    private static final SignInAnswer REFUSED = new SignInAnswer.Refused();

    private final Entrance entrance = Entrance.open();

    private String requested(String name) {
        entrance.door.requestReset(name, Entrance.HERE);
        return entrance.secretOfLink(Mail.PASSWORD_RESET);
    }

    private static String ticket(SignInAnswer answer) {
        return ((SignInAnswer.PasswordChangeNeeded) answer).ticket();
    }

    private User ada() {
        return entrance.owner.users().find("ada").orElseThrow();
    }

    @Test
    void aLinkSetsAnotherPasswordAndEndsEverythingOfBefore() {
        SignInAnswer.In before = entrance.signIn("ada", Entrance.RIGHT);
        for (int attempt = 1; attempt <= 5; attempt++) {
            entrance.authenticate("ada", "wrong");
        }
        String secret = requested("ada@example.com");
        assertThat(entrance.change(ticket(entrance.door.openReset(secret)), "short")
                        .kind())
                .isEqualTo(SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED);
        assertThat(entrance.change(ticket(entrance.door.openReset(secret)), Entrance.OTHER))
                .isEqualTo(new SignInAnswer.PasswordReset());
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
        assertThat(entrance.door.isCurrent(before.stamp())).isFalse();
        entrance.signIn("ada", Entrance.OTHER);
        assertThat(entrance.actions(Entrance.ADA)).contains("request-reset", "reset-own-password");
        assertThat(entrance.delivered()).contains(Mail.PASSWORD_CHANGED);
    }

    @Test
    void openingALinkUsesNothingUp() {
        String secret = requested("ada");
        String first = ticket(entrance.door.openReset(secret));
        String second = ticket(entrance.door.openReset(secret));
        entrance.change(first, Entrance.OTHER);
        assertThat(entrance.change(second, "a third sentence of somebody")).isEqualTo(REFUSED);
        entrance.signIn("ada", Entrance.OTHER);
    }

    @Test
    @DisplayName("of 16 who use one link at once, one sets the password")
    void aLinkIsUsedOnce() {
        String secret = requested("ada");
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tickets.add(ticket(entrance.door.openReset(secret)));
        }
        List<SignInAnswer> answers =
                Together.of(16, i -> entrance.change(tickets.get(i), "sentence number " + i + " of ada"));
        assertThat(answers).containsOnlyOnce(new SignInAnswer.PasswordReset());
    }

    @Test
    void aLinkEndsHalfOpen() {
        String secret = requested("ada");
        entrance.clock.moveBy(Duration.ofHours(1).minusNanos(1_000));
        String ticket = ticket(entrance.door.openReset(secret));
        entrance.clock.moveBy(Duration.ofNanos(1_000));
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
        assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(REFUSED);
    }

    @Test
    void anotherLinkTakesTheFirstOneBack() {
        String first = requested("ada");
        String second = requested("ada");
        assertThat(entrance.door.openReset(first)).isEqualTo(REFUSED);
        assertThat(entrance.door.openReset(second).kind()).isEqualTo(SignInAnswer.Kind.PASSWORD_CHANGE_NEEDED);
    }

    @Test
    @DisplayName("a link is no longer good once the address is another, be it half-used")
    void aLinkDiesWithItsAddress() {
        String secret = requested("ada");
        String ticket = ticket(entrance.door.openReset(secret));
        entrance.owner.users().update(Entrance.ADA, ada().version(), user -> user.primaryEmail("ada@example.org"));
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
        assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(REFUSED);
        entrance.signIn("ada", Entrance.RIGHT);
        entrance.mails.clear();
        assertThat(entrance.delivered()).containsExactly(Mail.ADDRESS_CHANGED, Mail.ADDRESS_CHANGED);
        assertThat(entrance.mails)
                .extracting(mail -> mail.to().value())
                .containsExactlyInAnyOrder("ada@example.com", "ada@example.org");
    }

    @Test
    void aLinkDiesWithAnAddressThatChangesWhileItIsUsed() {
        String ticket = ticket(entrance.door.openReset(requested("ada")));
        entrance.hasher.meanwhile(() -> entrance.owner
                .users()
                .update(Entrance.ADA, ada().version(), user -> user.primaryEmail("ada@example.org")));
        assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(REFUSED);
        entrance.signIn("ada", Entrance.RIGHT);
    }

    @Test
    void aLinkDiesWithWhoeverIsKeptOut() {
        String secret = requested("ada");
        String ticket = ticket(entrance.door.openReset(secret));
        entrance.owner.users().suspend(Entrance.ADA, ada().version(), null);
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
        assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(REFUSED);
        entrance.owner.users().reactivate(Entrance.ADA, ada().version());
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
    }

    @Test
    void aLinkDiesWithThePasswordThatWasChangedMeanwhile() {
        String secret = requested("ada");
        entrance.change(entrance.signIn("ada", Entrance.RIGHT).ticket(), Entrance.OTHER);
        assertThat(entrance.door.openReset(secret)).isEqualTo(REFUSED);
    }

    @Test
    void aMailGoesToTheStoredAddressAndToNoOther() {
        requested("  ADA@EXAMPLE.com ");
        Mail mail = entrance.mails.get(0);
        assertThat(mail.to().value()).isEqualTo("ada@example.com");
        assertThat(mail.values().get(Mail.LINK)).startsWith("https://example.com/password-reset#");
        assertThat(mail.values()).containsEntry(Mail.EXPIRES, "2026-03-01T09:00:00Z");
    }

    @Test
    void nobodyElseGetsAMail() {
        entrance.owner.users().suspend(Entrance.ADA, ada().version(), null);
        for (String name :
                List.of("ada", "nobody", "nobody@example.com", "", "\u0430da@example.com", "x".repeat(9_999))) {
            entrance.door.requestReset(name, Entrance.HERE);
        }
        assertThat(entrance.delivered()).isEmpty();
        assertThat(entrance.actions(Entrance.ADA)).doesNotContain("request-reset");
    }

    @Test
    void soManyLinksAreSentAndNoMore() {
        for (int time = 1; time <= 9; time++) {
            entrance.door.requestReset("ada", Entrance.HERE);
        }
        assertThat(entrance.actions(Entrance.ADA)).containsOnly("request-reset").hasSize(5);
    }

    @Test
    void aResetAsksForTheSecondFactor() {
        TotpSecret device =
                entrance.enrol(entrance.signIn("ada", Entrance.RIGHT).ticket(), new ArrayList<>());
        String secret = requested("ada");
        var asked = (SignInAnswer.SecondFactorNeeded) entrance.door.openReset(secret);
        assertThat(entrance.change(asked.ticket(), Entrance.OTHER)).isEqualTo(REFUSED);
        assertThat(entrance.door.verify(asked.ticket(), "000000", Entrance.HERE).kind())
                .isEqualTo(SignInAnswer.Kind.SECOND_FACTOR_NEEDED);
        SignInAnswer next = entrance.door.verify(asked.ticket(), entrance.code(device), Entrance.HERE);
        assertThat(entrance.change(ticket(next), Entrance.OTHER)).isEqualTo(new SignInAnswer.PasswordReset());
        assertThat(entrance.kept(Entrance.ADA).secondFactor()).isNotNull();
    }

    @Test
    @DisplayName("A2: an administrator starts a reset, and never sees a password")
    void administratorsStartAReset() {
        UserOutcome outcome = entrance.owner.users().instruct(Entrance.ADA, ada().version(), Instruction.reset());
        assertThat(outcome.isDone()).isTrue();
        String secret = entrance.secretOfLink(Mail.PASSWORD_RESET);
        assertThat(entrance.change(ticket(entrance.door.openReset(secret)), Entrance.OTHER))
                .isEqualTo(new SignInAnswer.PasswordReset());
        entrance.signIn("ada", Entrance.OTHER);
    }

    @Test
    void whoHasNoPasswordYetSetsTheFirstOneByALink() {
        String secret = requested("owner");
        assertThat(entrance.change(ticket(entrance.door.openReset(secret)), Entrance.OTHER))
                .isEqualTo(new SignInAnswer.PasswordReset());
        entrance.signIn("owner", Entrance.OTHER);
    }

    @Test
    void whoAcceptsAnInvitationSetsAPassword() {
        entrance.owner
                .users()
                .create(user ->
                        user.primaryEmail("grace@example.com").roles("member").invite());
        String secret = entrance.secretOfLink(Mail.INVITATION);
        UserOutcome refused = accept(secret, "Grace Brewster Hopper");
        assertThat(refused.issues()).extracting(Issue::code).contains(IssueCode.PASSWORD_NAME);
        assertThat(accept(secret, Entrance.OTHER).isDone()).isTrue();
        assertThat(accept(secret, Entrance.OTHER).issues())
                .extracting(Issue::code)
                .containsExactly(IssueCode.LINK_INVALID);
        UserId grace =
                entrance.signIn("grace@example.com", Entrance.OTHER).user().id();
        assertThat(entrance.owner
                        .users()
                        .find(grace.value())
                        .orElseThrow()
                        .access()
                        .status())
                .isEqualTo(UserStatus.ACTIVE);
    }

    private UserOutcome accept(String secret, String password) {
        try (Password typed = Password.of(password)) {
            return entrance.door.accept(secret, typed, form -> form.displayName("Grace Brewster Hopper"));
        }
    }

    @Test
    void whoHasNoAddressIsToldToNobody() {
        Entrance other = new Entrance(
                InMemoryStores.of(
                        Entrance.person("owner", "owner"),
                        Entrance.person("ada", "member").with(user -> user.primaryEmail(null))),
                settings -> settings,
                builder -> builder);
        other.door.requestReset("ada", Entrance.HERE);
        assertThat(other.delivered()).isEmpty();
        other.owner.users().instruct(Entrance.ADA, 1, Instruction.reset());
        assertThat(other.delivered()).isEmpty();
        assertThat(other.owner.effects().dead(10)).hasSize(1);
    }
}
