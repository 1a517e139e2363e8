package dev.roster.account;

import dev.roster.model.Issue;
import dev.roster.model.User;
import dev.roster.spi.PlanId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a single call on a user. Immutable. */
public final class UserOutcome {

    /** What can become of it. */
    public enum Kind {
        /** Written, with journal, audit entry and messages. Can be undone by its run. */
        APPLIED,
        /** Nothing to do: the user is as wanted. */
        UNCHANGED,
        /** Not written: the user changed or went since it was seen; look again. */
        STALE,
        /** Not written: the issues say why. */
        REJECTED
    }

    private final Kind kind;
    private final @Nullable User user;
    private final @Nullable PlanId run;
    private final List<Issue> issues;

    /**
     * What became of a call.
     *
     * @param kind what became of it
     * @param user the user as stored afterwards, or null when there is none or the actor may not see them
     * @param run the run that undoes it, or null when nothing was written
     * @param issues what is wrong, or worth a look
     */
    public UserOutcome(Kind kind, @Nullable User user, @Nullable PlanId run, List<Issue> issues) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.user = user;
        this.run = run;
        this.issues = List.copyOf(issues);
    }

    /** {@return what became of it} */
    public Kind kind() {
        return kind;
    }

    /** {@return whether the user is as wanted now} */
    public boolean isDone() {
        return switch (kind) {
            case APPLIED, UNCHANGED -> true;
            case STALE, REJECTED -> false;
        };
    }

    /**
     * {@return the user as stored now}
     *
     * @throws NoSuchElementException if the call was not applied, or deleted the user; the message says why
     */
    public User user() {
        if (!isDone() || user == null) {
            throw new NoSuchElementException(isDone() ? "the user is deleted" : reason());
        }
        return user;
    }

    /** {@return the user as stored now, also where nothing was written; empty when there is none to show} */
    public Optional<User> stored() {
        return Optional.ofNullable(user);
    }

    /** {@return the run by which it is undone; empty when nothing was written} */
    public Optional<PlanId> run() {
        return Optional.ofNullable(run);
    }

    /** {@return what is wrong, or worth a look, by field} */
    public List<Issue> issues() {
        return issues;
    }

    /** {@return the first issue as a sentence, or what became of it} */
    public String reason() {
        return issues.isEmpty() ? kind.name() : issues.get(0).message();
    }

    /** {@return what became of it alone: users and issues are personal data} */
    @Override
    public String toString() {
        return "UserOutcome[" + kind + "]";
    }
}
