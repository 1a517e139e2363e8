package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.account.Mail;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.plan.ImportPlan;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.signin.SecondFactorEnrolment;
import dev.roster.signin.SecondFactorOutcome;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SecretBox;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.Totp;
import dev.roster.signin.TotpSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** C13: a second factor by time-based codes, and recovery codes for who lost the device. */
class SecondFactorTest {

    private static final SignInAnswer REFUSED = new SignInAnswer.Refused();
    private static final RoleKey OWNER = new RoleKey("owner");

    private final Entrance entrance = Entrance.open();
    private final List<String> recoveryCodes = new ArrayList<>();
    private TotpSecret device;

    @BeforeEach
    void enrol() {
        device = entrance.enrol(entrance.signIn("ada", Entrance.RIGHT).ticket(), recoveryCodes);
    }

    private SignInAnswer.SecondFactorNeeded asked() {
        return (SignInAnswer.SecondFactorNeeded) entrance.authenticate("ada", Entrance.RIGHT);
    }

    private SignInAnswer verify(String code) {
        return entrance.door.verify(asked().ticket(), code, Entrance.HERE);
    }

    private String code() {
        return entrance.code(device);
    }

    private SignInAnswer.In in() {
        SignInAnswer.In in = entrance.in(verify(code()));
        nextStep();
        return in;
    }

    private void nextStep() {
        entrance.clock.moveBy(Duration.ofSeconds(Totp.STEP_SECONDS));
    }

    private static List<IssueCode> codes(SignInAnswer answer) {
        return ((SignInAnswer.SecondFactorNeeded) answer)
                .issues().stream().map(Issue::code).toList();
    }

    @Test
    void isAskedForAfterTheRightPassword() {
        SignInAnswer.SecondFactorNeeded asked = asked();
        assertThat(asked.isEnrolled()).isTrue();
        assertThat(asked.until()).isEqualTo(entrance.clock.instant().plus(Duration.ofMinutes(10)));
        SignInAnswer.In in = entrance.in(entrance.door.verify(
                asked.ticket(), " " + code().substring(0, 3) + " " + code().substring(3), Entrance.HERE));
        assertThat(in.recoveryCodes()).isEqualTo(10);
        assertThat(in.enrolment()).isEqualTo(SignInAnswer.In.Enrolment.NONE);
        assertThat(entrance.authenticate("ada", "wrong")).isEqualTo(REFUSED);
    }

    @Test
    void aCodeWorksOnce() {
        String code = code();
        entrance.in(verify(code));
        assertThat(codes(verify(code))).containsExactly(IssueCode.CODE_WRONG);
    }

