package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Set;

/** The rows of the table in {@link RoleCatalog}. */
final class BuiltInRoles {

    private static final Set<Permission> NOTHING = Set.of();
    private static final Set<Permission> LEAD = Set.of(Permission.READ_USERS, Permission.UPDATE_USERS);
    private static final Set<Permission> RUN_ORGANIZATION = Set.of(
            Permission.READ_USERS,
            Permission.CREATE_USERS,
            Permission.UPDATE_USERS,
            Permission.ADMINISTER_USERS,
            Permission.MANAGE_GROUPS);
    private static final Set<Permission> ADMINISTER = Set.of(
            Permission.READ_USERS,
            Permission.CREATE_USERS,
            Permission.UPDATE_USERS,
            Permission.ADMINISTER_USERS,
            Permission.DELETE_USERS,
            Permission.MANAGE_GROUPS,
            Permission.MANAGE_ATTRIBUTES);
    private static final Set<Permission> EVERYTHING = Set.of(
            Permission.READ_USERS,
            Permission.CREATE_USERS,
            Permission.UPDATE_USERS,
            Permission.ADMINISTER_USERS,
            Permission.DELETE_USERS,
            Permission.MANAGE_GROUPS,
            Permission.MANAGE_ATTRIBUTES,
            Permission.MANAGE_ROLES,
            Permission.OWN_TENANT);

    private BuiltInRoles() {}

    static List<Role> all() {
        return List.of(
                role("Learner", 1, NOTHING, Scope.SELF),
                role("Member", 1, NOTHING, Scope.SELF),
                role("Readonly", 1, NOTHING, Scope.SELF),
                role("Instructor", 2, NOTHING, Scope.SELF),
                role("Author", 2, NOTHING, Scope.SELF),
                role("Expert", 2, NOTHING, Scope.SELF),
                role("Train", 2, NOTHING, Scope.SELF),
                role("Vendor", 3, NOTHING, Scope.SELF),
                role("Configure", 3, NOTHING, Scope.SELF),
                role("Manager", 3, LEAD, Scope.REPORTS),
                role("Manager-Instructor", 4, LEAD, Scope.REPORTS),
                role("Org Admin", 4, RUN_ORGANIZATION, Scope.GROUPS),
                role("Admin", 5, ADMINISTER, Scope.ALL),
                role("Owner", 6, EVERYTHING, Scope.ALL),
                role("System Admin", 6, EVERYTHING, Scope.ALL),
                role("Owner-Impersonate", 7, EVERYTHING, Scope.ALL),
                role("Juno", 8, EVERYTHING, Scope.ALL),
                role("Support", 10, EVERYTHING, Scope.ALL),
                role("Blocked", Role.MAX_LEVEL, NOTHING, Scope.SELF));
    }

    private static Role role(String name, int level, Set<Permission> permissions, Scope scope) {
        return Role.builder(name).level(level).allow(permissions, scope).build();
    }
}
