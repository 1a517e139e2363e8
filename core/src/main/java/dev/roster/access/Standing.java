package dev.roster.access;

import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the roles of one acting user come to, computed once and asked for every row. Immutable. */
final class Standing {

    /** The permissions over a user that nobody may give themselves by moving the user into their scope. */
    private static final List<Permission> POWERS =
            List.of(Permission.UPDATE_USERS, Permission.ADMINISTER_USERS, Permission.DELETE_USERS);

    private final User actor;
    private final boolean blocked;
    private final Map<Permission, Set<Scope>> scopes = new HashMap<>();
    private final Set<RoleKey> coveredRoles = new HashSet<>();
    private final int level;
    private final boolean limited;

    Standing(User actor, RoleCatalog catalog) {
        this.actor = actor;
        blocked = actor.access().roles().contains(RoleCatalog.BLOCKED);
        int highest = 0;
        for (RoleKey key : actor.access().roles()) {
            Role role = catalog.find(key).orElse(null);
            if (role != null && !blocked) {
                highest = Math.max(highest, role.level());
                addPermissions(role);
            }
        }
        level = highest;
        for (Role role : catalog.all()) {
            if (covers(role)) {
                coveredRoles.add(role.key());
            }
        }
        limited = scopes.values().stream().anyMatch(reach -> !reach.contains(Scope.ALL));
    }

    User actor() {
        return actor;
    }

    UserId id() {
        return actor.id();
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isActive() {
        return actor.access().status() == UserStatus.ACTIVE;
    }

    /** {@return whether some permission of the actor does not reach everybody} */
    boolean isLimited() {
        return limited;
    }

    boolean has(Permission permission) {
        return scopes.containsKey(permission);
    }

    /** {@return whether a role is known and neither its level nor any of its permissions is above the actor's} */
    boolean coversKnown(RoleKey role) {
        return coveredRoles.contains(role);
    }

    /** {@return whether neither the level nor any permission is above the actor's; never for the blocked role} */
    boolean covers(Role role) {
        return role.level() <= level && hasEverythingOf(role) && !role.key().equals(RoleCatalog.BLOCKED);
    }

    /** {@return whether a role of the actor gives the right to read users within a scope} */
    boolean reads(Scope scope) {
        return scopesOf(Permission.READ_USERS).contains(scope);
    }

    boolean reachesEverybody(Permission permission) {
        return scopesOf(permission).contains(Scope.ALL);
    }

    boolean reaches(Permission permission, User user) {
        for (Scope scope : scopesOf(permission)) {
            if (isWithin(scope, user)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether nothing but being the direct manager gives the actor the permission over the user} */
    boolean reachesAsManagerAlone(Permission permission, User user) {
        for (Scope scope : scopesOf(permission)) {
            if (scope != Scope.REPORTS && isWithin(scope, user)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the change would give the actor a power over the user that the actor lacked before} */
    boolean gainsPower(User before, User after) {
        for (Permission power : POWERS) {
            if (reaches(power, after) && !reaches(power, before)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether joining more groups would bring more users into the actor's reach} */
    boolean growsWithGroups() {
        return scopes.values().stream().anyMatch(reach -> reach.contains(Scope.GROUPS) && !reach.contains(Scope.ALL));
    }

    boolean isMemberOf(GroupKey group) {
        return actor.access().groups().contains(group);
    }

    private void addPermissions(Role role) {
        for (Permission permission : role.permissions()) {
            scopes.computeIfAbsent(permission, any -> EnumSet.noneOf(Scope.class))
                    .add(role.scope());
        }
    }

    private boolean hasEverythingOf(Role role) {
        for (Permission permission : role.permissions()) {
            if (!isAtLeastAsWide(scopesOf(permission), role.scope())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtLeastAsWide(Set<Scope> held, Scope wanted) {
        return switch (wanted) {
            case SELF -> !held.isEmpty();
            case REPORTS, GROUPS, ALL -> held.contains(wanted) || held.contains(Scope.ALL);
        };
    }

    private Set<Scope> scopesOf(Permission permission) {
        return scopes.getOrDefault(permission, Collections.emptySet());
    }

    private boolean isWithin(Scope scope, User user) {
        return switch (scope) {
            case SELF -> user.id().equals(actor.id());
            case REPORTS -> actor.id().equals(user.employment().managerId());
            case GROUPS ->
                !Collections.disjoint(user.access().groups(), actor.access().groups())
                        || !Collections.disjoint(
                                user.access().setAsideGroups(), actor.access().groups());
            case ALL -> true;
        };
    }
}
