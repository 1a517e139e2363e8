package dev.roster.verifier;

import dev.roster.account.Mail;
import dev.roster.apply.CredentialUnit;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.Password;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A password that is compared, and one that is set. */
record PasswordStep(Verifier verifier) {

    SignInAnswer authenticate(String name, Password typed, SignInOrigin origin) {
        Instant now = verifier.tenant().now();
        User user = verifier.claimants().find(name).orElse(null);
        Attempts.Taken taken =
                verifier.attempts().password(user, name, origin, now).orElse(null);
        Credentials stored = user == null || taken == null
                ? null
                : verifier.credentials().find(user.id()).orElse(null);
        Credentials.Password kept = Hashes.comparable(user, stored, now);
        boolean isRight = verifier.hashes().match(typed, kept);
        if (taken == null || user == null) {
            return Verifier.REFUSED;
        }
        if (!isRight || stored == null || kept == null) {
            new Failures(verifier).note(user, why(user, stored, kept, now), taken, origin);
            return Verifier.REFUSED;
        }
        Credentials present = unchanged(stored).orElse(null);
        if (present == null) {
            return Verifier.REFUSED;
        }
        verifier.attempts().giveBack(taken);
        return go(user, present, typed);
    }

    private static String why(
            User user, @Nullable Credentials stored, Credentials.@Nullable Password kept, Instant now) {
        if (kept != null) {
            return "wrong password";
        }
        if (!Claimants.mayComeIn(user)) {
            return "the user is " + user.access().status().word() + " or blocked";
        }
        Credentials.Password password = stored == null ? null : stored.password();
        return password == null ? "no password" : password.isExpired(now) ? "temporary password too old" : "not usable";
    }

    /** Whoever was kept out, or got another password, while this one was hashed, does not come in by it. */
    private Optional<Credentials> unchanged(Credentials before) {
        return verifier.credentials().find(before.user()).filter(now -> now.generation() == before.generation());
    }

    private SignInAnswer go(User user, Credentials stored, Password typed) {
        Steps steps = new Steps(verifier);
        Instant now = verifier.tenant().now();
        List<Issue> flaws = new ArrayList<>(steps.flaws(stored, now));
        Credentials.Password kept = stored.password();
        if (kept == null || kept.hash().equals(Hashes.USED)) {
            return Verifier.REFUSED;
        }
        if (kept.validUntil() != null) {
            Credentials used = stored.next(used(kept), stored.secondFactor());
            return verifier.credentials().save(used)
                    ? steps.after(new Steps.Reached(user, used, false, -1), flaws)
                    : Verifier.REFUSED;
        }
        verifier.settings().screening().breach(typed).stream()
                .filter(issue -> issue.code() == IssueCode.PASSWORD_BREACHED)
                .forEach(flaws::add);
        Credentials present = verifier.hashes().isWeak(kept) ? renewed(stored, kept, typed) : stored;
        return steps.after(new Steps.Reached(user, present, false, -1), flaws);
    }

    /** A temporary password is gone at its first use. */
    private static Credentials.Password used(Credentials.Password kept) {
        return new Credentials.Password(Hashes.USED, kept.changedAt(), true, kept.validUntil(), kept.history());
    }

    /** Hashed as strongly as today; where somebody else changed the credentials meanwhile, they stay as those are. */
    private Credentials renewed(Credentials stored, Credentials.Password kept, Password typed) {
        var stronger = new Credentials.Password(
                verifier.hashes().of(typed), kept.changedAt(), kept.mustChange(), null, kept.history());
        Credentials next = stored.next(stronger, stored.secondFactor());
        return verifier.credentials().save(next)
                ? next
                : verifier.credentials().find(stored.user()).orElse(stored);
    }

    SignInAnswer change(String text, Password wanted) {
        Verifier.Open open =
                verifier.open(text, Ticket.Stage.CHANGE, Ticket.Stage.IN).orElse(null);
        if (open == null) {
            return Verifier.REFUSED;
        }
        Optional<OneTimeToken> link = new Resets(verifier).find(open);
        if (open.ticket().link() != null && link.isEmpty()) {
            return Verifier.REFUSED;
        }
        List<Issue> issues =
                verifier.settings().screening().check(wanted, verifier.owner(open.user(), open.credentials()));
        if (Verifier.hasError(issues)) {
            return new SignInAnswer.PasswordChangeNeeded(text, open.ticket().until(), issues);
        }
        Credentials saved =
                open.next(password(open.password(), wanted), open.factor()).endingSessions();
        if (!write(open, saved, link, issues)) {
            return Verifier.REFUSED;
        }
        if (link.isPresent()) {
            forget(open.user().id());
            return new SignInAnswer.PasswordReset();
        }
        return new Steps(verifier).after(new Steps.Reached(open.user(), saved, true, -1), List.of());
    }

    /** The password as it is kept. */
    Credentials.Password password(Credentials.@Nullable Password before, Password wanted) {
        return new Credentials.Password(
                verifier.hashes().of(wanted),
                verifier.tenant().now(),
                false,
                null,
                Verifier.history(verifier.settings(), before));
    }

    private boolean write(Verifier.Open open, Credentials saved, Optional<OneTimeToken> link, List<Issue> issues) {
        UserId user = open.user().id();
        CredentialUnit unit = new CredentialUnit(verifier.tenant(), user.value(), user);
        link.ifPresent(unit::consume);
        unit.save(saved)
                .revokeLinks()
                .audit(link.isPresent() ? "reset-own-password" : "change-password", told(issues))
                .mail(Mail.PASSWORD_CHANGED, Map.of())
                .endSessions();
        return unit.commit(CommitGuards.NONE) == UnitOutcome.Kind.WRITTEN;
    }

    private static String told(List<Issue> issues) {
        return issues.stream().anyMatch(issue -> issue.code() == IssueCode.PASSWORD_UNSCREENED)
                ? "the list of stolen passwords could not be asked"
                : "";
    }

    /** A reset lifts the locks of its user. */
    private void forget(UserId user) {
        SignInAttemptStore attempts = verifier.tenant().stores().require(SignInAttemptStore.class);
        attempts.clear(SignInSubject.of(user));
        attempts.clear(Attempts.codesOf(user));
    }
}
