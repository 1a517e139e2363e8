package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.roster.Roster;
import dev.roster.access.RoleCatalog;
import dev.roster.account.Mail;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.BreachedPasswords;
import dev.roster.signin.CharacterKind;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.PasswordPolicy;
import dev.roster.signin.SessionStamp;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whose passwords Roster keeps sign in, change them, and are kept out. */
class SignInTest {

    private final Entrance entrance = Entrance.open();

    private static List<IssueCode> codes(SignInAnswer answer) {
        return ((SignInAnswer.PasswordChangeNeeded) answer)
                .issues().stream().map(Issue::code).toList();
    }

    private static String ticket(SignInAnswer answer) {
        return switch (answer.kind()) {
            case IN -> ((SignInAnswer.In) answer).ticket();
            case SECOND_FACTOR_NEEDED -> ((SignInAnswer.SecondFactorNeeded) answer).ticket();
            case PASSWORD_CHANGE_NEEDED -> ((SignInAnswer.PasswordChangeNeeded) answer).ticket();
            case PASSWORD_RESET, REFUSED -> "";
        };
    }

    private void refused(String name, String password) {
        assertThat(entrance.authenticate(name, password)).isEqualTo(new SignInAnswer.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ADA", " ada ", "ada@example.com", "Ada@Example.COM"})
    void whoeverHasTheNameAndThePasswordIsIn(String name) {
        SignInAnswer.In in = entrance.signIn(name, Entrance.RIGHT);
        assertThat(in.user().id()).isEqualTo(Entrance.ADA);
        assertThat(entrance.door.isCurrent(in.stamp())).isTrue();
        assertThat(entrance.hasher.calls).hasValue(1);
        assertThat(entrance.owner.users().find("ada").orElseThrow().lifecycle().lastLoginAt())
                .isEqualTo(entrance.clock.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "A sentence that ada alone knows", "a sentence that ada alone know"})
    void nobodyIsInByAnotherPassword(String typed) {
        refused("ada", typed);
        assertThat(entrance.hasher.calls).hasValue(1);
        assertThat(entrance.owner.users().find("ada").orElseThrow().lifecycle().lastLoginAt())
                .isNull();
    }

    @Test
    void whoHasNoSettingsHasNoPasswords() {
        try (Roster roster = Roster.inMemory();
                Password typed = Password.of("anything")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> roster.signIn().authenticate("ada", typed, SignInOrigin.unknown()))
                    .withMessageContaining("RosterBuilder.signIn");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Roster.on(new InMemoryStores())
                        .signIn(SignInSettings.defaults())
                        .build())
                .withMessageContaining("links");
    }

    @Nested
    @DisplayName("D2: refusals look alike and cost one hash")
    class Refusals {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nobody",
                    "nobody@example.com",
                    "",
                    " ",
                    "ada\u0000",
                    "\u0430da",
                    "ada@example.com@example.com",
                    "' or 1=1 --"
                })
        void ofNamesThatNobodyHas(String name) {
            refused(name, Entrance.RIGHT);
            assertThat(entrance.hasher.calls).hasValue(1);
            assertThat(entrance.hasher.verified).hasValue(0);
        }

        @Test
        void ofAVeryLongName() {
            refused("a".repeat(1_000_000), Entrance.RIGHT);
            assertThat(entrance.hasher.calls).hasValue(1);
        }

        @Test
        void ofUsersWithoutAPassword() {
            refused("owner", Entrance.RIGHT);
            assertThat(entrance.hasher.calls).hasValue(1);
        }

        @Test
        void ofPasswordsThatNobodyCanHave() {
            refused("ada", "x".repeat(1_000_000));
            refused("ada", "a\u0007b");
            assertThat(entrance.hasher.calls).hasValue(2);
        }

        @Test
        void ofPasswordsThatAreTooLongForTheHashOfBefore() {
            ShortHasher before = new ShortHasher(PasswordHasher.pbkdf2(1_000));
            Entrance mixed = Entrance.of(
                    settings -> settings.with(PasswordHasher.pbkdf2(1_000).alsoVerifying(before)));
            String hash;
            try (Password typed = Password.of(Entrance.RIGHT)) {
                hash = before.hash(typed);
            }
            var kept = new Credentials.Password(hash, mixed.clock.instant(), false, null, List.of());
            assertThat(mixed.credentials().save(Credentials.first(Entrance.ADA, kept, null)))
                    .isTrue();
            before.hashed.set(0);
            assertThat(mixed.authenticate("ada", "x".repeat(100))).isEqualTo(new SignInAnswer.Refused());
            assertThat(before.hashed).hasValue(1);
            mixed.signIn("ada", Entrance.RIGHT);
            assertThat(mixed.kept(Entrance.ADA).password().hash()).startsWith("$pbkdf2");
        }

