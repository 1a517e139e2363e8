package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What some roles come to together: the highest level, and every permission with its scopes. Immutable. */
final class Powers {

    /** No role at all. */
    static final Powers NONE = of(List.of());

    private static final Set<Scope> EVERYBODY = Collections.unmodifiableSet(EnumSet.of(Scope.ALL));

    private final int level;
    private final boolean owning;
    private final Map<Permission, Set<Scope>> scopes = new HashMap<>();

    private Powers(int level, boolean owning) {
        this.level = level;
        this.owning = owning;
    }

    /** The powers of roles that hold everywhere; one that owns the tenant holds every permission, known or not. */
    static Powers of(Collection<Role> roles) {
        int level = roles.stream().mapToInt(Role::level).max().orElse(0);
        Powers powers = new Powers(
                level, roles.stream().anyMatch(role -> role.permissions().containsKey(Permission.OWN_TENANT)));
        roles.forEach(role -> powers.add(role.permissions()));
        return powers;
    }

    /** The same with the powers of roles that hold in one place only, where nobody owns the tenant. */
    Powers with(Collection<Role> roles) {
        if (roles.isEmpty()) {
            return this;
        }
        int highest = roles.stream().mapToInt(Role::level).max().orElse(0);
        Powers sum = new Powers(Math.max(level, highest), owning);
        sum.add(scopes);
        roles.forEach(role -> sum.add(role.permissions()));
        if (!owning) {
            sum.scopes.remove(Permission.OWN_TENANT);
        }
        return sum;
    }

    int level() {
        return level;
    }

    boolean has(Permission permission) {
        return owning || scopes.containsKey(permission);
    }

    Set<Scope> scopesOf(Permission permission) {
        return owning ? EVERYBODY : scopes.getOrDefault(permission, Set.of());
    }

    /** Whether some permission does not reach everybody. */
    boolean isLimited() {
        return !owning && scopes.values().stream().anyMatch(reach -> !reach.contains(Scope.ALL));
    }

    /** Whether some permission reaches whom a scope tells, and not everybody. */
    boolean isLimitedBy(Scope scope) {
        return !owning
                && scopes.values().stream().anyMatch(reach -> reach.contains(scope) && !reach.contains(Scope.ALL));
    }

    /** Whether some permission reaches whom a scope tells. */
    boolean uses(Scope scope) {
        return !owning && scopes.values().stream().anyMatch(reach -> reach.contains(scope));
    }

    /** Whether neither the level nor any permission of a role is above these; never for the blocked role. */
    boolean covers(Role role) {
        return role.level() <= level && !role.key().equals(RoleCatalog.BLOCKED) && hasEverythingOf(role);
    }

    /**
     * Whether a role that somebody of a place holds everywhere is not above these powers together with those that hold in
     * the place alone: they count for the level, and for what a permission does to its holder.
     */
    boolean coversWithin(Role role, Powers local) {
        if (role.level() > Math.max(level, local.level) || role.key().equals(RoleCatalog.BLOCKED)) {
            return false;
        }
        return role.permissions().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().stream()
                        .allMatch(scope -> isAtLeastAsWide(scopesOf(wanted.getKey()), scope)
                                || (scope == Scope.SELF && local.has(wanted.getKey()))));
    }

    private boolean hasEverythingOf(Role role) {
        for (Map.Entry<Permission, Set<Scope>> wanted : role.permissions().entrySet()) {
            Set<Scope> held = scopesOf(wanted.getKey());
            for (Scope scope : wanted.getValue()) {
                if (!isAtLeastAsWide(held, scope)) {
                    return false;
                }
            }
        }
        return true;
    }

    static boolean isAtLeastAsWide(Set<Scope> held, Scope wanted) {
        return switch (wanted) {
            case SELF -> !held.isEmpty();
            case REPORTS ->
                held.contains(Scope.REPORTS) || held.contains(Scope.ALL_REPORTS) || held.contains(Scope.ALL);
            case OWN, ALL_REPORTS, GROUPS, ORGANIZATION, ALL -> held.contains(wanted) || held.contains(Scope.ALL);
        };
    }

    private void add(Map<Permission, Set<Scope>> added) {
        added.forEach((permission, reach) -> scopes.computeIfAbsent(permission, any -> EnumSet.noneOf(Scope.class))
                .addAll(reach));
    }
}
