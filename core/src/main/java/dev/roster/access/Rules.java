package dev.roster.access;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that {@link Authorizer} lists; each answers why it refuses, as the rest of a sentence, or null. */
final class Rules {

    private final RoleCatalog catalog;
    private final Set<AttributeKey> managersMayEdit;

    Rules(RoleCatalog catalog, Set<AttributeKey> managersMayEdit) {
        this.catalog = catalog;
        this.managersMayEdit = managersMayEdit;
    }

    @Nullable String refusal(Standing standing, Change change) {
        if (change.action().equals(Action.READ)) {
            return readRefusal(standing, change.subject());
        }
        String reason = actorRefusal(standing);
        if (reason == null) {
            reason = selfRefusal(standing, change);
        }
        if (reason == null) {
            reason = reachRefusal(standing, change);
        }
        if (reason == null) {
            reason = moveRefusal(standing, change);
        }
        return reason == null ? rankRefusal(standing, change) : reason;
    }

    @Nullable String actorRefusal(Standing standing) {
        if (!standing.isActive()) {
            return "is " + standing.actor().access().status().word() + " and may not act; ask an administrator";
        }
        return standing.isBlocked() ? "is blocked and may not act; ask an administrator" : null;
    }

    @Nullable String readRefusal(Standing standing, User user) {
        String reason = actorRefusal(standing);
        if (reason != null) {
            return reason;
        }
        boolean isReached = user.id().equals(standing.id()) || standing.reaches(Permission.READ_USERS, user);
        if (isReached && (!isDeleted(user) || seesDeleted(standing))) {
            return null;
        }
        return cannotReach(standing, Permission.READ_USERS);
    }

    /** The users whom {@link #readRefusal} lets through. */
    Filter readable(Standing standing) {
        if (actorRefusal(standing) != null) {
            return Filter.nobody();
        }
        Filter reached = standing.reachesEverybody(Permission.READ_USERS)
                ? Filter.everybody()
                : new Filter.Any(standing.reached(Permission.READ_USERS));
        return seesDeleted(standing)
                ? reached
                : reached.and(Filter.of(Field.STATUS, Operator.NOT_EQUAL, UserStatus.DELETED));
    }

    /** Deleted users are there for those who may delete, and so restore; nobody else learns that they are kept. */
    private static boolean seesDeleted(Standing standing) {
        return standing.hasForPeople(Permission.DELETE_USERS);
    }

    private static boolean isDeleted(User user) {
        return user.access().status() == UserStatus.DELETED;
    }

    private static @Nullable String selfRefusal(Standing standing, Change change) {
        if (!change.subject().id().equals(standing.id())) {
            return null;
        }
        if (change.action().equals(Action.CREATE)) {
            return "exists and cannot be created again";
        }
        if (change.action().equals(Action.DELETE)) {
            return "may not delete their own account; ask another administrator";
        }
        if (change.changesStatus()) {
            return "may not change their own status; ask another administrator";
        }
        boolean keepsRoles = change.rolesBefore().equals(change.rolesAfter())
                && change.grantsBefore().equals(change.grantsAfter());
        return keepsRoles ? null : "may not change their own roles; ask another administrator";
    }

