package dev.roster.access;

import dev.roster.model.DomainKey;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the roles of one acting user come to, computed once and asked for every row. Immutable. */
final class Standing {

    /** The permissions over a user that nobody may give themselves by moving the user into their scope. */
    private static final List<Permission> POWERS =
            List.of(Permission.UPDATE_USERS, Permission.ADMINISTER_USERS, Permission.DELETE_USERS);

    private final Actor who;
    private final User actor;
    private final RoleCatalog catalog;
    private final boolean blocked;
    private final Powers tenant;
    private final Powers people;
    /** What grants add for the users of one organization, team or group. */
    private final Map<Place, Powers> places;

    private final Set<RoleKey> coveredHolders = new HashSet<>();
    private final Set<RoleKey> coveredRoles = new HashSet<>();
    private final boolean limited;
    /** Made when it is asked for first, by whoever asks: each makes the same. */
    private volatile @Nullable List<Dormant> dormant;

    Standing(Actor who, RoleCatalog catalog) {
        this.who = who;
        this.catalog = catalog;
        actor = Objects.requireNonNull(who.user());
        blocked = actor.access().roles().contains(RoleCatalog.BLOCKED);
        tenant = blocked ? Powers.NONE : catalog.powersOf(actor);
        people = in(DomainKey.PEOPLE);
        places = places();
        for (Role role : catalog.all()) {
            Role whole = catalog.resolved(role.key());
            if (covers(whole)) {
                coveredRoles.add(role.key());
            }
            if (covers(whole) || people.covers(whole)) {
                coveredHolders.add(role.key());
            }
        }
        limited = people.isLimited() || !places.isEmpty();
    }

    /** The actor that this was computed for. */
    Actor who() {
        return who;
    }

    User actor() {
        return actor;
    }

    /** {@return what people call the actor} */
    String label() {
        return actor.label();
    }

    /** {@return the grants that count at another time, those to come first, the nearest of each first; for denials alone} */
    List<Dormant> dormant() {
        List<Dormant> known = dormant;
        if (known == null) {
            known = Dormant.of(who, catalog);
            dormant = known;
        }
        return known;
    }

