package dev.roster.access;

import dev.roster.model.DomainKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.List;

/** The rows of the table at {@link RoleCatalogs#levels()} (J13, J14). */
final class LevelRoles {

    private LevelRoles() {}

    static List<Role> all() {
        return List.of(
                Role.builder("Learner")
                        .level(1)
                        .description("Learns; the usual role of a new user.")
                        .build(),
                Role.builder("Instructor")
                        .level(2)
                        .description("Writes and teaches content.")
                        .build(),
                Role.builder("Manager")
                        .level(3)
                        .description("Manages the people who report to them.")
                        .allow(StandardRoles.LEAD, Scope.REPORTS)
                        .build(),
                Role.builder("Manager-Instructor")
                        .level(4)
                        .description("Manager and instructor at once.")
                        .inherits(List.of(new RoleKey("manager"), new RoleKey("instructor")))
                        .build(),
                StandardRoles.admin("Administers the whole platform."),
                domainAdmin("People"),
                domainAdmin("Content"),
                domainAdmin("Budget"),
                StandardRoles.owner("Owner", 6, "Owns the tenant."),
                StandardRoles.owner("Owner-Impersonate", 7, "Owns the tenant and may act as other users."),
                StandardRoles.owner("Juno", 8, "Staff of the vendor."),
                StandardRoles.owner("Support", 10, "Support of the vendor."),
                Role.builder("Blocked")
                        .level(Role.MAX_LEVEL)
                        .description("No access, whatever other roles the user has.")
                        .build());
    }

    /** As an administrator, but in one domain alone. */
    private static Role domainAdmin(String domain) {
        return Role.builder(domain + " Admin")
                .level(5)
                .description("Administers the domain " + domain + " alone.")
                .domain(new DomainKey(domain))
                .allow(StandardRoles.MANAGE_USERS, Scope.ALL)
                .allow(StandardRoles.DEFINE, Scope.ALL)
                .build();
    }
}
