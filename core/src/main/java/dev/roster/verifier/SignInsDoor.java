package dev.roster.verifier;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.account.Mail;
import dev.roster.account.UserOutcome;
import dev.roster.apply.CredentialUnit;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.Diagnosis;
import dev.roster.signin.Password;
import dev.roster.signin.SignInSettings;
import dev.roster.signin.SignInState;
import dev.roster.signin.SignIns;
import dev.roster.signin.TemporaryPassword;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.SignInAccounts;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.StoreException;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What administrators do about the sign-in of others; each call is decided as a change of the user is. Safe for use by many threads. */
public final class SignInsDoor implements SignIns {

    /** What the audit trail calls a lock that was lifted. */
    private static final String UNLOCKED = "unlock-sign-in";

    /** How often a call is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    /** How many entries of the audit trail are looked through for attempts that failed. */
    private static final int LOOKED_THROUGH = 500;

    private final TenantState tenant;
    private final Actor actor;
    private final Optional<SignInAccounts> accounts;

    /**
     * Opens the door.
     *
     * @param tenant whose users
     * @param actor who acts
     * @param accounts the accounts by which users sign in elsewhere, if there are any
     */
    public SignInsDoor(TenantState tenant, Actor actor, Optional<SignInAccounts> accounts) {
        this.tenant = tenant;
        this.actor = actor;
        this.accounts = accounts;
    }

    /**
     * How users sign in here.
     *
     * @throws IllegalStateException if no passwords are kept
     */
    private SignInSettings settings() {
        return tenant.signIn()
                .orElseThrow(() -> new IllegalStateException(
                        "no passwords are kept here; say how by RosterBuilder.signIn(SignInSettings)"));
    }

    private CredentialStore credentials() {
        return tenant.stores().require(CredentialStore.class);
    }

    private SignInAttemptStore attempts() {
        return tenant.stores().require(SignInAttemptStore.class);
    }

    @Override
    public Diagnosis diagnose(String name) {
        return new Diagnosing(tenant, actor, accounts).diagnose(name);
    }

    @Override
    public Optional<SignInState> stateOf(UserId user) {
        settings();
        Party party = tenant.party(actor, tenant.present(), Set.of(user));
        return party.found().stream()
                .filter(found -> mayLook(party, found))
                .findFirst()
                .map(this::state);
    }

    private boolean mayLook(Party party, User user) {
        Authorizer authorizer = tenant.present().authorizer();
        boolean isOwn = party.actor().id().filter(user.id()::equals).isPresent();
        return isOwn
                || (authorizer.mayRead(party.actor(), user)
                        && authorizer
                                .decide(party.actor(), Action.UNLOCK, user, user)
                                .isAllowed());
    }

    private SignInState state(User user) {
        Credentials kept = credentials().find(user.id()).orElse(null);
        Credentials.Password password = kept == null ? null : kept.password();
        Credentials.SecondFactor factor = kept == null ? null : kept.secondFactor();
        Locks locks = Locks.of(tenant, settings(), user.id());
        return new SignInState(
                user,
                password == null
                        ? null
                        : new SignInState.PasswordState(
                                password.changedAt(), password.mustChange(), password.validUntil()),
                factor == null
                        ? null
                        : new SignInState.SecondFactorState(
                                factor.enrolledAt(), factor.recoveryCodes().size()),
                locks.passwords(),
                locks.codes(),
                failures(user.id()));
    }

    private List<SignInState.Failure> failures(UserId user) {
        AuditStore.Query latest = AuditStore.Query.latest(LOOKED_THROUGH).of(AuditEntry.Target.of(user));
        return tenant.stores().audit().list(latest).entries().stream()
                .filter(entry -> entry.action().equals(Failures.FAILED))
                .limit(SignInState.MOST_FAILURES)
                .map(entry -> new SignInState.Failure(
                        entry.at(), entry.detail(), value(entry, "source"), value(entry, "device")))
                .toList();
    }

    private static @Nullable String value(AuditEntry entry, String field) {
        return entry.values().stream()
                .filter(value -> value.field().equals(field))
                .map(AuditEntry.Value::after)
                .findFirst()
                .orElse(null);
    }

    @Override
    public UserOutcome unlock(UserId user) {
        settings();
        UserOutcome outcome = call(user, Action.UNLOCK, known -> {
            Map<SignInSubject, AttemptWindow> windows =
                    attempts().findAll(List.of(SignInSubject.of(user), Attempts.codesOf(user)));
            Instant now = tenant.now();
            if (windows.values().stream().noneMatch(window -> window.used() > 0 && now.isBefore(window.endsAt()))) {
                return Optional.empty();
            }
            CredentialUnit unit = unit(known).audit(UNLOCKED, "").mail(Mail.SIGN_IN_UNLOCKED, Map.of());
            Optional.ofNullable(known.credentials())
                    .ifPresent(kept -> unit.save(kept.next(kept.password(), kept.secondFactor())));
            return Optional.of(unit);
        });
        if (outcome.kind() == UserOutcome.Kind.APPLIED) {
            attempts().clear(SignInSubject.of(user));
            attempts().clear(Attempts.codesOf(user));
        }
        return outcome;
    }

