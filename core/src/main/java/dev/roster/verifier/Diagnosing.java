package dev.roster.verifier;

import dev.roster.access.Action;
import dev.roster.access.ActionRules;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.door.UsersDoor;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.signin.Diagnosis;
import dev.roster.signin.Diagnosis.Reason;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds every reason why somebody cannot sign in, in the order in which the door asks. For one thread. */
final class Diagnosing {

    private final TenantState tenant;
    private final Actor asker;
    private final Optional<SignInAccounts> accounts;
    private final List<Reason> reasons = new ArrayList<>();

    Diagnosing(TenantState tenant, Actor asker, Optional<SignInAccounts> accounts) {
        this.tenant = tenant;
        this.asker = asker;
        this.accounts = accounts;
    }

    Diagnosis diagnose(String name) {
        UsersDoor users = new UsersDoor(tenant, asker);
        User user = users.find(name).or(() -> users.findDeleted(name)).orElse(null);
        if (user == null) {
            return new Diagnosis(
                    null, List.of(new Reason(Issue.of(IssueCode.SIGN_IN_UNKNOWN, null), true, null, null)));
        }
        Present present = tenant.present();
        Asked asked = new Asked(
                user, tenant.refreshed(asker, present), new ActionRules(present.authorizer(), tenant.accounts()));
        ofState(asked);
        tenant.signIn().ifPresent(settings -> ofCredentials(asked, settings));
        accounts.ifPresent(kept -> ofAccount(asked, kept));
        return new Diagnosis(user, reasons);
    }

    /** Who it is about, and who asks. */
    private record Asked(User user, Actor asker, ActionRules rules) {}

    private void add(Asked asked, @Nullable Action mend, IssueCode code, String... details) {
        boolean keepsOut = code != IssueCode.SIGN_IN_MUST_CHANGE && code != IssueCode.SIGN_IN_FACTOR_MISSING;
        reasons.add(new Reason(
                Issue.of(code, null, details),
                keepsOut,
                mend,
                mend == null ? null : asked.rules().decide(asked.asker(), mend, asked.user())));
    }

    private void ofState(Asked asked) {
        User user = asked.user();
        String reason = user.access().statusReason();
        String why = reason == null ? "-" : reason;
        switch (user.access().status()) {
            case INVITED -> ofInvitation(asked);
            case SUSPENDED -> add(asked, Action.REACTIVATE, IssueCode.SIGN_IN_SUSPENDED, why);
            case INACTIVE -> add(asked, Action.REACTIVATE, IssueCode.SIGN_IN_INACTIVE, why);
            case DELETED -> add(asked, Action.RESTORE, IssueCode.SIGN_IN_DELETED);
            case ACTIVE -> {}
        }
        if (user.access().roles().contains(RoleCatalog.BLOCKED)) {
            add(asked, null, IssueCode.SIGN_IN_BLOCKED);
        }
    }

    private void ofInvitation(Asked asked) {
        tenant.stores()
                .capability(TokenStore.class)
                .flatMap(tokens -> tokens.find(asked.user().id(), OneTimeToken.Purpose.INVITATION))
                .filter(token -> !token.isExpired(tenant.now()))
                .ifPresentOrElse(
                        token -> add(
                                asked,
                                Action.UPDATE,
                                IssueCode.SIGN_IN_PENDING,
                                token.expiresAt().toString()),
                        () -> add(asked, Action.UPDATE, IssueCode.SIGN_IN_INVITATION_OVER));
    }

    private void ofCredentials(Asked asked, SignInSettings settings) {
        User user = asked.user();
        Locks locks = Locks.of(tenant, settings, user.id());
        if (locks.passwords() != null) {
            add(
                    asked,
                    Action.UNLOCK,
                    IssueCode.SIGN_IN_LOCKED,
                    locks.passwords().toString());
        }
        Credentials kept =
                tenant.stores().require(CredentialStore.class).find(user.id()).orElse(null);
        Credentials.Password password = kept == null ? null : kept.password();
        Instant now = tenant.now();
        if (password == null || password.isExpired(now) || !settings.hasher().accepts(password.hash())) {
            add(asked, Action.RESET, IssueCode.SIGN_IN_NO_PASSWORD);
        } else if (password.mustChange() || settings.passwords().isExpired(password.changedAt(), now)) {
            add(asked, Action.RESET, IssueCode.SIGN_IN_MUST_CHANGE);
        }
        if (locks.codes() != null) {
            add(
                    asked,
                    Action.UNLOCK,
                    IssueCode.SIGN_IN_CODES_LOCKED,
                    locks.codes().toString());
        }
        boolean hasFactor = kept != null && kept.secondFactor() != null;
        boolean isRequired = Optional.ofNullable(settings.secondFactors())
                .flatMap(factors -> factors.requiredFrom(user))
                .filter(from -> !now.isBefore(from))
                .isPresent();
        if (isRequired && !hasFactor) {
            add(asked, null, IssueCode.SIGN_IN_FACTOR_MISSING);
        }
    }

    /** Of who is active alone: others are kept out by their state. */
    private void ofAccount(Asked asked, SignInAccounts kept) {
        if (!Claimants.mayComeIn(asked.user())) {
            return;
        }
        List<SignInAccount> found = kept.findAll(List.of(asked.user().id()));
        if (found.isEmpty()) {
            add(asked, null, IssueCode.SIGN_IN_ACCOUNT_MISSING);
        } else if (!found.get(0).isEnabled()) {
            add(asked, null, IssueCode.SIGN_IN_ACCOUNT_DISABLED, found.get(0).name());
        }
    }
}
