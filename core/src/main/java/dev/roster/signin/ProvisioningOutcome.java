package dev.roster.signin;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.spi.PlanId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a single sign-on. Immutable. */
public final class ProvisioningOutcome {

    /** What can become of it. */
    public enum Kind {
        /** In, as a new user. */
        PROVISIONED,
        /** In, as a user who was linked to the identity provider, or whom its claims changed. */
        UPDATED,
        /** In, as the user is; nothing was written but the time of the sign-in. */
        UNCHANGED,
        /** Not in: the issues say why. */
        REFUSED;

        /** {@return whether somebody is in} */
        public boolean isIn() {
            return this != REFUSED;
        }
    }

    private final Kind kind;
    private final @Nullable User user;
    private final @Nullable PlanId run;
    private final @Nullable SessionStamp stamp;
    private final List<Issue> issues;

    /**
     * What became of a single sign-on.
     *
     * @param kind what became of it
     * @param user who is in, as stored, or null for nobody
     * @param run the run that undoes what was written, or null when nothing was
     * @param stamp what the session remembers, or null where no credentials of the user are kept
     * @param issues what is wrong, or worth a look
     * @throws IllegalArgumentException if somebody is in and nobody is told, or somebody is not without an error
     */
    public ProvisioningOutcome(
            Kind kind, @Nullable User user, @Nullable PlanId run, @Nullable SessionStamp stamp, List<Issue> issues) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.user = user;
        this.run = run;
        this.stamp = stamp;
        this.issues = List.copyOf(issues);
        if (kind.isIn() ? user == null : refusal().isEmpty()) {
            throw new IllegalArgumentException(kind + " needs " + (kind.isIn() ? "a user" : "a reason"));
        }
    }

    /** {@return what became of it} */
    public Kind kind() {
        return kind;
    }

    /**
     * {@return who is in, as stored}
     *
     * @throws NoSuchElementException if nobody is; the message says why
     */
    public User user() {
        if (user == null) {
            throw new NoSuchElementException(reason());
        }
        return user;
    }

    /** {@return the run that undoes what was written; empty when nothing was} */
    public Optional<PlanId> run() {
        return Optional.ofNullable(run);
    }

    /** {@return what the session remembers for {@link SignIn#isCurrent}; empty where no credentials of the user are kept} */
    public Optional<SessionStamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    /** {@return what is wrong, or worth a look, such as groups that there are not} */
    public List<Issue> issues() {
        return issues;
    }

    /** {@return why nobody is in, the first reason; empty when somebody is} */
    public Optional<IssueCode> refusal() {
        return kind.isIn()
                ? Optional.empty()
                : issues.stream()
                        .filter(issue -> issue.severity() == Severity.ERROR)
                        .map(Issue::code)
                        .findFirst();
    }

    /** {@return the first error as a sentence, or what became of it} */
    public String reason() {
        return issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .map(Issue::message)
                .findFirst()
                .orElse(kind.name());
    }

    /** {@return what became of it alone: users and issues are personal data} */
    @Override
    public String toString() {
        return "ProvisioningOutcome[" + kind + "]";
    }
}
