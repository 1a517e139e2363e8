package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one tenant. Immutable and safe for use by many threads. {@link RoleCatalogs} lists those that come with
 * Roster.
 */
public final class RoleCatalog {

    /** The role that takes every permission away; nobody but the operator grants or removes it. */
    public static final RoleKey BLOCKED = new RoleKey("blocked");

    /** What lets people rule others: to own the tenant, define roles or administer users. */
    static final Set<Permission> RULING =
            Set.of(Permission.OWN_TENANT, Permission.MANAGE_ROLES, Permission.ADMINISTER_USERS);

    /** What changes users, oneself at least. */
    private static final Set<Permission> CHANGING = Set.of(
            Permission.CREATE_USERS, Permission.UPDATE_USERS, Permission.ADMINISTER_USERS, Permission.DELETE_USERS);

    /** What changes what everybody is judged by. */
    private static final Set<Permission> DEFINING = Set.of(
            Permission.OWN_TENANT, Permission.MANAGE_ROLES, Permission.MANAGE_GROUPS, Permission.MANAGE_ATTRIBUTES);

    private static final Set<Scope> ONESELF = Set.of(Scope.SELF, Scope.OWN);

    private final Map<RoleKey, Role> byKey;
    private final Map<RoleKey, Role> whole;
    private final List<Role> ordered;
    private final Set<RoleKey> ownerRoles;

