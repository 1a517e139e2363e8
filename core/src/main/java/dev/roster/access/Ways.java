package dev.roster.access;

import dev.roster.model.DomainKey;
import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each role and grant of one actor does for a permission: {@link Standing}, told one by one. */
final class Ways {

    private static final Set<Scope> EVERYBODY = EnumSet.of(Scope.ALL);

    private final Actor who;
    private final Standing standing;
    private final RoleCatalog catalog;

    Ways(Actor who, Standing standing, RoleCatalog catalog) {
        this.who = who;
        this.standing = standing;
        this.catalog = catalog;
    }

    /** What gives the permission over a user, or over anybody where the user is null, and what does not. */
    List<Way> of(Permission permission, @Nullable User target) {
        List<Way> ways = new ArrayList<>();
        for (RoleKey key : standing.actor().access().roles()) {
            of(permission, key, null, target, ways);
        }
        if (who.at() != null) {
            for (Grant grant : standing.actor().access().grants()) {
                of(permission, grant.role(), grant, target, ways);
            }
        }
        return ways;
    }

    private void of(Permission permission, RoleKey key, @Nullable Grant grant, @Nullable User target, List<Way> ways) {
        Role role = catalog.whole(key);
        if (role == null) {
            ways.add(new Way(permission, key, grant, List.of(), Set.of(), null, Denial.NOT_KNOWN));
            return;
        }
        Map<List<RoleKey>, Set<Scope>> paths = paths(permission, role, grant);
        if (paths.isEmpty()) {
            Denial denial = key.equals(RoleCatalog.BLOCKED) && grant == null ? Denial.STATE : Denial.NO_GRANT;
            ways.add(new Way(permission, key, grant, List.of(), Set.of(), null, denial));
        }
        paths.forEach((path, scopes) -> {
            Denial denial = denial(permission, role, grant, target);
            Scope by = denial == null ? reaching(scopes, grant, target) : null;
            Denial result = denial == null && by == null ? Denial.OUT_OF_SCOPE : denial;
            ways.add(new Way(permission, key, grant, path, scopes, by, result));
        });
    }

    /** The shortest path to each role that allows the permission itself; owning the tenant allows everything. */
    private Map<List<RoleKey>, Set<Scope>> paths(Permission permission, Role held, @Nullable Grant grant) {
        boolean mayOwn = grant == null && held.domain() == null;
        Map<List<RoleKey>, Set<Scope>> found = new LinkedHashMap<>();
        if (held.key().equals(RoleCatalog.BLOCKED) || (permission.equals(Permission.OWN_TENANT) && !mayOwn)) {
            return found;
        }
        catalog.pathsFrom(held.key()).forEach((key, path) -> {
            Role role = catalog.find(key).orElseThrow();
            if (mayOwn && role.permissions().containsKey(Permission.OWN_TENANT)) {
                found.put(path, EVERYBODY);
            } else if (role.permissions().containsKey(permission)) {
                found.put(path, role.scopesOf(permission));
            }
        });
        return found;
    }

    /** Why a role that allows the permission gives it to nobody; null when it may. */
    private @Nullable Denial denial(Permission permission, Role role, @Nullable Grant grant, @Nullable User target) {
        if (standing.isBlocked()) {
            return Denial.STATE;
        }
        Instant now = who.at();
        if (grant != null && now != null && !grant.countsAt(now)) {
            return grant.hasEndedAt(now) ? Denial.EXPIRED : Denial.NOT_YET;
        }
        boolean isForPeople = role.domain() == null || role.domain().equals(DomainKey.PEOPLE);
        boolean isElsewhere = grant != null
                && grant.place().kind() == Place.Kind.DOMAIN
                && !grant.place().equals(Place.of(DomainKey.PEOPLE));
        boolean isTooNarrow =
                target == null && Authorizer.MANAGING.containsKey(permission) && isTooNarrow(permission, role, grant);
        return !isForPeople || isElsewhere || isTooNarrow ? Denial.OUT_OF_SCOPE : null;
    }

    /** No place makes anybody manage catalogs, and no domain roles, which reach over the whole tenant. */
    private static boolean isTooNarrow(Permission permission, Role role, @Nullable Grant grant) {
        boolean isAtAPlace = grant != null && grant.place().kind() != Place.Kind.DOMAIN;
        boolean isInADomain = grant != null || role.domain() != null;
        return isAtAPlace || (permission.equals(Permission.MANAGE_ROLES) && isInADomain);
    }

    private @Nullable Scope reaching(Set<Scope> scopes, @Nullable Grant grant, @Nullable User target) {
        boolean isThere = target == null
                || grant == null
                || grant.place().kind() == Place.Kind.DOMAIN
                || grant.place().holds(target);
        Scope by = null;
        for (Scope scope : scopes) {
            if (isThere && (target == null || standing.isWithin(scope, target))) {
                by = scope;
            }
        }
        return by;
    }
}
