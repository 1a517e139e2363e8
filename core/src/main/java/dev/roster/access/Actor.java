package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts. Made by {@link #operator} and {@link #of}.
 *
 * @param name what journals show: the id of the user, or the name of the operator
 * @param kind what the actor's rights rest on
 * @param user the acting user as stored now; null for the operator
 */
public record Actor(String name, Kind kind, @Nullable User user) {

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
        return new Actor(name, Kind.OPERATOR, null);
    }

    /**
     * A user, who may do what the user's roles allow, and nothing unless active.
     *
     * @param user the acting user as stored now
     * @return the actor
     */
    public static Actor of(User user) {
        return new Actor(user.id().value(), Kind.USER, user);
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