    /** {@return whom to ask for what is above the actor's roles: owners may more than others, but not more than owners} */
    String whomToAsk() {
        return tenant.has(Permission.OWN_TENANT) ? "ask somebody whose roles are higher" : "ask an owner";
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

    /** {@return whether the actor has a permission over somebody} */
    boolean has(Permission permission) {
        return people.has(permission) || places.values().stream().anyMatch(local -> local.has(permission));
    }

    /** {@return whether the actor has a permission that no organization, team or group can give} */
    boolean hasForPeople(Permission permission) {
        return people.has(permission);
    }

    /** {@return whether the actor has a permission that no domain and no place can give} */
    boolean hasInTenant(Permission permission) {
        return tenant.has(permission);
    }

    /** {@return what the actor may do in a domain: the higher of the roles held everywhere and those held there} */
    Powers in(DomainKey domain) {
        if (blocked) {
            return Powers.NONE;
        }
        List<Role> there = granted(Place.of(domain));
        for (RoleKey key : actor.access().roles()) {
            Role role = catalog.whole(key);
            if (role != null && domain.equals(role.domain())) {
                there.add(role);
            }
        }
        return tenant.with(there);
    }

    /** {@return whether the actor may change a user who holds the role: it is known and not above the actor} */
    boolean coversHolder(RoleKey role, User user) {
        if (coveredHolders.contains(role)) {
            return true;
        }
        Role whole = catalog.whole(role);
        return whole != null
                && places.entrySet().stream()
                        .anyMatch(place -> place.getKey().holds(user) && people.coversWithin(whole, place.getValue()));
    }

    /** {@return whether the actor may grant and remove the role at its place: it is known and not above the actor there} */
    boolean coversGrant(Grant grant) {
        Role whole = catalog.whole(grant.role());
        return whole != null && at(grant.place()).covers(whole);
    }

    /** {@return whether the actor may change somebody who has the grant: it is over, or not above the actor} */
    boolean coversHolder(Grant grant) {
        Role whole = catalog.whole(grant.role());
        return (who.at() != null && grant.hasEndedAt(who.at()))
                || (whole != null && (at(grant.place()).covers(whole) || people.covers(whole)));
    }

    /** {@return whether a role counts for less than what the actor is wherever it counts: it is known, and strictly below} */
    boolean outranks(RoleKey role) {
        Role whole = catalog.whole(role);
        return whole != null && whole.level() < powersFor(whole).level() && covers(whole);
    }

    /** {@return the same of a grant at its place, which is no rank any more once it is over} */
    boolean outranks(Grant grant) {
        Role whole = catalog.whole(grant.role());
        Powers there = at(grant.place());
        return (who.at() != null && grant.hasEndedAt(who.at()))
                || (whole != null && whole.level() < there.level() && there.covers(whole));
    }

    /** {@return whether the actor may grant and remove the role: it is known and not above the actor where it counts} */
    boolean coversKnown(RoleKey role) {
        return coveredRoles.contains(role);
    }

    /** {@return whether neither level nor any permission is above the actor's where the role counts} */
    boolean covers(Role whole) {
        return powersFor(whole).covers(whole);
    }

    private Powers powersFor(Role whole) {
        return whole.domain() == null ? tenant : in(whole.domain());
    }

    /** {@return whether a role of the actor gives the right to read users as their manager} */
    boolean readsAsManager() {
        return Stream.concat(Stream.of(people), places.values().stream())
                .map(powers -> powers.scopesOf(Permission.READ_USERS))
                .anyMatch(reach -> reach.contains(Scope.REPORTS) || reach.contains(Scope.ALL_REPORTS));
    }

    boolean reachesEverybody(Permission permission) {
        return people.scopesOf(permission).contains(Scope.ALL);
    }

    boolean reaches(Permission permission, User user) {
        if (isWithinAny(people.scopesOf(permission), user)) {
            return true;
        }
        for (Map.Entry<Place, Powers> place : places.entrySet()) {
            if (place.getKey().holds(user) && isWithinAny(place.getValue().scopesOf(permission), user)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithinAny(Set<Scope> scopes, User user) {
        for (Scope scope : scopes) {
            if (isWithin(scope, user)) {
                return true;
            }
        }
        return false;
    }

    /** {@return what a user must be to be the actor or within reach, one of these; the same as {@link #reaches} says} */
    List<Filter> reached(Permission permission) {
        ReachFilters filters = new ReachFilters(who);
        List<Filter> reached = new ArrayList<>();
        reached.add(filters.self());
        reached.addAll(filters.of(people.scopesOf(permission)));
        places.forEach((place, local) -> {
            List<Filter> there = filters.of(local.scopesOf(permission));
            if (!there.isEmpty()) {
                reached.add(new Filter.All(List.of(ReachFilters.of(place), new Filter.Any(there))));
            }
        });
        return reached;
    }

    /** {@return whether nothing but being a manager of the user gives the actor the permission over the user} */
    boolean reachesAsManagerAlone(Permission permission, User user) {
        return isAsManagerAlone(people.scopesOf(permission), user)
                && places.entrySet().stream()
                        .filter(place -> place.getKey().holds(user))
                        .allMatch(place -> isAsManagerAlone(place.getValue().scopesOf(permission), user));
    }

    private boolean isAsManagerAlone(Set<Scope> scopes, User user) {
        for (Scope scope : scopes) {
            boolean isManager = scope == Scope.REPORTS || scope == Scope.ALL_REPORTS;
            if (!isManager && isWithin(scope, user)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the change would give the actor a power over users that the actor lacked before} */
    boolean gainsPower(User before, User after) {
        for (Permission power : POWERS) {
            if (reaches(power, after) && !reaches(power, before)) {
                return true;
            }
        }
        return people.isLimitedBy(Scope.ALL_REPORTS)
                && isWithin(Scope.ALL_REPORTS, after)
                && !isWithin(Scope.ALL_REPORTS, before);
    }

    /** {@return whether joining more groups would bring more users into the actor's reach} */
    boolean growsWithGroups() {
        return people.isLimitedBy(Scope.GROUPS);
    }

    /** {@return whether another organization would bring other users into the actor's reach} */
    boolean growsWithOrganization() {
        return people.isLimitedBy(Scope.ORGANIZATION);
    }

    /** {@return whether whom the actor reaches depends on who reports to whom at any distance} */
    boolean usesAllReports() {
        return people.uses(Scope.ALL_REPORTS)
                || places.values().stream().anyMatch(local -> local.uses(Scope.ALL_REPORTS));
    }

    boolean isMemberOf(GroupKey group) {
        return actor.access().groups().contains(group) || places.containsKey(Place.of(group));
    }

    /** The powers at a place: those for people, or in a domain those that count there, and what grants add. */
    private Powers at(Place place) {
        return place.kind() == Place.Kind.DOMAIN ? in(new DomainKey(place.key())) : people.with(granted(place));
    }

    private Map<Place, Powers> places() {
        Map<Place, Powers> powers = new HashMap<>();
        for (Grant grant : actor.access().grants()) {
            Place place = grant.place();
            List<Role> roles = place.kind() == Place.Kind.DOMAIN ? List.of() : granted(place);
            if (!roles.isEmpty()) {
                powers.put(place, Powers.NONE.with(roles));
            }
        }
        return powers;
    }

    /** The roles that are granted at a place at the moment of the decision; a role of another domain gives nothing there. */
    private List<Role> granted(Place place) {
        List<Role> roles = new ArrayList<>();
        if (blocked || who.at() == null) {
            return roles;
        }
        for (Grant grant : actor.access().grants()) {
            Role whole = catalog.whole(grant.role());
            boolean counts = grant.place().equals(place) && grant.countsAt(who.at());
            if (counts && whole != null && !whole.key().equals(RoleCatalog.BLOCKED) && isAtHome(whole, place)) {
                roles.add(whole);
            }
        }
        return roles;
    }

    private static boolean isAtHome(Role role, Place place) {
        DomainKey domain = place.kind() == Place.Kind.DOMAIN ? new DomainKey(place.key()) : DomainKey.PEOPLE;
        return role.domain() == null || role.domain().equals(domain);
    }

    boolean isWithin(Scope scope, User user) {
        return switch (scope) {
            case SELF, OWN -> user.id().equals(actor.id());
            case REPORTS -> actor.id().equals(user.employment().managerId());
            case ALL_REPORTS -> isUnder(user.employment().managerId());
            case GROUPS ->
                sharesGroup(user.access().groups()) || sharesGroup(user.access().setAsideGroups());
            case ORGANIZATION ->
                user.access().organization() != null
                        && user.access().organization().equals(actor.access().organization());
            case ALL -> true;
        };
    }

    /** Whom the actor manages at any distance is known beforehand, since rules ask no store. */
    private boolean isUnder(@Nullable UserId manager) {
        return manager != null && (manager.equals(actor.id()) || who.reports().contains(manager));
    }

    private boolean sharesGroup(Set<GroupKey> groups) {
        return !Collections.disjoint(groups, actor.access().groups());
    }
}
