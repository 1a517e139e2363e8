package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that would turn a denial into a permission, and who could make it.
 *
 * @param kind what to do
 * @param role the role to give or define, or null
 * @param grant the grant to give, to wait for or to extend, or null
 * @param givers the lowest roles by which somebody else could do it, up to three, lower levels first; empty when nobody but
 *     the operator can, and for {@link Kind#WAIT}, which needs nobody
 */
public record Remedy(
        Kind kind, @Nullable RoleKey role, @Nullable Grant grant, List<RoleKey> givers) {

    /** What to do. */
    public enum Kind {
        /** Wait until the grant begins. */
        WAIT,
        /** Give the grant anew, without the end that is over. */
        EXTEND,
        /** Give the grant, which reaches the user at one place. */
        GRANT,
        /** Give the role, which counts everywhere. */
        ROLE,
        /** Bring the account of the actor back: active, and not blocked. */
        RETURN,
        /** Let somebody else do it, which the actor must not do to the own account. */
        ANOTHER,
        /** Define the role, which nobody knows. */
        DEFINE
    }

    /** Copies the givers. */
    public Remedy {
        Objects.requireNonNull(kind, "kind");
        givers = List.copyOf(givers);
    }
}
