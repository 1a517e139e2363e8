package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Set;

/** The rows of the table at {@link RoleCatalogs#standard()}, and what catalogs have in common. */
final class StandardRoles {

    /** What a manager does to reports. */
    static final Set<Permission> LEAD = Set.of(Permission.READ_USERS, Permission.UPDATE_USERS);
    /** What managing users means, wherever it reaches. */
    static final Set<Permission> MANAGE_USERS = Set.of(
            Permission.READ_USERS,
            Permission.CREATE_USERS,
            Permission.UPDATE_USERS,
            Permission.ADMINISTER_USERS,
            Permission.DELETE_USERS);
    /** What an administrator defines beside users. */
    static final Set<Permission> DEFINE = Set.of(Permission.MANAGE_GROUPS, Permission.MANAGE_ATTRIBUTES);
    /** What an owner has beside an administrator. */
    static final Set<Permission> OWN = Set.of(Permission.MANAGE_ROLES, Permission.OWN_TENANT);

    private StandardRoles() {}

    static List<Role> all() {
        return List.of(
                Role.builder("Member")
                        .level(1)
                        .description("Uses the product and sees their own record.")
                        .allow(Permission.READ_USERS, Scope.SELF)
                        .build(),
                Role.builder("Manager")
                        .level(3)
                        .description("Sees and edits the people who report to them.")
                        .allow(LEAD, Scope.REPORTS)
                        .build(),
                admin("Manages everybody but owners, groups and custom attributes."),
                owner("Owner", 6, "Owns the tenant and may do everything."));
    }

    static Role admin(String description) {
        return Role.builder("Admin")
                .level(5)
                .description(description)
                .allow(MANAGE_USERS, Scope.ALL)
                .allow(DEFINE, Scope.ALL)
                .build();
    }

    static Role owner(String name, int level, String description) {
        return Role.builder(name)
                .level(level)
                .description(description)
                .allow(MANAGE_USERS, Scope.ALL)
                .allow(DEFINE, Scope.ALL)
                .allow(OWN, Scope.ALL)
                .build();
    }
}
