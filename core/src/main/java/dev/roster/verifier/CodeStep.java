package dev.roster.verifier;

import dev.roster.account.Mail;
import dev.roster.apply.CredentialUnit;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.signin.RecoveryCodes;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.Totp;
import dev.roster.signin.TotpSecret;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A code of the second factor, or a recovery code: each is good once, and whoever spends it first is the only one. */
record CodeStep(Verifier verifier) {

    SignInAnswer verify(String text, String code, SignInOrigin origin) {
        Verifier.Open open = verifier.open(text, Ticket.Stage.CODE).orElse(null);
        Credentials.SecondFactor factor = open == null ? null : open.factor();
        if (open == null || factor == null) {
            return Verifier.REFUSED;
        }
        Optional<OneTimeToken> link = Optional.empty();
        if (open.ticket().link() != null) {
            link = new Resets(verifier).find(open);
            if (link.isEmpty()) {
                return Verifier.REFUSED;
            }
        }
        Instant now = verifier.tenant().now();
        Attempts.Taken taken =
                verifier.attempts().code(open.user().id(), origin, now).orElse(null);
        if (taken == null) {
            return Verifier.REFUSED;
        }
        Credentials.SecondFactor spent = spent(open.user().id(), factor, code, now);
        if (spent == null) {
            new Failures(verifier).note(open.user(), "wrong code", taken, origin);
            boolean isLast = taken.lockedUntil().isPresent();
            return isLast ? Verifier.REFUSED : again(text, open.ticket());
        }
        Credentials saved = open.next(open.password(), spent);
        if (!save(
                open,
                saved,
                spent.recoveryCodes().size() < factor.recoveryCodes().size())) {
            return Verifier.REFUSED;
        }
        verifier.attempts().giveBack(taken);
        Steps steps = new Steps(verifier);
        return link.map(token -> steps.reset(open.user(), saved, token, true))
                .orElseGet(() -> steps.after(
                        new Steps.Reached(
                                open.user(), saved, true, spent.recoveryCodes().size()),
                        flaws(steps, open, saved, now)));
    }

    /** What was found with the password counts still, such as that it was stolen. */
    private static List<Issue> flaws(Steps steps, Verifier.Open open, Credentials saved, Instant now) {
        List<Issue> flaws = steps.flaws(saved, now);
        return flaws.isEmpty() && open.ticket().mustChange()
                ? List.of(Issue.of(IssueCode.PASSWORD_BREACHED, null))
                : flaws;
    }

    private static SignInAnswer again(String text, Ticket ticket) {
        return new SignInAnswer.SecondFactorNeeded(
                text, ticket.until(), true, List.of(Issue.of(IssueCode.CODE_WRONG, null)));
    }

    /** The factor once the code is used up, or null for a code that is not good. */
    private Credentials.@Nullable SecondFactor spent(
            UserId user, Credentials.SecondFactor factor, String code, Instant now) {
        SecondFactors factors = new SecondFactorSteps(verifier).settings();
        TotpSecret secret = TotpSecret.of(factors.box()
                .open(factor.secret(), verifier.boundTo(user))
                .orElseThrow(() -> new IllegalStateException("the second factor of user " + user
                        + " was sealed with another key; set that key up, or reset the second factor")));
        OptionalLong step = Totp.match(secret, code, now, factor.lastStep());
        if (step.isPresent()) {
            String sealed = factors.box().needsReseal(factor.secret())
                    ? factors.box().seal(secret.bytes(), verifier.boundTo(user))
                    : factor.secret();
            return new Credentials.SecondFactor(sealed, factor.enrolledAt(), step.getAsLong(), factor.recoveryCodes());
        }
        return RecoveryCodes.use(factor.recoveryCodes(), code)
                .map(left ->
                        new Credentials.SecondFactor(factor.secret(), factor.enrolledAt(), factor.lastStep(), left))
                .orElse(null);
    }

    /** A recovery code that was used is told to the user, for it may have been somebody else. */
    private boolean save(Verifier.Open open, Credentials saved, boolean isRecovery) {
        if (!isRecovery) {
            return verifier.credentials().save(saved);
        }
        UserId user = open.user().id();
        return new CredentialUnit(verifier.tenant(), user.value(), user)
                        .save(saved)
                        .audit("use-recovery-code", "signed in with a recovery code")
                        .mail(Mail.RECOVERY_CODE_USED, Map.of())
                        .commit(CommitGuards.NONE)
                == UnitOutcome.Kind.WRITTEN;
    }
}
