package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one role, with everything that it inherits.
 *
 * @param before the role as it is, or null when it is new
 * @param after the role as it shall be, or null when it goes
 */
public record RoleChange(@Nullable Role before, @Nullable Role after) {

    /** What can become of a role. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It has another level, domain, name or description, or allows something else. */
        CHANGED,
        /** There is no such role any more: who holds it keeps it, and it gives nothing. */
        REMOVED
    }

    /**
     * Checks that there is a role.
     *
     * @throws IllegalArgumentException if both are null
     */
    public RoleChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change needs a role before or after it");
        }
    }

    /** {@return what becomes of it} */
    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** {@return the key of the role} */
    public RoleKey key() {
        return Objects.requireNonNull(after == null ? before : after).key();
    }

    /** {@return the permissions and scopes that it has afterwards alone; unmodifiable} */
    public Map<Permission, Set<Scope>> gained() {
        return beyond(after, before);
    }

    /** {@return the permissions and scopes that it has before alone; unmodifiable} */
    public Map<Permission, Set<Scope>> lost() {
        return beyond(before, after);
    }

    private static Map<Permission, Set<Scope>> beyond(@Nullable Role one, @Nullable Role other) {
        Map<Permission, Set<Scope>> beyond = new TreeMap<>();
        if (one != null) {
            one.permissions().forEach((permission, scopes) -> {
                Set<Scope> more = EnumSet.copyOf(scopes);
                if (other != null) {
                    more.removeAll(other.scopesOf(permission));
                }
                if (!more.isEmpty()) {
                    beyond.put(permission, Collections.unmodifiableSet(more));
                }
            });
        }
        return Collections.unmodifiableMap(beyond);
    }
}