        @Test
        void ofWhoeverIsKeptOut() {
            UserId ada = Entrance.ADA;
            entrance.owner.users().suspend(ada, version(), "leave");
            refused("ada", Entrance.RIGHT);
            entrance.owner.users().reactivate(ada, version());
            entrance.owner.users().deactivate(ada, version(), null);
            refused("ada", Entrance.RIGHT);
            entrance.owner.users().delete(ada, version());
            refused("ada", Entrance.RIGHT);
            assertThat(entrance.hasher.calls).hasValue(3);
        }

        @Test
        void ofWhoeverIsBlocked() {
            Entrance blocked = new Entrance(
                    InMemoryStores.of(
                            Entrance.person("owner", "owner"),
                            Entrance.person("ada", "member").with(user -> user.roles(Set.of(RoleCatalog.BLOCKED)))),
                    settings -> settings,
                    builder -> builder);
            blocked.give(Entrance.ADA, Entrance.RIGHT);
            assertThat(blocked.authenticate("ada", Entrance.RIGHT)).isEqualTo(new SignInAnswer.Refused());
            assertThat(blocked.hasher.calls).hasValue(1);
        }

        @Test
        void ofLockedUsersAndNames() {
            for (int attempt = 1; attempt <= 5; attempt++) {
                refused("ada", "wrong");
                refused("nobody", "wrong");
            }
            entrance.hasher.calls.set(0);
            entrance.hasher.verified.set(0);
            refused("ada", Entrance.RIGHT);
            refused("nobody", Entrance.RIGHT);
            assertThat(entrance.hasher.calls).hasValue(2);
            assertThat(entrance.hasher.verified).hasValue(0);
        }