    @Test
    @DisplayName("of 16 who send the same code at once, one is in")
    void aCodeWorksOnceUnderConcurrency() {
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tickets.add(asked().ticket());
        }
        String code = code();
        List<SignInAnswer> answers = Together.of(16, i -> entrance.door.verify(tickets.get(i), code, Entrance.HERE));
        assertThat(Collections.frequency(
                        answers.stream().map(SignInAnswer::kind).toList(), SignInAnswer.Kind.IN))
                .isEqualTo(1);
    }

    @Test
    void anEarlierCodeIsNotGoodOnceALaterOneWasUsed() {
        String earlier = Totp.code(device, Totp.stepAt(entrance.clock.instant()) - 1);
        entrance.in(verify(code()));
        assertThat(codes(verify(earlier))).containsExactly(IssueCode.CODE_WRONG);
    }

    @Test
    void aTicketIsGoodForOneUser() {
        entrance.give(entrance.owner.actor().id().orElseThrow(), Entrance.OTHER);
        TotpSecret other =
                entrance.enrol(entrance.signIn("owner", Entrance.OTHER).ticket(), new ArrayList<>());
        assertThat(codes(entrance.door.verify(asked().ticket(), entrance.code(other), Entrance.HERE)))
                .containsExactly(IssueCode.CODE_WRONG);
    }

    @Test
    void aTicketOfAnotherStepIsNone() {
        SignInAnswer.In in = in();
        assertThat(entrance.door.verify(in.ticket(), code(), Entrance.HERE)).isEqualTo(REFUSED);
        String asked = asked().ticket();
        assertThat(entrance.change(asked, Entrance.OTHER)).isEqualTo(REFUSED);
        assertThat(entrance.door.enrol(asked)).isEmpty();
        assertThat(entrance.door.removeSecondFactor(asked)).isEqualTo(REFUSED);
        assertThat(entrance.door.renewRecoveryCodes(asked).answer()).isEqualTo(REFUSED);
        assertThat(entrance.door.confirm(asked, code(), Entrance.HERE).answer()).isEqualTo(REFUSED);
        entrance.clock.moveBy(Duration.ofMinutes(10));
        assertThat(entrance.door.verify(asked, code(), Entrance.HERE)).isEqualTo(REFUSED);
    }

    @Nested
    @DisplayName("codes have attempts of their own")
    class Attempts {

        private void fail(String ticket, int times) {
            for (int attempt = 1; attempt <= times; attempt++) {
                assertThat(codes(entrance.door.verify(ticket, "000000", Entrance.HERE)))
                        .containsExactly(IssueCode.CODE_WRONG);
            }
        }

        @Test
        void whichARightPasswordDoesNotGiveBack() {
            for (int attempt = 1; attempt <= 4; attempt++) {
                fail(asked().ticket(), 1);
            }
            String last = asked().ticket();
            assertThat(entrance.door.verify(last, "000000", Entrance.HERE)).isEqualTo(REFUSED);
            assertThat(entrance.door.verify(asked().ticket(), code(), Entrance.HERE))
                    .isEqualTo(REFUSED);
            entrance.clock.moveBy(Duration.ofMinutes(15));
            in();
        }

        @Test
        void andALockEndsEverythingThatIsHalfFinished() {
            String before = asked().ticket();
            String other = asked().ticket();
            fail(before, 4);
            assertThat(entrance.door.verify(before, "000000", Entrance.HERE)).isEqualTo(REFUSED);
            entrance.owner.signIns().unlock(Entrance.ADA);
            assertThat(entrance.door.verify(other, code(), Entrance.HERE)).isEqualTo(REFUSED);
            in();
        }

        @Test
        void andALockOfThePasswordDoesSo() {
            String half = asked().ticket();
            for (int attempt = 1; attempt <= 5; attempt++) {
                entrance.authenticate("ada", "wrong");
            }
            assertThat(entrance.door.verify(half, code(), Entrance.HERE)).isEqualTo(REFUSED);
        }

        @Test
        void andASuccessForgetsThem() {
            fail(asked().ticket(), 4);
            in();
            fail(asked().ticket(), 4);
            in();
        }
    }

    @Nested
    @DisplayName("recovery codes")
    class Recovery {

        @Test
        void workOnceEachAndAreTold() {
            assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates();
            SignInAnswer.In in = entrance.in(verify(recoveryCodes.get(3)));
            assertThat(in.recoveryCodes()).isEqualTo(9);
            assertThat(codes(verify(recoveryCodes.get(3)))).containsExactly(IssueCode.CODE_WRONG);
            entrance.in(verify(recoveryCodes.get(4)));
            assertThat(entrance.delivered()).contains(Mail.RECOVERY_CODE_USED);
            assertThat(entrance.actions(Entrance.ADA)).contains("use-recovery-code");
        }

        @Test
        @DisplayName("work once among 16 who send the same one")
        void workOnceUnderConcurrency() {
            List<String> tickets = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tickets.add(asked().ticket());
            }
            List<SignInAnswer> answers =
                    Together.of(16, i -> entrance.door.verify(tickets.get(i), recoveryCodes.get(0), Entrance.HERE));
            assertThat(answers.stream().filter(answer -> answer.kind() == SignInAnswer.Kind.IN))
                    .hasSize(1);
            assertThat(entrance.kept(Entrance.ADA).secondFactor().recoveryCodes())
                    .hasSize(9);
        }

        @Test
        void areDrawnAnew() {
            SecondFactorOutcome outcome = entrance.door.renewRecoveryCodes(in().ticket());
            entrance.in(outcome.answer());
            assertThat(outcome.recoveryCodes()).hasSize(10).doesNotContainAnyElementsOf(recoveryCodes);
            assertThat(codes(verify(recoveryCodes.get(0)))).containsExactly(IssueCode.CODE_WRONG);
            entrance.in(verify(outcome.recoveryCodes().get(0)));
        }
    }

    @Nested
    @DisplayName("setting one up")
    class Enrolment {

        @Test
        void takesACodeThatIsRight() {
            SecondFactorEnrolment again = entrance.door.enrol(in().ticket()).orElseThrow();
            SecondFactorOutcome wrong = entrance.door.confirm(again.ticket(), "000000", Entrance.HERE);
            assertThat(codes(wrong.answer())).containsExactly(IssueCode.CODE_WRONG);
            assertThat(wrong.recoveryCodes()).isEmpty();
            TotpSecret next = Entrance.secretOf(again);
            SecondFactorOutcome right = entrance.door.confirm(again.ticket(), entrance.code(next), Entrance.HERE);
            entrance.in(right.answer());
            nextStep();
            assertThat(codes(verify(code()))).containsExactly(IssueCode.CODE_WRONG);
            entrance.in(verify(entrance.code(next)));
            assertThat(entrance.actions(Entrance.ADA)).containsOnlyOnce("enrol-second-factor", "replace-second-factor");
        }

        @Test
        void showsASecretOnceAndStoresItSealed() {
            SecondFactorEnrolment again = entrance.door.enrol(in().ticket()).orElseThrow();
            assertThat(again.uri().toString())
                    .startsWith("otpauth://totp/Acme:ada%40example.com?secret=")
                    .contains(again.secret().replace(" ", ""))
                    .endsWith("&issuer=Acme");
            assertThat(again.toString()).doesNotContain(again.secret());
            assertThat(again.ticket()).doesNotContain(again.secret().replace(" ", ""));
            assertThat(entrance.kept(Entrance.ADA).secondFactor().secret()).startsWith("v1.");
        }

        @Test
        void endsTheSessionsOfBeforeAndIsTold() {
            SignInAnswer.In before = in();
            entrance.mails.clear();
            entrance.enrol(before.ticket(), new ArrayList<>());
            assertThat(entrance.door.isCurrent(before.stamp())).isFalse();
            assertThat(entrance.delivered()).contains(Mail.SECOND_FACTOR_CHANGED);
        }

        @Test
        void isDoneByNobodyWithoutTheSettings() {
            Entrance without = new Entrance(
                    InMemoryStores.of(Entrance.person("owner", "owner"), Entrance.person("ada", "member")),
                    settings -> dev.roster.signin.SignInSettings.defaults().with(settings.hasher()),
                    builder -> builder);
            without.give(Entrance.ADA, Entrance.RIGHT);
            String ticket = without.signIn("ada", Entrance.RIGHT).ticket();
            assertThatIllegalStateException().isThrownBy(() -> without.door.enrol(ticket));
        }

        @Test
        void isAFilterAndAColumn() {
            assertThat(entrance.stores.users().count(Filter.of(Field.SECOND_FACTOR, Operator.EQUAL, true), 10))
                    .isEqualTo(1);
            SignInAnswer.In in = in();
            entrance.in(entrance.door.removeSecondFactor(in.ticket()));
            assertThat(entrance.stores.users().count(Filter.of(Field.SECOND_FACTOR, Operator.EQUAL, true), 10))
                    .isZero();
            assertThat(entrance.door.isCurrent(in.stamp())).isFalse();
            entrance.signIn("ada", Entrance.RIGHT);
        }

        @Test
        void doesNotComeBackWithWhoeverWasDeletedForGood() {
            var gone = entrance.owner.users().deleteForGood(Entrance.ADA, version());
            try (ImportPlan undo = entrance.owner.undo(gone.run().orElseThrow())) {
                assertThat(entrance.owner.apply(undo).applied()).isEqualTo(1);
            }
            assertThat(entrance.owner
                            .users()
                            .find("ada")
                            .orElseThrow()
                            .lifecycle()
                            .secondFactor())
                    .isNull();
        }

        private long version() {
            return entrance.owner.users().find("ada").orElseThrow().version();
        }

        @Test
        void isForgottenWithAnotherKeyAndSealedAnewWithAnOlderOne() {
            byte[] newer = "another key of this host, 32 byte".substring(0, 32).getBytes(StandardCharsets.UTF_8);
            Entrance rotated = with(SecretBox.aesGcm(newer).alsoOpening(SecretBox.aesGcm(Entrance.KEY)));
            String before = entrance.kept(Entrance.ADA).secondFactor().secret();
            var asked = (SignInAnswer.SecondFactorNeeded) rotated.authenticate("ada", Entrance.RIGHT);
            rotated.in(rotated.door.verify(
                    asked.ticket(), Totp.code(device, Totp.stepAt(rotated.clock.instant())), Entrance.HERE));
            assertThat(entrance.kept(Entrance.ADA).secondFactor().secret()).isNotEqualTo(before);
            Entrance lost = with(SecretBox.aesGcm(Entrance.KEY));
            var again = (SignInAnswer.SecondFactorNeeded) lost.authenticate("ada", Entrance.RIGHT);
            assertThatIllegalStateException()
                    .isThrownBy(() -> lost.door.verify(again.ticket(), "000000", Entrance.HERE))
                    .withMessageContaining("another key");
        }

        private Entrance with(SecretBox box) {
            Entrance other = new Entrance(
                    entrance.stores, settings -> settings.with(SecondFactors.of(box, "Acme")), builder -> builder);
            other.clock.moveBy(Duration.between(other.clock.instant(), entrance.clock.instant()));
            return other;
        }
    }

    @Nested
    @DisplayName("a role may require it")
    class Required {

        private Entrance entranceWith(UnaryOperator<SecondFactors> rules) {
            Entrance strict = Entrance.of(
                    settings -> settings.with(rules.apply(SecondFactors.of(SecretBox.aesGcm(Entrance.KEY), "Acme"))));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            strict.give(strict.owner.actor().id().orElseThrow(), Entrance.OTHER);
            return strict;
        }

        @Test
        void soThatNobodyWithItIsInWithout() {
            Entrance strict = entranceWith(factors -> factors.requiredFor(OWNER));
            strict.signIn("ada", Entrance.RIGHT);
            var needed = (SignInAnswer.SecondFactorNeeded) strict.authenticate("owner", Entrance.OTHER);
            assertThat(needed.isEnrolled()).isFalse();
            assertThat(strict.door.verify(needed.ticket(), "000000", Entrance.HERE))
                    .isEqualTo(REFUSED);
            TotpSecret secret = strict.enrol(needed.ticket(), new ArrayList<>());
            var asked = (SignInAnswer.SecondFactorNeeded) strict.authenticate("owner", Entrance.OTHER);
            SignInAnswer.In in = strict.in(strict.door.verify(asked.ticket(), strict.code(secret), Entrance.HERE));
            assertThat(strict.door.removeSecondFactor(in.ticket()).kind())
                    .isEqualTo(SignInAnswer.Kind.SECOND_FACTOR_NEEDED);
        }

        @Test
        void afterAGrace() {
            Instant since = Instant.parse("2026-03-01T00:00:00Z");
            Entrance strict = entranceWith(factors -> factors.requiredFor(OWNER).withGrace(since, Duration.ofDays(7)));
            SignInAnswer.In in = strict.signIn("owner", Entrance.OTHER);
            assertThat(in.enrolment().requiredFrom()).isEqualTo(since.plus(Duration.ofDays(7)));
            strict.clock.moveBy(Duration.between(strict.clock.instant(), since.plus(Duration.ofDays(7)))
                    .minusNanos(1_000));
            strict.signIn("owner", Entrance.OTHER);
            strict.clock.moveBy(Duration.ofNanos(1_000));
            assertThat(strict.authenticate("owner", Entrance.OTHER).kind())
                    .isEqualTo(SignInAnswer.Kind.SECOND_FACTOR_NEEDED);
        }

        @Test
        void andAllOthersMayBeEncouraged() {
            Entrance strict = entranceWith(SecondFactors::encouraged);
            assertThat(strict.signIn("ada", Entrance.RIGHT).enrolment())
                    .isEqualTo(new SignInAnswer.In.Enrolment(true, null));
        }
    }

    @Test
    void withASecondFactorAPasswordMayBeShorter() {
        String ticket = in().ticket();
        entrance.in(entrance.change(ticket, "kw7-pzq2"));
        assertThat(entrance.kept(Entrance.ADA).secondFactor()).isNotNull();
    }
}
