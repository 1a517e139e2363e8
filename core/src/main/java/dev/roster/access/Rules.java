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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that {@link Authorizer} lists; each answers that it lets the change pass, or why not. */
final class Rules {

    private static final Decision PASSES = Decision.allow();

    private final RoleCatalog catalog;
    private final Set<AttributeKey> managersMayEdit;

    Rules(RoleCatalog catalog, Set<AttributeKey> managersMayEdit) {
        this.catalog = catalog;
        this.managersMayEdit = managersMayEdit;
    }

    /** The first denial of a rule. */
    Decision decide(Standing standing, Change change) {
        for (Rule rule : Rule.of(change.action())) {
            Decision decision = ask(rule, standing, change);
            if (!decision.isAllowed()) {
                return decision;
            }
        }
        return PASSES;
    }

    /** What one rule says, whatever the others do. */
    Decision ask(Rule rule, Standing standing, Change change) {
        return switch (rule) {
            case ACTOR -> actor(standing, change);
            case ONESELF -> oneself(standing, change);
            case SCOPE -> scope(standing, change);
            case ATTRIBUTES -> attributes(standing, change);
            case MOVES -> moves(standing, change);
            case RANK -> rank(standing, change);
        };
    }

    /** Whether the actor has a permission at all, whomever it reaches. */
    Decision may(Standing standing, Permission permission) {
        Decision acting = actor(standing, permission);
        return acting.isAllowed() ? held(standing, permission) : acting;
    }

    static Decision held(Standing standing, Permission permission) {
        if (isHeld(standing, permission)) {
            return PASSES;
        }
        Decision missing = missing(standing, permission, then -> isHeld(then, permission));
        String catalogs = Authorizer.MANAGING.get(permission);
        if (catalogs == null || missing.denial() == Denial.NOT_YET || missing.denial() == Denial.EXPIRED) {
            return missing;
        }
        return (standing.has(permission) ? Refusal.MANAGES_ELSEWHERE : Refusal.MANAGES)
                .of(standing.label(), catalogs, permission);
    }

    /** Roles reach over the whole tenant, so no domain gives the right to define them; and no place that to any catalog. */
    private static boolean isHeld(Standing standing, Permission permission) {
        if (permission.equals(Permission.MANAGE_ROLES)) {
            return standing.hasInTenant(permission);
        }
        return Authorizer.MANAGING.containsKey(permission)
                ? standing.hasForPeople(permission)
                : standing.has(permission);
    }

    Decision actor(Standing standing) {
        if (!standing.isActive()) {
            return Refusal.ACTOR_RESTS.of(
                    standing.label(), standing.actor().access().status().word());
        }
        return standing.isBlocked() ? Refusal.ACTOR_BLOCKED.of(standing.label()) : PASSES;
    }

    /** Whoever acts in the place of another reads and edits, and does nothing that decides rights. */
    private Decision actor(Standing standing, Change change) {
        Decision acting = actor(standing);
        boolean isTooMuch = standing.who().impersonation() != null && !change.isPlain();
        return acting.isAllowed() && isTooMuch
                ? Refusal.IMPERSONATED.of(standing.label(), change.action().name())
                : acting;
    }

    /** What a permission of the host means, the host decides; of those of Roster reading alone is left to who is impersonated. */
    Decision actor(Standing standing, Permission permission) {
        Decision acting = actor(standing);
        boolean isTooMuch = standing.who().impersonation() != null
                && Permission.builtIn().contains(permission)
                && !permission.equals(Permission.READ_USERS);
        return acting.isAllowed() && isTooMuch ? Refusal.IMPERSONATED.of(standing.label(), permission) : acting;
    }

    Decision read(Standing standing, User user) {
        Decision decision = actor(standing);
        return decision.isAllowed() ? reading(standing, user) : decision;
    }

    private static Decision reading(Standing standing, User user) {
        boolean isReached = user.id().equals(standing.id()) || standing.reaches(Permission.READ_USERS, user);
        if (!isReached) {
            return missing(standing, Permission.READ_USERS, then -> then.reaches(Permission.READ_USERS, user));
        }
        return isDeleted(user) && !seesDeleted(standing)
                ? Refusal.DELETED.of(standing.label(), Permission.READ_USERS)
                : PASSES;
    }