        private long version() {
            return entrance.owner.users().find("ada").map(User::version).orElseThrow();
        }
    }

    @Nested
    @DisplayName("D1: attempts are taken before a password is looked at")
    class Lockout {

        private void fail(int times) {
            for (int attempt = 1; attempt <= times; attempt++) {
                refused("ada", "wrong");
            }
        }

        @Test
        void fiveWrongOnesLock() {
            fail(5);
            refused("ada", Entrance.RIGHT);
            refused("ada@example.com", Entrance.RIGHT);
        }

        @Test
        void fourDoNotAndSuccessForgetsThem() {
            fail(4);
            entrance.signIn("ada", Entrance.RIGHT);
            fail(4);
            entrance.signIn("ada@example.com", Entrance.RIGHT);
        }

        @Test
        void theLockEndsByItselfAndIsNotLengthened() {
            fail(5);
            entrance.clock.moveBy(Duration.ofMinutes(15).minusNanos(1_000));
            refused("ada", Entrance.RIGHT);
            entrance.clock.moveBy(Duration.ofNanos(1_000));
            entrance.signIn("ada", Entrance.RIGHT);
        }

        @Test
        void theNextLockTakesLonger() {
            fail(5);
            entrance.clock.moveBy(Duration.ofMinutes(15));
            fail(5);
            entrance.clock.moveBy(Duration.ofMinutes(15));
            refused("ada", Entrance.RIGHT);
            entrance.clock.moveBy(Duration.ofMinutes(15));
            entrance.signIn("ada", Entrance.RIGHT);
        }

        @Test
        void aLockIsAuditedOnceAndMailed() {
            fail(7);
            assertThat(entrance.actions(Entrance.ADA))
                    .containsOnlyOnce("lock-sign-in")
                    .filteredOn("fail-sign-in"::equals)
                    .hasSize(5);
            assertThat(entrance.delivered()).containsExactly(Mail.SIGN_IN_LOCKED);
            assertThat(entrance.mails.get(0).values())
                    .containsEntry(Mail.EXPIRES, "2026-03-01T08:15:00Z")
                    .containsEntry(Mail.NAME, "Ada Lovelace");
        }

        @Test
        void whoLooksIntoItSeesFromWhere() {
            fail(1);
            AuditEntry failed = entrance.audit(Entrance.ADA).get(0);
            assertThat(failed.detail()).isEqualTo("wrong password");
            assertThat(failed.values())
                    .contains(
                            new AuditEntry.Value("source", null, "192.0.2.1"),
                            new AuditEntry.Value("device", null, "a browser"));
        }

        @Test
        void oneSourceTriesSoManyNames() {
            for (int name = 1; name <= 100; name++) {
                refused("name" + name, "wrong");
            }
            refused("ada", Entrance.RIGHT);
            entrance.in(entrance.authenticate("ada", Entrance.RIGHT, SignInOrigin.of("192.0.2.2")));
        }

        @Test
        void successesOfASourceDoNotCount() {
            for (int time = 1; time <= 150; time++) {
                entrance.signIn("ada", Entrance.RIGHT);
            }
        }

        @Test
        void aSourceThatGetsInByOneNameIsNotForgotten() {
            for (int name = 1; name <= 99; name++) {
                refused("name" + name, "wrong");
            }
            entrance.signIn("ada", Entrance.RIGHT);
            refused("name100", "wrong");
            refused("ada", Entrance.RIGHT);
        }
    }

    @Nested
    @DisplayName("whoever signs in with an old hash gets a new one")
    class Renewal {

        @Test
        void withoutAnythingElseChanging() {
            String before = entrance.kept(Entrance.ADA).password().hash();
            Entrance stronger = new Entrance(
                    entrance.stores,
                    settings -> settings.with(new Entrance.CountingHasher(PasswordHasher.pbkdf2(2_000))),
                    builder -> builder);
            SessionStamp stamp = entrance.signIn("ada", Entrance.RIGHT).stamp();
            stronger.signIn("ada", Entrance.RIGHT);
            Credentials kept = entrance.kept(Entrance.ADA);
            assertThat(kept.password().hash()).isNotEqualTo(before).contains("i=2000");
            assertThat(entrance.door.isCurrent(stamp)).isTrue();
            stronger.signIn("ada", Entrance.RIGHT);
            assertThat(entrance.kept(Entrance.ADA)).isEqualTo(kept);
        }
    }

    @Nested
    @DisplayName("another password")
    class Change {

        @Test
        void isSetByWhoSignedInAMomentAgo() {
            SignInAnswer.In before = entrance.signIn("ada", Entrance.RIGHT);
            SignInAnswer.In after = entrance.in(entrance.change(before.ticket(), Entrance.OTHER));
            assertThat(entrance.door.isCurrent(before.stamp())).isFalse();
            assertThat(entrance.door.isCurrent(after.stamp())).isTrue();
            refused("ada", Entrance.RIGHT);
            entrance.signIn("ada", Entrance.OTHER);
            assertThat(entrance.actions(Entrance.ADA)).contains("change-password");
            assertThat(entrance.delivered()).containsExactly(Mail.PASSWORD_CHANGED);
        }

        @Test
        void isNotSetTwiceByOneTicket() {
            String ticket = entrance.signIn("ada", Entrance.RIGHT).ticket();
            entrance.in(entrance.change(ticket, Entrance.OTHER));
            assertThat(entrance.change(ticket, "a third sentence of somebody")).isEqualTo(new SignInAnswer.Refused());
            entrance.signIn("ada", Entrance.OTHER);
        }

        @Test
        void isNotSetByATicketThatIsTooOldOrChanged() {
            String ticket = entrance.signIn("ada", Entrance.RIGHT).ticket();
            for (int i = 0; i < ticket.length(); i++) {
                char other = ticket.charAt(i) == 'A' ? 'B' : 'A';
                String changed = ticket.substring(0, i) + other + ticket.substring(i + 1);
                assertThat(entrance.change(changed, Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
            }
            for (String text : List.of("", ".", "..", "x.y", ticket + "x", "x" + ticket, "\n", "a".repeat(100_000))) {
                assertThat(entrance.change(text, Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
            }
            entrance.clock.moveBy(Duration.ofMinutes(10));
            assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
        }

        @Test
        void isNotSetByTheTicketOfAnotherTenant() {
            Entrance foreign = new Entrance(entrance.stores, settings -> settings, builder -> builder.tenant("acme"));
            String ticket = foreign.signIn("ada", Entrance.RIGHT).ticket();
            assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
        }

        @Test
        void tellsEverythingThatSpeaksAgainstIt() {
            Entrance strict = Entrance.of(
                    settings -> settings.with(PasswordPolicy.defaults().withComposition(CharacterKind.DIGIT)));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            SignInAnswer answer =
                    strict.change(strict.signIn("ada", Entrance.RIGHT).ticket(), "Ada Lovelace");
            assertThat(codes(answer))
                    .containsExactly(
                            IssueCode.PASSWORD_TOO_SHORT, IssueCode.PASSWORD_COMPOSITION, IssueCode.PASSWORD_NAME);
            strict.in(strict.change(ticket(answer), "a sentence with 1 digit"));
        }

        @Test
        void isNoneOfTheLastOnes() {
            Entrance strict = Entrance.of(
                    settings -> settings.with(PasswordPolicy.defaults().withHistory(3)));
            strict.give(Entrance.ADA, "sentence number one of ada");
            String ticket = strict.signIn("ada", "sentence number one of ada").ticket();
            for (String next : List.of("sentence number two of ada", "sentence number three of ada")) {
                ticket = strict.in(strict.change(ticket, next)).ticket();
            }
            for (String last : List.of(
                    "sentence number one of ada", "sentence number two of ada", "sentence number three of ada")) {
                assertThat(codes(strict.change(ticket, last))).containsExactly(IssueCode.PASSWORD_REUSED);
            }
            ticket = strict.in(strict.change(ticket, "sentence number four of ada"))
                    .ticket();
            assertThat(strict.kept(Entrance.ADA).password().history()).hasSize(2);
            strict.in(strict.change(ticket, "sentence number one of ada"));
        }

        @Test
        void isAskedForWhenTheOneOfNowIsTooOld() {
            Entrance strict = Entrance.of(
                    settings -> settings.with(PasswordPolicy.defaults().withMaxAge(Duration.ofDays(90))));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            strict.clock.moveBy(Duration.ofDays(90).minusNanos(1_000));
            strict.signIn("ada", Entrance.RIGHT);
            strict.clock.moveBy(Duration.ofNanos(1_000));
            SignInAnswer answer = strict.authenticate("ada", Entrance.RIGHT);
            assertThat(codes(answer)).containsExactly(IssueCode.PASSWORD_EXPIRED);
            strict.in(strict.change(ticket(answer), Entrance.OTHER));
            strict.signIn("ada", Entrance.OTHER);
        }

        @Test
        void isAskedForWhenTheOneOfNowWasStolen() {
            Map<String, Long> stolen = new ConcurrentHashMap<>();
            BreachedPasswords list = sha1 -> stolen.isEmpty() ? 0 : 7;
            Entrance strict = Entrance.of(settings -> settings.with(list));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            strict.signIn("ada", Entrance.RIGHT);
            stolen.put("all", 7L);
            SignInAnswer answer = strict.authenticate("ada", Entrance.RIGHT);
            assertThat(codes(answer)).containsExactly(IssueCode.PASSWORD_BREACHED);
            stolen.clear();
            strict.in(strict.change(ticket(answer), Entrance.OTHER));
        }

        @Test
        void isTakenWithAnEntryWhenTheListOfStolenOnesDoesNotAnswer() {
            Entrance strict = Entrance.of(settings -> settings.with((BreachedPasswords) sha1 -> {
                throw new IllegalStateException("down");
            }));
            strict.give(Entrance.ADA, Entrance.RIGHT);
            String ticket = strict.signIn("ada", Entrance.RIGHT).ticket();
            strict.in(strict.change(ticket, Entrance.OTHER));
            assertThat(strict.audit(Entrance.ADA).get(0).detail())
                    .isEqualTo("the list of stolen passwords could not be asked");
        }
    }

    @Nested
    @DisplayName("D5: while a password is hashed")
    class Meanwhile {

        @Test
        void whoeverIsKeptOutDoesNotComeIn() {
            entrance.hasher.meanwhile(() -> {
                User ada = entrance.owner.users().find("ada").orElseThrow();
                entrance.owner.users().deactivate(Entrance.ADA, ada.version(), null);
                entrance.owner.users().reactivate(Entrance.ADA, ada.version() + 1);
            });
            refused("ada", Entrance.RIGHT);
            entrance.signIn("ada", Entrance.RIGHT);
        }

        @Test
        void whoeverGetsAnotherPasswordDoesNotComeInByTheOldOne() {
            String ticket = entrance.signIn("ada", Entrance.RIGHT).ticket();
            entrance.hasher.meanwhile(() -> entrance.in(entrance.change(ticket, Entrance.OTHER)));
            refused("ada", Entrance.RIGHT);
        }

        @Test
        void whoeverIsDeletedForGoodDoesNotComeIn() {
            entrance.hasher.meanwhile(() -> {
                User ada = entrance.owner.users().find("ada").orElseThrow();
                entrance.owner.users().deleteForGood(Entrance.ADA, ada.version());
            });
            refused("ada", Entrance.RIGHT);
        }

        @Test
        void aPasswordIsNotSetForWhoeverIsKeptOut() {
            String ticket = entrance.signIn("ada", Entrance.RIGHT).ticket();
            entrance.hasher.meanwhile(() -> {
                User ada = entrance.owner.users().find("ada").orElseThrow();
                entrance.owner.users().suspend(Entrance.ADA, ada.version(), null);
            });
            assertThat(entrance.change(ticket, Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
        }
    }

    @Nested
    @DisplayName("sessions")
    class Sessions {

        @Test
        void endAtOnceWithWhoeverIsKeptOutAndStayEnded() {
            SignInAnswer.In in = entrance.signIn("ada", Entrance.RIGHT);
            User ada = entrance.owner.users().find("ada").orElseThrow();
            entrance.owner.users().deactivate(Entrance.ADA, ada.version(), null);
            assertThat(entrance.door.isCurrent(in.stamp())).isFalse();
            assertThat(entrance.change(in.ticket(), Entrance.OTHER)).isEqualTo(new SignInAnswer.Refused());
            entrance.owner.users().reactivate(Entrance.ADA, ada.version() + 1);
            assertThat(entrance.door.isCurrent(in.stamp())).isFalse();
            assertThat(entrance.door.isCurrent(
                            entrance.signIn("ada", Entrance.RIGHT).stamp()))
                    .isTrue();
        }

        @Test
        void areKeptAsTexts() {
            SessionStamp stamp = entrance.signIn("ada", Entrance.RIGHT).stamp();
            assertThat(SessionStamp.of(stamp.toString())).isEqualTo(stamp);
            for (String text : List.of("", "ada", "x ada", "-1 ada", "1 ", "99999999999999999999 ada")) {
                assertThatIllegalArgumentException().isThrownBy(() -> SessionStamp.of(text));
            }
        }

        @Test
        void ofNobodyAreOver() {
            assertThat(entrance.door.isCurrent(new SessionStamp(new UserId("nobody"), 0)))
                    .isFalse();
            assertThat(entrance.door.isCurrent(new SessionStamp(new UserId("owner"), 0)))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("D6: no answer, ticket or setting shows a secret")
    void nothingIsShown() {
        SignInAnswer.In in = entrance.signIn("ada", Entrance.RIGHT);
        assertThat(in.toString()).doesNotContain(in.ticket());
        SignInAnswer wanted = entrance.change(in.ticket(), "short");
        assertThat(wanted.toString()).doesNotContain(ticket(wanted)).doesNotContain("short");
        assertThat(entrance.kept(Entrance.ADA).toString()).doesNotContain("pbkdf2");
    }

    /** Takes 64 bytes, in a form of its own, and counts what it really hashes. */
    private static final class ShortHasher implements PasswordHasher {

        private static final String FORM = "short:";

        private final AtomicInteger hashed = new AtomicInteger();
        private final PasswordHasher inner;

        ShortHasher(PasswordHasher inner) {
            this.inner = inner;
        }

        @Override
        public String hash(Password password) {
            return FORM + inner.hash(password);
        }

        @Override
        public boolean verify(Password password, String encoded) {
            if (!password.fits(maxLength())) {
                return false;
            }
            hashed.incrementAndGet();
            return inner.verify(password, encoded.substring(FORM.length()));
        }

        @Override
        public boolean accepts(String encoded) {
            return encoded.startsWith(FORM);
        }

        @Override
        public boolean needsRehash(String encoded) {
            return false;
        }

        @Override
        public int maxLength() {
            return 64;
        }
    }
}
