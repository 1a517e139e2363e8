package dev.roster.verifier;

import dev.roster.account.Mail;
import dev.roster.apply.CredentialUnit;
import dev.roster.model.EmailAddress;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.RecoveryCodes;
import dev.roster.signin.SecondFactorEnrolment;
import dev.roster.signin.SecondFactorOutcome;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.Totp;
import dev.roster.signin.TotpSecret;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.Credentials;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A second factor that is set up, removed, or gets new recovery codes, by who showed everything that they have. */
record SecondFactorSteps(Verifier verifier) {

    SecondFactors settings() {
        SecondFactors factors = verifier.settings().secondFactors();
        if (factors == null) {
            throw new IllegalStateException(
                    "second factors are not set up; do so by SignInSettings.with(SecondFactors)");
        }
        return factors;
    }

    Optional<SecondFactorEnrolment> enrol(String text) {
        SecondFactors factors = settings();
        return verifier.open(text, Ticket.Stage.IN, Ticket.Stage.ENROLMENT).map(open -> {
            TotpSecret secret = TotpSecret.draw();
            UserId user = open.user().id();
            Ticket ticket = new Ticket(
                    Ticket.Stage.CONFIRMATION,
                    user,
                    open.ticket().version(),
                    new Steps(verifier).until(),
                    open.ticket().mustChange(),
                    null,
                    factors.box().seal(secret.bytes(), verifier.boundTo(user)));
            return new SecondFactorEnrolment(
                    verifier.tickets().text(ticket),
                    secret.otpauth(factors.issuer(), account(open.user())),
                    secret.base32());
        });
    }

    private static String account(User user) {
        EmailAddress address = user.contact().primaryEmail();
        return address == null ? user.label() : address.value();
    }

    SecondFactorOutcome confirm(String text, String code, SignInOrigin origin) {
        SecondFactors factors = settings();
        Verifier.Open open = verifier.open(text, Ticket.Stage.CONFIRMATION).orElse(null);
        if (open == null) {
            return refused();
        }
        UserId user = open.user().id();
        Instant now = verifier.tenant().now();
        Attempts.Taken taken = verifier.attempts().code(user, origin, now).orElse(null);
        if (taken == null) {
            return refused();
        }
        String sealed = Objects.requireNonNull(open.ticket().secret(), "such a ticket holds a secret");
        TotpSecret secret =
                TotpSecret.of(factors.box().open(sealed, verifier.boundTo(user)).orElseThrow());
        OptionalLong step = Totp.match(secret, code, now, 0);
        if (step.isEmpty()) {
            new Failures(verifier).note(open.user(), "wrong code for a new second factor", taken, origin);
            return taken.lockedUntil().isPresent() ? refused() : again(text, open.ticket());
        }
        RecoveryCodes codes = RecoveryCodes.draw();
        var factor = new Credentials.SecondFactor(sealed, now, step.getAsLong(), codes.hashes());
        Credentials saved = open.next(open.password(), factor).endingSessions();
        if (!write(open.user(), saved, open.factor() == null ? "enrol-second-factor" : "replace-second-factor")) {
            return refused();
        }
        verifier.attempts().giveBack(taken);
        return new SecondFactorOutcome(in(open, saved, codes.shown().size()), codes.shown());
    }

    private static SecondFactorOutcome refused() {
        return new SecondFactorOutcome(Verifier.REFUSED, List.of());
    }

    private static SecondFactorOutcome again(String text, Ticket ticket) {
        var answer = new SignInAnswer.SecondFactorNeeded(
                text, ticket.until(), false, List.of(Issue.of(IssueCode.CODE_WRONG, null)));
        return new SecondFactorOutcome(answer, List.of());
    }

    SecondFactorOutcome renewRecoveryCodes(String text) {
        Verifier.Open open = verifier.open(text, Ticket.Stage.IN).orElse(null);
        Credentials.SecondFactor factor = open == null ? null : open.factor();
        if (open == null || factor == null) {
            return refused();
        }
        RecoveryCodes codes = RecoveryCodes.draw();
        Credentials saved = open.next(
                open.password(),
                new Credentials.SecondFactor(factor.secret(), factor.enrolledAt(), factor.lastStep(), codes.hashes()));
        return write(open.user(), saved, "renew-recovery-codes")
                ? new SecondFactorOutcome(in(open, saved, codes.shown().size()), codes.shown())
                : refused();
    }

    SignInAnswer remove(String text) {
        Verifier.Open open = verifier.open(text, Ticket.Stage.IN).orElse(null);
        if (open == null || open.factor() == null) {
            return Verifier.REFUSED;
        }
        Credentials saved = open.next(open.password(), null).endingSessions();
        return write(open.user(), saved, "remove-second-factor") ? in(open, saved, -1) : Verifier.REFUSED;
    }

    private SignInAnswer in(Verifier.Open open, Credentials saved, int recoveryCodes) {
        Steps steps = new Steps(verifier);
        return steps.after(
                new Steps.Reached(open.user(), saved, true, recoveryCodes),
                open.ticket().mustChange()
                        ? steps.flaws(saved, verifier.tenant().now())
                        : List.of());
    }

    private boolean write(User user, Credentials saved, String action) {
        return new CredentialUnit(verifier.tenant(), user.id().value(), user.id())
                        .save(saved)
                        .audit(action, "")
                        .mail(Mail.SECOND_FACTOR_CHANGED, Map.of())
                        .endSessions()
                        .commit(CommitGuards.NONE)
                == UnitOutcome.Kind.WRITTEN;
    }
}
