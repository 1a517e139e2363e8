package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts. Made by {@link #operator} and {@link #of}.
 *
 * @param name what journals show: the id of the user, or the name of the operator; of whoever acts, where that is somebody else
 * @param kind what the actor's rights rest on
 * @param user the acting user as stored now; null for the operator
 * @param reports whom the user manages at any distance, for roles that reach all reports; unmodifiable
 * @param at the moment of the decision, by which the user's grants count or not; null when none of them counts
 * @param impersonation by what somebody else acts in the place of the user; null when the user acts
 * @param by who that is, as stored now; null when the user acts
 */
public record Actor(
        String name,
        Kind kind,
        @Nullable User user,
        Set<UserId> reports,
        @Nullable Instant at,
        @Nullable Impersonation impersonation,
        @Nullable Actor by) {

    /** What a refusal calls what is done in one's own name alone. */
    private static final String IN_PERSON = "this";

    /** What the rights of an actor rest on. */
    public enum Kind {
        /** Somebody at the machine itself, such as the user of the command line: may do everything. */
        OPERATOR,
        /** A user of the tenant: may do what the user's roles allow. */
        USER
    }

    /**
     * Checks that the parts agree.
     *
     * @throws IllegalArgumentException if the name is blank, an operator has a user, a user's name is not the id, or somebody acts
     *     in the place of another than the impersonation says, or is impersonated themselves
     */
    public Actor {
        Objects.requireNonNull(kind, "kind");
        reports = Set.copyOf(reports);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor needs a name");
        }
        boolean agrees = switch (kind) {
            case OPERATOR -> user == null && by == null && impersonation == null;
            case USER -> user != null && (by == null ? user.id().value() : by.name()).equals(name);
        };
        agrees &= (by == null) == (impersonation == null);
        if (by != null && impersonation != null && user != null) {
            agrees &= by.by() == null
                    && impersonation.by().equals(name)
                    && impersonation.target().equals(user.id());
        }
        if (!agrees) {
            throw new IllegalArgumentException("actor " + name + " does not fit the kind " + kind);
        }
    }

    /**
     * The local operator, who may do everything.
     *
     * @param name what journals show
     * @return the actor
     * @throws IllegalArgumentException if the name is blank
     */
    public static Actor operator(String name) {
        return new Actor(name, Kind.OPERATOR, null, Set.of(), null, null, null);
    }

    /**
     * A user, who may do what the user's roles allow, and nothing unless active. Grants do not count: see {@link #at}.
     *
     * @param user the acting user as stored now
     * @return the actor
     */
    public static Actor of(User user) {
        return new Actor(user.id().value(), Kind.USER, user, Set.of(), null, null, null);
    }

    /**
     * The same actor with everybody whom they manage, which only roles with {@link dev.roster.model.Scope#ALL_REPORTS} ask
     * for: see {@link Authorizer#needsReports}.
     *
     * @param ids the users whose manager, or a manager above that one at any distance, is the actor
     * @return the actor; without a call of this, only direct reports count
     */
    public Actor withReports(Set<UserId> ids) {
        return new Actor(name, kind, user, ids, at, impersonation, by);
    }

    /**
     * The same actor at a moment, so that the grants count that are in force then.
     *
     * @param moment the moment of the decision
     * @return the actor
     */
    public Actor at(Instant moment) {
        return new Actor(name, kind, user, reports, moment, impersonation, by);
    }

    /**
     * The same actor, in whose place somebody else acts: by the rights of this one, and under the name of the other.
     *
     * @param other who acts, as stored now
     * @param open by what
     * @return the actor
     * @throws IllegalArgumentException if the impersonation is another one's or of another user, or who acts is impersonated
     */
    public Actor impersonatedBy(Actor other, Impersonation open) {
        return new Actor(other.name(), kind, user, reports, at, open, other);
    }

    /**
     * The same actor, for what is done in one's own name alone, such as plans, jobs and proofs.
     *
     * @return this
     * @throws NotAuthorizedException if somebody else acts in the place of this one
     */
    public Actor inPerson() {
        if (impersonation != null) {
            throw new NotAuthorizedException(
                    Refusal.IMPERSONATED.of(label(), IN_PERSON).reason());
        }
        return this;
    }

    /**
     * Starts an entry of the audit trail about what the actor does.
     *
     * @param moment when
     * @param action what
     * @return a builder, which names whoever acts and on whose behalf
     */
    public AuditEntry.Builder entry(Instant moment, String action) {
        return AuditEntry.builder(moment, name, action)
                .onBehalfOf(
                        impersonation == null ? null : impersonation.target().value());
    }

    /** The same actor with another state of the same user, to ask what would be. */
    Actor as(User other) {
        return new Actor(name, kind, other, reports, at, impersonation, by);
    }

    /** {@return what people call the actor} */
    public String label() {
        return user == null ? name : user.label();
    }

    /** {@return the id of the acting user, or empty for the operator} */
    public Optional<UserId> id() {
        return Optional.ofNullable(user).map(User::id);
    }
}
