package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two catalogs of a tenant side by side: what becomes of its roles and of those who hold them. Immutable. */
public final class RoleComparison {

    private final RoleCatalog before;
    private final RoleCatalog after;
    private final List<RoleChange> changes;

    /**
     * Compares.
     *
     * @param before the roles as they are, stored ones included
     * @param after the roles as they shall be
     */
    public RoleComparison(RoleCatalog before, RoleCatalog after) {
        this.before = before;
        this.after = after;
        Set<RoleKey> keys = new TreeSet<>();
        Stream.concat(before.all().stream(), after.all().stream())
                .map(Role::key)
                .forEach(keys::add);
        changes = keys.stream()
                .filter(key -> !Objects.equals(before.whole(key), after.whole(key)))
                .map(key -> new RoleChange(before.whole(key), after.whole(key)))
                .toList();
    }

    /** {@return the roles that differ, by key} */
    public List<RoleChange> changes() {
        return changes;
    }

    /**
     * Whether a user may do more afterwards. A role that counts in one place alone is looked at as it is there.
     *
     * @param user the user, whatever the status
     * @return true for a higher level, and for a permission that is new or reaches further
     */
    public boolean gains(User user) {
        return isMore(before.powersOf(user), after.powersOf(user))
                || placed(user).stream()
                        .anyMatch(key -> isMore(Powers.of(role(before, key)), Powers.of(role(after, key))));
    }

    /**
     * Whether a user gains what lets people rule others.
     *
     * @param user the user
     * @return true for who owns the tenant, defines roles or administers users only afterwards
     */
    public boolean escalates(User user) {
        return RoleCatalog.RULING.stream().anyMatch(power -> after.allows(user, power) && !before.allows(user, power));
    }

    /**
     * The permissions that a user has no more.
     *
     * @param user the user
     * @return by name; for an owner every permission that any role has
     */
    public Set<Permission> lost(User user) {
        Set<Permission> lost = new TreeSet<>(before.permissionsOf(user));
        lost.removeIf(permission -> after.allows(user, permission));
        return lost;
    }

    private static List<Role> role(RoleCatalog catalog, RoleKey key) {
        Role whole = catalog.whole(key);
        return whole == null ? List.of() : List.of(whole);
    }

    /** The roles that count in one place alone. */
    private List<RoleKey> placed(User user) {
        List<RoleKey> keys = new ArrayList<>();
        user.access().grants().stream().map(Grant::role).forEach(keys::add);
        user.access().roles().stream()
                .filter(key -> isOfDomain(before.whole(key)) || isOfDomain(after.whole(key)))
                .forEach(keys::add);
        return keys;
    }

    private static boolean isOfDomain(@Nullable Role role) {
        return role != null && role.domain() != null;
    }

    private boolean isMore(Powers old, Powers now) {
        if (now.level() > old.level()) {
            return true;
        }
        return after.all().stream()
                .flatMap(role -> role.permissions().keySet().stream())
                .anyMatch(permission -> isMore(old.scopesOf(permission), now.scopesOf(permission)));
    }

    private static boolean isMore(Set<Scope> old, Set<Scope> now) {
        return now.stream().anyMatch(scope -> !Powers.isAtLeastAsWide(old, scope));
    }
}
