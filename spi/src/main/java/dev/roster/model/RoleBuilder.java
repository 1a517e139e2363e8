package dev.roster.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Role} is made of. For one thread. */
public final class RoleBuilder {

    private final RoleKey key;
    private String name;
    private @Nullable String description;
    private int level;
    private final Map<Permission, Set<Scope>> permissions = new TreeMap<>();
    private final Set<RoleKey> inherits = new TreeSet<>();
    private @Nullable DomainKey domain;

    RoleBuilder(RoleKey key, String name) {
        this.key = key;
        this.name = name;
    }

    RoleBuilder(Role role) {
        this(role.key(), role.name());
        description = role.description();
        level = role.level();
        role.permissions().forEach((permission, scopes) -> permissions.put(permission, EnumSet.copyOf(scopes)));
        inherits.addAll(role.inherits());
        domain = role.domain();
    }

    /**
     * Says what people read; by default the key as it was written.
     *
     * @param value 1 to 100 characters, such as {@code Team lead}
     * @return this builder
     */
    public RoleBuilder name(String value) {
        name = value;
        return this;
    }

    /**
     * Says what the role is for; by default nothing.
     *
     * @param value up to 1,000 characters, or null for none
     * @return this builder
     */
    public RoleBuilder description(@Nullable String value) {
        description = value;
        return this;
    }

    /**
     * Sets the rank; by default 0.
     *
     * @param value 0 to 99; 5 is that of an administrator in {@code RoleCatalogs.standard()}
     * @return this builder
     */
    public RoleBuilder level(int value) {
        level = value;
        return this;
    }

    /**
     * Allows something within a scope, beside what the role allows already.
     *
     * @param permission what, such as {@link Permission#READ_USERS}
     * @param scope how far it reaches
     * @return this builder
     */
    public RoleBuilder allow(Permission permission, Scope scope) {
        permissions
                .computeIfAbsent(permission, any -> EnumSet.noneOf(Scope.class))
                .add(scope);
        return this;
    }

    /**
     * Allows several things within one scope, beside what the role allows already.
     *
     * @param allowed what
     * @param scope how far each reaches
     * @return this builder
     */
    public RoleBuilder allow(Collection<Permission> allowed, Scope scope) {
        allowed.forEach(permission -> allow(permission, scope));
        return this;
    }

    /**
     * Takes a permission away in every scope; what the role inherits stays.
     *
     * @param permission what
     * @return this builder
     */
    public RoleBuilder forbid(Permission permission) {
        permissions.remove(permission);
        return this;
    }

    /**
     * Sets the roles whose permissions this one has too; by default none.
     *
     * @param value their keys; a catalog refuses circles
     * @return this builder
     */
    public RoleBuilder inherits(Collection<RoleKey> value) {
        inherits.clear();
        inherits.addAll(value);
        return this;
    }

    /**
     * Sets the only domain in which the role counts; by default it counts everywhere.
     *
     * @param value the domain, or null for everywhere
     * @return this builder
     */
    public RoleBuilder domain(@Nullable DomainKey value) {
        domain = value;
        return this;
    }

    /**
     * {@return the role}
     *
     * @throws IllegalArgumentException if the name, the description or the level is out of bounds, or the role inherits
     *     from itself
     */
    public Role build() {
        return new Role(key, name, description, level, permissions, inherits, domain);
    }
}