    private RoleCatalog(Map<RoleKey, Role> roles) {
        byKey = Map.copyOf(roles);
        whole = new Inheritance(byKey).resolved();
        ordered = byKey.values().stream()
                .sorted(Comparator.comparingInt(Role::level).thenComparing(Role::key))
                .toList();
        ownerRoles = ordered.stream()
                .map(Role::key)
                .filter(this::isOwning)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /**
     * A catalog of these roles alone.
     *
     * @param roles the roles, each key once
     * @return the catalog
     * @throws IllegalArgumentException if two roles have the same key, or roles inherit from each other in a circle
     */
    public static RoleCatalog of(Collection<Role> roles) {
        return new RoleCatalog(index(roles));
    }

    /**
     * Adds roles; one with a known key takes the place of the role that was there.
     *
     * @param roles the roles that the tenant stores, each key once
     * @return a new catalog
     * @throws IllegalArgumentException if two of the roles have the same key, or roles inherit from each other in a circle
     */
    public RoleCatalog with(Collection<Role> roles) {
        Map<RoleKey, Role> merged = new HashMap<>(byKey);
        merged.putAll(index(roles));
        return new RoleCatalog(merged);
    }

    /**
     * Leaves roles out.
     *
     * @param keys the roles; unknown ones count for nothing
     * @return a new catalog
     */
    public RoleCatalog without(Collection<RoleKey> keys) {
        Map<RoleKey, Role> left = new HashMap<>(byKey);
        keys.forEach(left::remove);
        return new RoleCatalog(left);
    }

    /**
     * Tells whether roles would inherit from each other in a circle.
     *
     * @param role a role to add, or to take the place of one of its key
     * @return the circle in words, or empty when there is none
     */
    public Optional<String> circleWith(Role role) {
        Map<RoleKey, Role> merged = new HashMap<>(byKey);
        merged.put(role.key(), role);
        return new Inheritance(merged).circle();
    }

    /**
     * Finds a role.
     *
     * @param key the key
     * @return the role, or empty when it is unknown
     */
    public Optional<Role> find(RoleKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** {@return every role, lower levels first, then by key} */
    public List<Role> all() {
        return ordered;
    }

    /** {@return the roles that own the tenant, lower levels first; one active user at least must hold one of them} */
    public Set<RoleKey> ownerRoles() {
        return ownerRoles;
    }

    /**
     * What the roles of a user allow together, whatever the user's status: only an active user may make use of it.
     *
     * @param user the user
     * @return the permissions by name, inherited ones included; for an owner every permission that any role has; unknown
     *     roles and roles of a domain add none, and {@link #BLOCKED} leaves none
     */
    public Set<Permission> permissionsOf(User user) {
        Powers powers = powersOf(user);
        return whole.values().stream()
                .flatMap(role -> role.permissions().keySet().stream())
                .filter(powers::has)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /**
     * Whether the roles of a user allow something, whatever its scope and the user's status.
     *
     * @param user the user
     * @param permission what, perhaps of a host
     * @return true also for an owner, who holds every permission
     */
    public boolean allows(User user, Permission permission) {
        return powersOf(user).has(permission);
    }

    /**
     * Whether a role lets people rule others: own the tenant, define roles or administer users.
     *
     * @param key the role
     * @return true for a known role that allows one of these, be it by what it inherits; false for {@link #BLOCKED}
     */
    public boolean letsRule(RoleKey key) {
        Role role = whole.get(key);
        return role != null && !key.equals(BLOCKED) && RULING.stream().anyMatch(role.permissions()::containsKey);
    }

    /**
     * Whether a role lets people act on others: create, change, administer or delete users beside themselves, or define
     * roles, groups or attributes. Reading others is no such act; what a permission of the host's product means, the host
     * says.
     *
     * @param key the role
     * @return true for a known role that allows one of these, be it by what it inherits
     */
    public boolean actsOnOthers(RoleKey key) {
        Role role = whole.get(key);
        return role != null
                && role.permissions().entrySet().stream()
                        .anyMatch(allowed -> DEFINING.contains(allowed.getKey())
                                || (CHANGING.contains(allowed.getKey()) && !ONESELF.containsAll(allowed.getValue())));
    }

    /**
     * The level by which users are ranked and sorted.
     *
     * @param user the user
     * @return the highest level among the known roles that count everywhere, {@link #BLOCKED} aside, which is no rank; empty
     *     without such a role
     */
    public OptionalInt levelOf(User user) {
        return user.access().roles().stream()
                .map(byKey::get)
                .filter(role -> role != null && isRank(role))
                .mapToInt(Role::level)
                .max();
    }

    /**
     * Tells whether a role counts for {@link #levelOf}.
     *
     * @param role a role
     * @return false for a role of a domain and for {@link #BLOCKED}
     */
    public static boolean isRank(Role role) {
        return role.domain() == null && !role.key().equals(BLOCKED);
    }

    /**
     * The roles that people should see: {@link #BLOCKED} alone while the account rests (J6), else those held.
     *
     * @param user the user
     * @return the keys; unmodifiable
     */
    public Set<RoleKey> shownRolesOf(User user) {
        return user.access().status().isAtRest()
                ? Set.of(BLOCKED)
                : user.access().roles();
    }

    /** A role with everything that it inherits; null when it is unknown. */
    @Nullable Role whole(RoleKey key) {
        return whole.get(key);
    }

    /**
     * A role with everything that it inherits.
     *
     * @param key the key of a known role
     * @return the role as defined, and with the permissions of the roles that it inherits from
     * @throws IllegalArgumentException if the role is unknown
     */
    public Role resolved(RoleKey key) {
        Role role = whole.get(key);
        if (role == null) {
            throw new IllegalArgumentException("no role \"" + key + "\"");
        }
        return role;
    }

    /**
     * By which roles somebody who holds one has others: the shortest line from it to each role that it inherits, directly or not.
     *
     * @param held the role that is held
     * @return each known role that is reached, the held one first, with the line from the held one to it, both included; empty
     *     for an unknown role. Nobody inherits {@link #BLOCKED}, and it inherits nothing
     */
    public Map<RoleKey, List<RoleKey>> pathsFrom(RoleKey held) {
        Map<RoleKey, List<RoleKey>> paths = new LinkedHashMap<>();
        Deque<List<RoleKey>> open = new ArrayDeque<>(List.of(List.of(held)));
        while (!open.isEmpty()) {
            List<RoleKey> path = open.remove();
            Role role = byKey.get(path.get(path.size() - 1));
            if (role == null
                    || paths.putIfAbsent(role.key(), path) != null
                    || role.key().equals(BLOCKED)) {
                continue;
            }
            role.inherits().stream()
                    .filter(parent -> !parent.equals(BLOCKED))
                    .map(parent ->
                            Stream.concat(path.stream(), Stream.of(parent)).toList())
                    .forEach(open::add);
        }
        return Collections.unmodifiableMap(paths);
    }

    /** What the roles of a user that count everywhere come to. */
    Powers powersOf(User user) {
        Set<RoleKey> held = user.access().roles();
        if (held.isEmpty() || held.contains(BLOCKED)) {
            return Powers.NONE;
        }
        return Powers.of(held.stream()
                .map(whole::get)
                .filter(role -> role != null && role.domain() == null)
                .toList());
    }

    /** Whether a role owns the tenant, whatever a stored definition of {@link #BLOCKED} may claim. */
    boolean isOwning(RoleKey key) {
        Role role = whole.get(key);
        return role != null
                && role.domain() == null
                && !key.equals(BLOCKED)
                && role.permissions().containsKey(Permission.OWN_TENANT);
    }

    private static Map<RoleKey, Role> index(Collection<Role> roles) {
        Map<RoleKey, Role> index = new HashMap<>();
        for (Role role : roles) {
            if (index.putIfAbsent(role.key(), role) != null) {
                throw new IllegalArgumentException("role " + role.key() + " is defined twice");
            }
        }
        return index;
    }
}
