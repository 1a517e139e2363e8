package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts. Made by {@link #operator} and {@link #of}.
 *
 * @param name what journals show: the id of the user, or the name of the operator
 * @param kind what the actor's rights rest on
 * @param user the acting user as stored now; null for the operator
 * @param reports whom the user manages at any distance, for roles that reach all reports; unmodifiable
 * @param at the moment of the decision, by which the user's grants count or not; null when none of them counts
 */
public record Actor(
        String name,
        Kind kind,
        @Nullable User user,
        Set<UserId> reports,
        @Nullable Instant at) {

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
     * @throws IllegalArgumentException if the name is blank, an operator has a user, or a user's name is not the id
     */
    public Actor {
        Objects.requireNonNull(kind, "kind");
        reports = Set.copyOf(reports);
        if (name.isBlank()) {
            throw new IllegalArgumentException("an actor needs a name");
        }
        boolean agrees = switch (kind) {
            case OPERATOR -> user == null;
            case USER -> user != null && user.id().value().equals(name);
        };
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
        return new Actor(name, Kind.OPERATOR, null, Set.of(), null);
    }

    /**
     * A user, who may do what the user's roles allow, and nothing unless active. Grants do not count: see {@link #at}.
     *
     * @param user the acting user as stored now
     * @return the actor
     */
    public static Actor of(User user) {
        return new Actor(user.id().value(), Kind.USER, user, Set.of(), null);
    }

    /**
     * The same actor with everybody whom they manage, which only roles with {@link dev.roster.model.Scope#ALL_REPORTS} ask
     * for: see {@link Authorizer#needsReports}.
     *
     * @param ids the users whose manager, or a manager above that one at any distance, is the actor
     * @return the actor; without a call of this, only direct reports count
     */
    public Actor withReports(Set<UserId> ids) {
        return new Actor(name, kind, user, ids, at);
    }

    /**
     * The same actor at a moment, so that the grants count that are in force then.
     *
     * @param moment the moment of the decision
     * @return the actor
     */
    public Actor at(Instant moment) {
        return new Actor(name, kind, user, reports, moment);
    }

    /** The same actor with another state of the same user, to ask what would be. */
    Actor as(User other) {
        return new Actor(name, kind, other, reports, at);
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
