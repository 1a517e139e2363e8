package dev.roster.access;

import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import java.util.List;

/**
 * A role catalog that people know by a name: one of {@link RoleCatalogs}, or one of a host's or of a file. Immutable.
 *
 * @param name 1 to 100 characters, folded like a {@link RoleKey}: {@code levels}
 * @param roles its roles, each key once, in the order of {@link RoleCatalog#all()}; unmodifiable
 */
public record NamedCatalog(String name, List<Role> roles) {

    /** How many roles a named catalog may have. */
    public static final int MAX_ROLES = 1_000;

    /**
     * Folds the name and puts the roles in order.
     *
     * @throws IllegalArgumentException if the name cannot be a key, there are no roles or more than 1,000, two have the same
     *     key, or roles inherit from each other in a circle
     */
    public NamedCatalog {
        name = new RoleKey(name).value();
        if (roles.isEmpty() || roles.size() > MAX_ROLES) {
            throw new IllegalArgumentException("a role catalog has 1 to 1,000 roles, found " + roles.size());
        }
        roles = RoleCatalog.of(roles).all();
    }

    /** {@return the roles by key} */
    public RoleCatalog catalog() {
        return RoleCatalog.of(roles);
    }

    /** {@return whether this is the catalog of that name that comes with Roster, as it is} */
    public boolean isBuiltIn() {
        return RoleCatalogs.byName(name).filter(this::equals).isPresent();
    }

    @Override
    public String toString() {
        return name;
    }
}