    private @Nullable String reachRefusal(Standing standing, Change change) {
        User after = change.judgedAfter();
        for (Permission permission : change.neededPermissions()) {
            if (!reachesBoth(standing, permission, change.before(), after)) {
                return cannotReach(standing, permission);
            }
            String reason = attributeRefusal(standing, permission, change);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static boolean reachesBoth(
            Standing standing, Permission permission, @Nullable User before, @Nullable User after) {
        return (before == null || standing.reaches(permission, before))
                && (after == null || standing.reaches(permission, after));
    }

    private static String cannotReach(Standing standing, Permission permission) {
        return standing.has(permission)
                ? "has the permission " + permission + ", but not for this user; ask an administrator"
                : "lacks the permission " + permission + "; ask an administrator";
    }

    /** Judged on the state before, like every scope; a user who is new is judged as wanted. */
    private @Nullable String attributeRefusal(Standing standing, Permission permission, Change change) {
        User after = change.after();
        if (after == null || !standing.reachesAsManagerAlone(permission, change.subject())) {
            return null;
        }
        User before = change.before();
        Map<AttributeKey, AttributeValue> old = before == null ? Map.of() : before.attributes();
        if (old.equals(after.attributes())) {
            return null;
        }
        return Stream.concat(old.keySet().stream(), after.attributes().keySet().stream())
                .filter(key -> !managersMayEdit.contains(key))
                .filter(key -> !Objects.equals(old.get(key), after.attributes().get(key)))
                .findFirst()
                .map(key -> "may not change " + key + ", which managers may not edit; ask an administrator")
                .orElse(null);
    }

    private static @Nullable String moveRefusal(Standing standing, Change change) {
        User before = change.before();
        User after = change.after();
        if (!standing.isLimited() || after == null) {
            return null;
        }
        boolean isSelf = after.id().equals(standing.id());
        if (isSelf && standing.growsWithOrganization() && change.changesOrganization()) {
            return "may not change their own organization, which decides whom they reach; ask an administrator";
        }
        boolean boundToOwnGroups =
                (isSelf && standing.growsWithGroups()) || !reachesEverybody(standing, change.neededPermissions());
        if (boundToOwnGroups) {
            for (GroupKey group : change.groupsAfter()) {
                if (!standing.isMemberOf(group) && !change.groupsBefore().contains(group)) {
                    return "may not add users to group " + group + " from outside of it; ask an administrator";
                }
            }
        }
        return before != null && standing.gainsPower(before, after)
                ? "may not move a user into their own reach; ask an administrator"
                : null;
    }

    private static boolean reachesEverybody(Standing standing, List<Permission> permissions) {
        for (Permission permission : permissions) {
            if (!standing.reachesEverybody(permission)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String rankRefusal(Standing standing, Change change) {
        Set<RoleKey> before = change.rolesBefore();
        Set<RoleKey> after = change.rolesAfter();
        for (RoleKey role : after) {
            if (before.contains(role)) {
                if (!mayChangeHolder(standing, role, change.subject())) {
                    return holderRefusal(standing, role);
                }
            } else if (!standing.coversKnown(role)) {
                return grantRefusal(standing, role);
            }
        }
        for (RoleKey role : before) {
            if (change.after() == null) {
                if (!mayChangeHolder(standing, role, change.subject())) {
                    return holderRefusal(standing, role);
                }
            } else if (!after.contains(role) && !standing.coversKnown(role)) {
                return removalRefusal(standing, role);
            }
        }
        return grantRankRefusal(standing, change);
    }

    /** A grant that changes is removed as it was and granted as it is wanted. */
    private static @Nullable String grantRankRefusal(Standing standing, Change change) {
        Set<Grant> before = change.grantsBefore();
        Set<Grant> after = change.grantsAfter();
        for (Grant grant : after) {
            if (!before.contains(grant) && !standing.coversGrant(grant)) {
                return "may not grant " + grant + ", which is unknown or above their own roles there; "
                        + standing.whomToAsk();
            }
        }
        for (Grant grant : before) {
            boolean stays = change.after() == null || after.contains(grant);
            if (stays && !standing.coversHolder(grant)) {
                return "may not change a user with " + grant + ", which is above their own roles there; "
                        + standing.whomToAsk();
            }
            if (!stays && !standing.coversGrant(grant)) {
                return "may not remove " + grant + ", which is unknown or above their own roles there; "
                        + standing.whomToAsk();
            }
        }
        return null;
    }

    /** Who is blocked is judged by the other roles, since that one is no rank. */
    private static boolean mayChangeHolder(Standing standing, RoleKey role, User user) {
        return role.equals(RoleCatalog.BLOCKED) || standing.coversHolder(role, user);
    }

    private String grantRefusal(Standing standing, RoleKey role) {
        if (role.equals(RoleCatalog.BLOCKED)) {
            return "may not grant role " + role + ", which nobody can; deactivate or suspend the user instead";
        }
        return "may not grant role " + role + aboveOrUnknown(standing, role);
    }

    private String removalRefusal(Standing standing, RoleKey role) {
        return "may not remove role " + role + aboveOrUnknown(standing, role);
    }

    private String holderRefusal(Standing standing, RoleKey role) {
        return "may not change a user with role " + role + aboveOrUnknown(standing, role);
    }

    private String aboveOrUnknown(Standing standing, RoleKey role) {
        return catalog.find(role).isPresent()
                ? ", which is above their own roles; " + standing.whomToAsk()
                : ", which is unknown; define the role first";
    }
}