    /** The users whom {@link #read} lets through. */
    Filter readable(Standing standing) {
        if (!actor(standing).isAllowed()) {
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

    private static Decision oneself(Standing standing, Change change) {
        if (!change.subject().id().equals(standing.id())) {
            return PASSES;
        }
        if (change.action().equals(Action.IMPERSONATE)) {
            return Refusal.SELF_IMPERSONATE.of(standing.label());
        }
        if (change.action().equals(Action.CREATE)) {
            return Refusal.SELF_CREATE.of(standing.label());
        }
        if (change.action().equals(Action.DELETE)) {
            return Refusal.SELF_DELETE.of(standing.label());
        }
        if (change.changesStatus()) {
            return Refusal.SELF_STATUS.of(standing.label());
        }
        if (change.action().isOfCredentials()) {
            return Refusal.SELF_CREDENTIALS.of(standing.label());
        }
        boolean keepsRoles = change.rolesBefore().equals(change.rolesAfter())
                && change.grantsBefore().equals(change.grantsAfter());
        return keepsRoles ? PASSES : Refusal.SELF_ROLES.of(standing.label());
    }

    private static Decision scope(Standing standing, Change change) {
        if (change.action().equals(Action.READ)) {
            return reading(standing, change.subject());
        }
        User before = change.before();
        User after = change.judgedAfter();
        for (Permission permission : change.neededPermissions()) {
            if (!reachesBoth(standing, permission, before, after)) {
                return missing(standing, permission, then -> reachesBoth(then, permission, before, after));
            }
        }
        return PASSES;
    }

    private static boolean reachesBoth(
            Standing standing, Permission permission, @Nullable User before, @Nullable User after) {
        return (before == null || standing.reaches(permission, before))
                && (after == null || standing.reaches(permission, after));
    }

    /** Why an actor lacks a permission, or has it for others: a grant may give it at another time. */
    static Decision missing(Standing standing, Permission permission, Predicate<Standing> suffices) {
        for (Dormant dormant : standing.dormant()) {
            if (suffices.test(dormant.awake())) {
                return dormant.isAhead()
                        ? Refusal.NOT_YET.of(standing.label(), permission, dormant.moment())
                        : Refusal.EXPIRED.of(standing.label(), permission, dormant.moment());
            }
        }
        return standing.has(permission)
                ? Refusal.OUT_OF_SCOPE.of(standing.label(), permission)
                : Refusal.NO_GRANT.of(standing.label(), permission);
    }

    private Decision attributes(Standing standing, Change change) {
        User before = change.before();
        User after = change.after();
        boolean keepsAll =
                before != null && after != null && before.attributes().equals(after.attributes());
        if (after == null || keepsAll) {
            return PASSES;
        }
        for (Permission permission : change.neededPermissions()) {
            Decision decision = attributes(standing, permission, change);
            if (!decision.isAllowed()) {
                return decision;
            }
        }
        return PASSES;
    }

    /** Judged on the state before, like every scope; a user who is new is judged as wanted. */
    private Decision attributes(Standing standing, Permission permission, Change change) {
        User after = change.after();
        if (after == null || !standing.reachesAsManagerAlone(permission, change.subject())) {
            return PASSES;
        }
        User before = change.before();
        Map<AttributeKey, AttributeValue> old = before == null ? Map.of() : before.attributes();
        if (old.equals(after.attributes())) {
            return PASSES;
        }
        return Stream.concat(old.keySet().stream(), after.attributes().keySet().stream())
                .filter(key -> !managersMayEdit.contains(key))
                .filter(key -> !Objects.equals(old.get(key), after.attributes().get(key)))
                .findFirst()
                .map(key -> Refusal.ATTRIBUTE.of(standing.label(), key))
                .orElse(PASSES);
    }

    private static Decision moves(Standing standing, Change change) {
        User before = change.before();
        User after = change.after();
        if (!standing.isLimited() || after == null) {
            return PASSES;
        }
        boolean isSelf = after.id().equals(standing.id());
        if (isSelf && standing.growsWithOrganization() && change.changesOrganization()) {
            return Refusal.SELF_ORGANIZATION.of(standing.label());
        }
        boolean boundToOwnGroups =
                (isSelf && standing.growsWithGroups()) || !reachesEverybody(standing, change.neededPermissions());
        if (boundToOwnGroups) {
            for (GroupKey group : change.groupsAfter()) {
                if (!standing.isMemberOf(group) && !change.groupsBefore().contains(group)) {
                    return Refusal.GROUP.of(standing.label(), group);
                }
            }
        }
        return before != null && standing.gainsPower(before, after) ? Refusal.OWN_REACH.of(standing.label()) : PASSES;
    }

    private static boolean reachesEverybody(Standing standing, List<Permission> permissions) {
        for (Permission permission : permissions) {
            if (!standing.reachesEverybody(permission)) {
                return false;
            }
        }
        return true;
    }

    private Decision rank(Standing standing, Change change) {
        Decision strict = change.action().equals(Action.IMPERSONATE) ? strictRank(standing, change.subject()) : PASSES;
        if (!strict.isAllowed()) {
            return strict;
        }
        Set<RoleKey> before = change.rolesBefore();
        Set<RoleKey> after = change.rolesAfter();
        for (RoleKey role : after) {
            if (before.contains(role)) {
                if (!mayChangeHolder(standing, role, change.subject())) {
                    return refused(standing, role, Refusal.CHANGES_HOLDER, Refusal.CHANGES_UNKNOWN);
                }
            } else if (!standing.coversKnown(role)) {
                return role.equals(RoleCatalog.BLOCKED)
                        ? Refusal.GRANTS_BLOCKED.of(standing.label(), role)
                        : refused(standing, role, Refusal.GRANTS_ROLE, Refusal.GRANTS_UNKNOWN);
            }
        }
        for (RoleKey role : before) {
            if (change.after() == null) {
                if (!mayChangeHolder(standing, role, change.subject())) {
                    return refused(standing, role, Refusal.CHANGES_HOLDER, Refusal.CHANGES_UNKNOWN);
                }
            } else if (!after.contains(role) && !standing.coversKnown(role)) {
                return refused(standing, role, Refusal.REMOVES_ROLE, Refusal.REMOVES_UNKNOWN);
            }
        }
        return rankOfGrants(standing, change);
    }

    /** Every role and grant that is not over is below the actor's own where it counts; equal rank does not do. */
    private static Decision strictRank(Standing standing, User target) {
        Stream<?> roles = target.access().roles().stream().filter(role -> !standing.outranks(role));
        Stream<?> grants = target.access().grants().stream().filter(grant -> !standing.outranks(grant));
        return Stream.concat(roles, grants)
                .findFirst()
                .map(held -> Refusal.IMPERSONATES_HOLDER.of(standing.label(), held, standing.whomToAsk()))
                .orElse(PASSES);
    }

    /** A grant that changes is removed as it was and granted as it is wanted. */
    private Decision rankOfGrants(Standing standing, Change change) {
        Set<Grant> before = change.grantsBefore();
        Set<Grant> after = change.grantsAfter();
        for (Grant grant : after) {
            if (!before.contains(grant) && !standing.coversGrant(grant)) {
                return refused(standing, grant, Refusal.GRANTS_THERE, Refusal.GRANTS_UNKNOWN_THERE);
            }
        }
        for (Grant grant : before) {
            boolean stays = change.after() == null || after.contains(grant);
            if (stays && !standing.coversHolder(grant)) {
                return refused(standing, grant, Refusal.CHANGES_HOLDER_THERE, Refusal.CHANGES_UNKNOWN_THERE);
            }
            if (!stays && !standing.coversGrant(grant)) {
                return refused(standing, grant, Refusal.REMOVES_THERE, Refusal.REMOVES_UNKNOWN_THERE);
            }
        }
        return PASSES;
    }

    /** Who is blocked is judged by the other roles, since that one is no rank. */
    private static boolean mayChangeHolder(Standing standing, RoleKey role, User user) {
        return role.equals(RoleCatalog.BLOCKED) || standing.coversHolder(role, user);
    }

    private Decision refused(Standing standing, RoleKey role, Refusal above, Refusal unknown) {
        return (isKnown(role) ? above : unknown).of(standing.label(), role, standing.whomToAsk());
    }

    private Decision refused(Standing standing, Grant grant, Refusal above, Refusal unknown) {
        return (isKnown(grant.role()) ? above : unknown).of(standing.label(), grant, standing.whomToAsk());
    }

    private boolean isKnown(RoleKey role) {
        return catalog.find(role).isPresent();
    }
}
