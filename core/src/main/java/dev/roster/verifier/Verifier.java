package dev.roster.verifier;

import dev.roster.model.Issue;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.PasswordOwner;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all steps of a sign-in work with. Safe for use by many threads.
 *
 * @param tenant where somebody signs in
 * @param settings how
 * @param hashes compares passwords
 * @param links makes links and marks tickets
 */
record Verifier(TenantState tenant, SignInSettings settings, Hashes hashes, OneTimeLinks links) {

    static final SignInAnswer REFUSED = new SignInAnswer.Refused();

    Claimants claimants() {
        return new Claimants(tenant);
    }

    CredentialStore credentials() {
        return tenant.stores().require(CredentialStore.class);
    }

    Attempts attempts() {
        return new Attempts(tenant.stores().require(SignInAttemptStore.class), links, settings.limits());
    }

    Tickets tickets() {
        return new Tickets(links);
    }

    /** A ticket that is good, with whose it is and what they sign in with, as read now. */
    record Open(Ticket ticket, User user, @Nullable Credentials credentials) {

        /** What is saved next over what was read. */
        Credentials next(Credentials.@Nullable Password password, Credentials.@Nullable SecondFactor factor) {
            return credentials == null
                    ? Credentials.first(user.id(), password, factor)
                    : credentials.next(password, factor);
        }

        Credentials.@Nullable Password password() {
            return credentials == null ? null : credentials.password();
        }

        Credentials.@Nullable SecondFactor factor() {
            return credentials == null ? null : credentials.secondFactor();
        }
    }

    /** Reads a ticket, and looks whether its user may still come in and whether anything changed since. */
    Optional<Open> open(String text, Ticket.Stage... stages) {
        Instant now = tenant.now();
        Ticket ticket = tickets()
                .read(text)
                .filter(read -> List.of(stages).contains(read.stage()))
                .orElse(null);
        if (ticket == null || !now.isBefore(ticket.until())) {
            return Optional.empty();
        }
        Credentials stored = credentials().find(ticket.user()).orElse(null);
        return ticket.isGood(stored, now)
                ? claimants()
                        .find(ticket.user())
                        .filter(Claimants::mayComeIn)
                        .map(user -> new Open(ticket, user, stored))
                : Optional.empty();
    }

    /** Whose password it will be: what they are called, whether it signs them in alone, and which ones they had. */
    PasswordOwner owner(User user, @Nullable Credentials stored) {
        Credentials.Password present = stored == null ? null : stored.password();
        List<String> former = new ArrayList<>();
        if (present != null) {
            former.add(present.hash());
            former.addAll(present.history());
        }
        boolean isOneOfTwo = stored != null && stored.secondFactor() != null;
        PasswordOwner.Use use = isOneOfTwo ? PasswordOwner.Use.WITH_SECOND_FACTOR : PasswordOwner.Use.ALONE;
        return PasswordOwner.of(user).with(use).withFormer(former);
    }

    /** The hashes that are kept beside a new password: those that the policy forbids, but for the new one. */
    static List<String> history(SignInSettings settings, Credentials.@Nullable Password before) {
        if (before == null) {
            return List.of();
        }
        List<String> earlier = new ArrayList<>();
        if (!before.hash().equals(Hashes.USED) && before.validUntil() == null) {
            earlier.add(before.hash());
        }
        earlier.addAll(before.history());
        int kept = Math.min(earlier.size(), Math.max(0, settings.passwords().history() - 1));
        return List.copyOf(earlier.subList(0, kept));
    }

    static boolean hasError(List<Issue> issues) {
        return issues.stream().anyMatch(issue -> issue.severity() == dev.roster.model.Severity.ERROR);
    }

    /** What an audit entry says of where somebody is. */
    static AuditEntry.Value[] told(SignInOrigin origin) {
        List<AuditEntry.Value> values = new ArrayList<>(2);
        if (origin.address() != null) {
            values.add(new AuditEntry.Value("source", null, origin.address()));
        }
        if (origin.device() != null) {
            values.add(new AuditEntry.Value("device", null, origin.device()));
        }
        return values.toArray(new AuditEntry.Value[0]);
    }

    /** What a secret is sealed for, so that it is good for nobody else. */
    String boundTo(UserId user) {
        return "second-factor " + tenant.name() + " " + user.value();
    }
}
