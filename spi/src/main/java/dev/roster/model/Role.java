package dev.roster.model;

import java.util.Objects;
import java.util.Set;

/**
 * A named set of permissions with a rank.
 *
 * @param key how users refer to it
 * @param name what people read, 1 to 100 characters
 * @param level the rank, 0 to 99: nobody acts on, grants or removes a role of a higher level than their own
 * @param permissions what it allows
 * @param scope whom its permissions reach
 */
public record Role(RoleKey key, String name, int level, Set<Permission> permissions, Scope scope)
        implements CatalogEntry {

    /** The highest level. */
    public static final int MAX_LEVEL = 99;

    /**
     * Copies the permissions and checks the rest.
     *
     * @throws IllegalArgumentException if the name is blank or too long, or the level is out of bounds
     */
    public Role {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(scope, "scope");
        name = Names.require(name, "role name");
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("role level must be 0 to 99, found " + level);
        }
        permissions = Keys.sorted(permissions);
    }

    /**
     * A role without permissions of rank 0 that reaches nobody else: what a file creates for an unknown name.
     *
     * @param name the name; its canonical form becomes the key
     * @return the role
     * @throws IllegalArgumentException if the name cannot be a key
     */
    public static Role named(String name) {
        return new Role(new RoleKey(name), name.strip(), 0, Set.of(), Scope.SELF);
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
