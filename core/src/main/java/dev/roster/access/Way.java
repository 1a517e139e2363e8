package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one role that somebody holds, or one grant, does for one permission.
 *
 * @param permission the permission that is needed
 * @param role the role that is held or granted
 * @param grant the grant with its place, beginning, end and justification; null for a role that is held everywhere
 * @param path the roles from that one to the one whose definition allows the permission, by inheritance; that one alone where
 *     it does itself, empty where none does; unmodifiable
 * @param scopes how far the last role of the path lets the permission reach; unmodifiable
 * @param by the scope that reaches the user it is about, the widest one where it is about nobody; null when none does
 * @param denial why it does not do, or null when it does: {@link Denial#NO_GRANT} where the role does not allow it, {@link
 *     Denial#OUT_OF_SCOPE} where it counts elsewhere or does not reach the user, {@link Denial#NOT_YET} and {@link
 *     Denial#EXPIRED} for a grant at another time, {@link Denial#STATE} where the holder is blocked, {@link
 *     Denial#NOT_KNOWN} for a role that is not defined
 */
public record Way(
        Permission permission,
        RoleKey role,
        @Nullable Grant grant,
        List<RoleKey> path,
        Set<Scope> scopes,
        @Nullable Scope by,
        @Nullable Denial denial) {

    /** Copies the lists. */
    public Way {
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(role, "role");
        path = List.copyOf(path);
        scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** {@return whether it gives the permission over the user it is about} */
    public boolean suffices() {
        return denial == null;
    }
}
