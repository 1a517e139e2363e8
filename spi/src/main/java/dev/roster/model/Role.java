package dev.roster.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A named set of permissions with a rank. Made by {@link #builder} and {@link #toBuilder()}, never by the constructor: more
 * components may follow.
 *
 * <pre>{@code
 * Role lead = Role.builder("lead").level(2).allow(Permission.READ_USERS, Scope.REPORTS).build();
 * }</pre>
 *
 * @param key how users refer to it
 * @param name what people read, 1 to 100 characters
 * @param description what the role is for, up to 1,000 characters, or null
 * @param level the rank, 0 to 99: nobody acts on, grants or removes a role of a higher level than their own
 * @param permissions what it allows, each within one scope at least, without what it inherits; unmodifiable
 * @param inherits the roles whose permissions it has too, but not their level or domain; unmodifiable
 * @param domain the only domain in which level and permissions count, or null when they count everywhere
 */
public record Role(
        RoleKey key,
        String name,
        @Nullable String description,
        int level,
        Map<Permission, Set<Scope>> permissions,
        Set<RoleKey> inherits,
        @Nullable DomainKey domain)
        implements CatalogEntry {

    /** The highest level. */
    public static final int MAX_LEVEL = 99;

    private static final int MAX_DESCRIPTION = 1_000;

    /**
     * Copies the permissions and checks the rest.
     *
     * @throws IllegalArgumentException if the name is blank or too long, the description is too long or cannot be stored,
     *     the level is out of bounds, a permission has no scope, or the role inherits from itself
     */
    public Role {
        Objects.requireNonNull(key, "key");
        name = Names.require(name, "role name");
        description = description == null || description.isBlank() ? null : description.strip();
        if (description != null
                && !TextRules.parseText(description, MAX_DESCRIPTION).isValid()) {
            throw new IllegalArgumentException("role description must have up to 1,000 characters that can be stored");
        }
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("role level must be 0 to 99, found " + level);
        }
        permissions = copied(permissions);
        inherits = Keys.sorted(inherits);
        if (inherits.contains(key)) {
            throw new IllegalArgumentException("role " + key + " cannot inherit from itself");
        }
    }

    /**
     * Starts a role of rank 0 that is called like its key, allows nothing and inherits nothing.
     *
     * @param key how users refer to it
     * @return a builder
     * @throws IllegalArgumentException if the text cannot be a key
     */
    public static RoleBuilder builder(String key) {
        return new RoleBuilder(new RoleKey(key), key.strip());
    }

    /** {@return a builder that holds everything this role has} */
    public RoleBuilder toBuilder() {
        return new RoleBuilder(this);
    }

    /**
     * A role without permissions of rank 0: what a file creates for an unknown name.
     *
     * @param name the name; its canonical form becomes the key
     * @return the role
     * @throws IllegalArgumentException if the name cannot be a key
     */
    public static Role named(String name) {
        return builder(name).build();
    }

    /**
     * How far a permission reaches, without what the role inherits.
     *
     * @param permission the permission
     * @return the scopes; empty when the role itself does not allow it
     */
    public Set<Scope> scopesOf(Permission permission) {
        return permissions.getOrDefault(permission, Set.of());
    }

    private static Map<Permission, Set<Scope>> copied(Map<Permission, ? extends Collection<Scope>> permissions) {
        Map<Permission, Set<Scope>> copy = new TreeMap<>();
        permissions.forEach((permission, scopes) -> {
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("permission " + permission + " needs a scope");
            }
            copy.put(permission, Collections.unmodifiableSet(EnumSet.copyOf(scopes)));
        });
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    @Override
    public Key entryKey() {
        return new Key(Kind.ROLE, key.value());
    }
}
