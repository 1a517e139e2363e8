package dev.roster.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.account.Mail;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.signin.SecondFactorEnrolment;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SecretBox;
import dev.roster.signin.SignIn;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.SignInSettings;
import dev.roster.signin.Totp;
import dev.roster.signin.TotpSecret;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.Stores;
import dev.roster.testing.StoppedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A host whose users sign in: its stores, its clock, its mails, and a hasher that counts. */
final class Entrance {

    static final String RIGHT = "a sentence that ada alone knows";
    static final String OTHER = "another sentence that ada knows";
    static final SignInOrigin HERE = SignInOrigin.of("192.0.2.1").with("a browser");
    static final UserId ADA = new UserId("ada");
    static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);

    final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());
    final CountingHasher hasher = new CountingHasher(PasswordHasher.pbkdf2(1_000));
    final Stores stores;
    final Roster roster;
    final SignIn door;
    final Session owner;

    Entrance(Stores stores, UnaryOperator<SignInSettings> settings, UnaryOperator<RosterBuilder> more) {
        this.stores = stores;
        SignInSettings base =
                SignInSettings.defaults().with(hasher).with(SecondFactors.of(SecretBox.aesGcm(KEY), "Acme"));
        this.roster = more.apply(Roster.on(stores)
                        .clock(clock)
                        .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                        .mailer(mails::add)
                        .signIn(settings.apply(base)))
                .build();
        this.door = roster.signIn();
        this.owner = roster.as(new UserId("owner"));
        hasher.calls.set(0);
    }

    static Entrance of(UnaryOperator<SignInSettings> settings) {
        return new Entrance(
                InMemoryStores.of(person("ada", "member"), person("owner", "owner")), settings, builder -> builder);
    }

    static Entrance open() {
        Entrance entrance = of(settings -> settings);
        entrance.give(ADA, RIGHT);
        return entrance;
    }

    static User person(String id, String role) {
        return User.builder(new UserId(id))
                .version(1)
                .status(UserStatus.ACTIVE)
                .userName(new UserName(id))
                .displayName(id.equals("ada") ? "Ada Lovelace" : "The " + id)
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .roles(Set.of(new RoleKey(role)))
                .createdAt(Instant.parse("2026-01-01T00:00:00Z"))
                .build();
    }

    CredentialStore credentials() {
        return stores.require(CredentialStore.class);
    }

    Credentials kept(UserId user) {
        return credentials().find(user).orElseThrow();
    }

    /** Lets a user have a password, as if it was set a while ago. */
    void give(UserId user, String password) {
        try (Password typed = Password.of(password)) {
            var kept = new Credentials.Password(hasher.hash(typed), clock.instant(), false, null, List.of());
            assertThat(credentials().save(Credentials.first(user, kept, null))).isTrue();
        }
        hasher.calls.set(0);
    }

    SignInAnswer authenticate(String name, String password, SignInOrigin origin) {
        try (Password typed = Password.of(password)) {
            return door.authenticate(name, typed, origin);
        }
    }

    SignInAnswer authenticate(String name, String password) {
        return authenticate(name, password, HERE);
    }

    SignInAnswer change(String ticket, String password) {
        try (Password typed = Password.of(password)) {
            return door.changePassword(ticket, typed);
        }
    }

    SignInAnswer.In in(SignInAnswer answer) {
        assertThat(answer).isInstanceOf(SignInAnswer.In.class);
        return (SignInAnswer.In) answer;
    }

    SignInAnswer.In signIn(String name, String password) {
        return in(authenticate(name, password));
    }

    /** What an authenticator has taken over. */
    TotpSecret enrol(String ticket, List<String> recoveryCodes) {
        SecondFactorEnrolment enrolment = door.enrol(ticket).orElseThrow();
        TotpSecret secret = secretOf(enrolment);
        var outcome = door.confirm(enrolment.ticket(), code(secret), HERE);
        in(outcome.answer());
        recoveryCodes.addAll(outcome.recoveryCodes());
        clock.moveBy(Duration.ofSeconds(Totp.STEP_SECONDS));
        return secret;
    }

    static TotpSecret secretOf(SecondFactorEnrolment enrolment) {
        return TotpSecret.of(Base32.decode(enrolment.secret()));
    }

    String code(TotpSecret secret) {
        return Totp.code(secret, Totp.stepAt(clock.instant()));
    }

    List<AuditEntry> audit(UserId user) {
        return stores.audit().ofUser(user, 100);
    }

    List<String> actions(UserId user) {
        return audit(user).stream().map(AuditEntry::action).toList();
    }

    List<String> delivered() {
        roster.deliver();
        return mails.stream().map(Mail::kind).toList();
    }

    String secretOfLink(String kind) {
        roster.deliver();
        Map<String, String> values = mails.stream()
                .filter(mail -> mail.kind().equals(kind))
                .reduce((first, last) -> last)
                .orElseThrow()
                .values();
        return URI.create(values.get(Mail.LINK)).getFragment();
    }

    /** Counts what is hashed. */
    static final class CountingHasher implements PasswordHasher {

        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger verified = new AtomicInteger();
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        private final PasswordHasher inner;

        CountingHasher(PasswordHasher inner) {
            this.inner = inner;
        }

        /** Does something once while the next password is hashed. */
        void meanwhile(Runnable work) {
            meanwhile.set(work);
        }

        private void step() {
            calls.incrementAndGet();
            meanwhile.getAndSet(() -> {}).run();
        }

        @Override
        public String hash(Password password) {
            step();
            return inner.hash(password);
        }

        @Override
        public boolean verify(Password password, String encoded) {
            step();
            boolean isRight = inner.verify(password, encoded);
            if (isRight) {
                verified.incrementAndGet();
            }
            return isRight;
        }

        @Override
        public boolean accepts(String encoded) {
            return inner.accepts(encoded);
        }

        @Override
        public boolean needsRehash(String encoded) {
            return inner.needsRehash(encoded);
        }

        @Override
        public int maxLength() {
            return inner.maxLength();
        }

        @Override
        public int maxLength(String encoded) {
            return inner.maxLength(encoded);
        }
    }
}