    @Override
    public UserOutcome resetSecondFactor(UserId user) {
        settings();
        return call(
                user,
                Action.RESET_SECOND_FACTOR,
                known -> Optional.ofNullable(known.credentials())
                        .filter(kept -> kept.secondFactor() != null)
                        .map(kept -> unit(known)
                                .save(kept.next(kept.password(), null).endingSessions())
                                .audit("reset-second-factor", "")
                                .mail(Mail.SECOND_FACTOR_CHANGED, Map.of())
                                .endSessions()));
    }

    @Override
    public UserOutcome requirePasswordChange(UserId user) {
        settings();
        return call(
                user,
                Action.RESET,
                known -> Optional.ofNullable(known.credentials())
                        .flatMap(kept -> Optional.ofNullable(kept.password())
                                .filter(password -> !password.mustChange())
                                .map(password -> unit(known)
                                        .save(kept.next(asked(password), kept.secondFactor()))
                                        .audit("require-password-change", ""))));
    }

    private static Credentials.Password asked(Credentials.Password password) {
        return new Credentials.Password(
                password.hash(), password.changedAt(), true, password.validUntil(), password.history());
    }

    @Override
    public TemporaryPassword issueTemporaryPassword(UserId user) {
        SignInSettings settings = settings();
        Duration life = settings.temporaryLife();
        if (life == null) {
            throw new IllegalStateException(
                    "no temporary passwords are handed out here; allow them by SignInSettings.withTemporaryPasswords");
        }
        String drawn = DrawnPassword.next();
        String hash;
        try (Password password = Password.of(drawn)) {
            hash = settings.hasher().hash(password);
        }
        UserOutcome outcome = call(user, Action.TEMPORARY_PASSWORD, known -> {
            Credentials kept = known.credentials();
            Credentials.Password before = kept == null ? null : kept.password();
            var given = new Credentials.Password(
                    hash, tenant.now(), true, tenant.now().plus(life), Verifier.history(settings, before));
            Credentials saved = kept == null
                    ? Credentials.first(user, given, null)
                    : kept.next(given, kept.secondFactor()).endingSessions();
            return Optional.of(unit(known)
                    .save(saved)
                    .revokeLinks()
                    .audit("issue-temporary-password", "until " + given.validUntil())
                    .mail(Mail.PASSWORD_CHANGED, Map.of())
                    .endSessions());
        });
        return new TemporaryPassword(outcome, outcome.kind() == UserOutcome.Kind.APPLIED ? drawn : null);
    }

    /** A user who may be changed, with what they sign in with, as read now. */
    private record Known(User user, @Nullable Credentials credentials, Actor actor) {}

    private CredentialUnit unit(Known known) {
        return new CredentialUnit(tenant, known.actor().name(), known.user().id());
    }

    /**
     * Decides by what is known, and again while who acts, the roles or the credentials changed before it was written.
     *
     * @throws StoreException if they change faster than it decides
     */
    private UserOutcome call(UserId id, Action action, Function<Known, Optional<CredentialUnit>> change) {
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Present present = tenant.present();
            Party party = tenant.party(actor, present, Set.of(id));
            User user = party.found().stream()
                    .filter(found -> present.authorizer().mayRead(party.actor(), found))
                    .findFirst()
                    .orElse(null);
            Decision decision = user == null
                    ? Authorizer.notKnown(id)
                    : present.authorizer().decide(party.actor(), action, user, user);
            if (user == null || !decision.isAllowed()) {
                return new UserOutcome(UserOutcome.Kind.REJECTED, null, null, List.of(decision.issue(null)));
            }
            User shown = present.authorizer().visible(party.actor(), user);
            Known known = new Known(user, credentials().find(id).orElse(null), party.actor());
            Optional<CredentialUnit> unit = change.apply(known);
            if (unit.isEmpty()) {
                return new UserOutcome(UserOutcome.Kind.UNCHANGED, shown, null, List.of());
            }
            if (unit.get().commit(present.guards(party.actor())) == UnitOutcome.Kind.WRITTEN) {
                return new UserOutcome(UserOutcome.Kind.APPLIED, shown, null, List.of());
            }
        }
        throw new StoreException("roles, the rights of " + actor.label()
                + " or what the user signs in with keep changing, so nothing was written; try again when they do not");
    }
}
