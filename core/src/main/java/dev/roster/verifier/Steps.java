package dev.roster.verifier;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.signin.SecondFactors;
import dev.roster.signin.SessionStamp;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInAnswer.In.Enrolment;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for next, until somebody is in: the code, then another password, then a second factor where one is required. */
record Steps(Verifier verifier) {

    /**
     * How far somebody is.
     *
     * @param user who
     * @param credentials what they sign in with, as it is stored now
     * @param showedFactor whether they showed everything that they have
     * @param recoveryCodes how many recovery codes are left, or -1 where none was asked for
     */
    record Reached(User user, Credentials credentials, boolean showedFactor, int recoveryCodes) {}

    /** After a right password, what speaks against it going on. */
    SignInAnswer after(Reached reached, List<Issue> flaws) {
        Ticket.Stage stage = stageOf(reached, !flaws.isEmpty());
        Ticket ticket = ticket(stage, reached, !flaws.isEmpty(), null);
        return answer(reached, ticket, flaws);
    }

    /** Why another password is to be set before anything else; nothing where it may stay. */
    List<Issue> flaws(@Nullable Credentials credentials, Instant now) {
        Credentials.Password kept = credentials == null ? null : credentials.password();
        List<Issue> flaws = new ArrayList<>(0);
        if (kept == null || kept.validUntil() != null) {
            flaws.add(Issue.of(IssueCode.PASSWORD_TEMPORARY, null));
        } else if (kept.mustChange()) {
            flaws.add(Issue.of(IssueCode.PASSWORD_MUST_CHANGE, null));
        }
        if (kept != null && verifier.settings().passwords().isExpired(kept.changedAt(), now)) {
            flaws.add(Issue.of(IssueCode.PASSWORD_EXPIRED, null));
        }
        return flaws;
    }

    /** The way of a reset: the code of who has a second factor, then the new password. */
    SignInAnswer reset(User user, @Nullable Credentials credentials, OneTimeToken token, boolean showedFactor) {
        boolean hasFactor = credentials != null && credentials.secondFactor() != null;
        Ticket.Stage stage = hasFactor && !showedFactor ? Ticket.Stage.CODE : Ticket.Stage.CHANGE;
        Ticket ticket = new Ticket(
                stage, user.id(), credentials == null ? 0 : credentials.version(), until(), true, token.hash(), null);
        String text = verifier.tickets().text(ticket);
        return stage == Ticket.Stage.CODE
                ? new SignInAnswer.SecondFactorNeeded(text, ticket.until(), true, List.of())
                : new SignInAnswer.PasswordChangeNeeded(text, ticket.until(), List.of());
    }

    private Ticket.Stage stageOf(Reached reached, boolean mustChange) {
        boolean hasFactor = reached.credentials().secondFactor() != null;
        if (hasFactor && !reached.showedFactor()) {
            return Ticket.Stage.CODE;
        }
        if (mustChange) {
            return Ticket.Stage.CHANGE;
        }
        boolean isMissing = !hasFactor
                && requiredFrom(reached.user())
                        .filter(from -> !verifier.tenant().now().isBefore(from))
                        .isPresent();
        return isMissing ? Ticket.Stage.ENROLMENT : Ticket.Stage.IN;
    }

    private SignInAnswer answer(Reached reached, Ticket ticket, List<Issue> flaws) {
        String text = verifier.tickets().text(ticket);
        return switch (ticket.stage()) {
            case CODE -> new SignInAnswer.SecondFactorNeeded(text, ticket.until(), true, List.of());
            case CHANGE -> new SignInAnswer.PasswordChangeNeeded(text, ticket.until(), flaws);
            case ENROLMENT, CONFIRMATION -> new SignInAnswer.SecondFactorNeeded(text, ticket.until(), false, List.of());
            case IN -> in(reached, text);
        };
    }

    private SignInAnswer in(Reached reached, String ticket) {
        User user = reached.user();
        verifier.tenant()
                .stores()
                .users()
                .touch(List.of(Touch.signIn(user.id(), verifier.tenant().now())));
        var stamp = new SessionStamp(user.id(), reached.credentials().generation());
        return new SignInAnswer.In(user, stamp, ticket, reached.recoveryCodes(), enrolment(reached));
    }

    private Enrolment enrolment(Reached reached) {
        SecondFactors factors = verifier.settings().secondFactors();
        return factors == null || reached.credentials().secondFactor() != null
                ? Enrolment.NONE
                : new Enrolment(
                        factors.isEncouraged(), requiredFrom(reached.user()).orElse(null));
    }

    private Optional<Instant> requiredFrom(User user) {
        return Optional.ofNullable(verifier.settings().secondFactors()).flatMap(factors -> factors.requiredFrom(user));
    }

    private Ticket ticket(Ticket.Stage stage, Reached reached, boolean mustChange, OneTimeToken.@Nullable Hash link) {
        return new Ticket(stage, reached.user().id(), reached.credentials().version(), until(), mustChange, link, null);
    }

    Instant until() {
        return verifier.tenant().now().plus(verifier.settings().ticketLife());
    }
}
