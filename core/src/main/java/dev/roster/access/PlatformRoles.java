package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Set;

/** The rows of the table at {@link RoleCatalogs#platform()} (C5). */
final class PlatformRoles {

    private static final Permission RUN = new Permission("activities.run");
    private static final Permission WORKSPACE = new Permission("workspace.access");
    private static final Permission DESIGN = new Permission("activities.design");
    private static final Permission MENTORING = new Permission("mentoring");
    private static final Permission COMMERCE = new Permission("commerce");
    private static final Permission ORGANIZATION = new Permission("organization.manage");

    private static final Set<Permission> MANAGE_MEMBERS = Set.of(
            Permission.READ_USERS, Permission.CREATE_USERS, Permission.UPDATE_USERS, Permission.ADMINISTER_USERS);

    private PlatformRoles() {}

    static List<Role> all() {
        return List.of(
                Role.builder("Member")
                        .level(1)
                        .description("Runs activities and has a workspace.")
                        .allow(Set.of(RUN, WORKSPACE), Scope.SELF)
                        .build(),
                Role.builder("Author")
                        .level(2)
                        .description("Designs activities.")
                        .inherits(List.of(new RoleKey("member")))
                        .allow(DESIGN, Scope.SELF)
                        .build(),
                Role.builder("Expert")
                        .level(2)
                        .description("Mentors and coaches.")
                        .inherits(List.of(new RoleKey("member")))
                        .allow(MENTORING, Scope.SELF)
                        .build(),
                Role.builder("Vendor")
                        .level(3)
                        .description("Sells what authors design.")
                        .inherits(List.of(new RoleKey("author")))
                        .allow(COMMERCE, Scope.SELF)
                        .build(),
                Role.builder("Org Admin")
                        .level(4)
                        .description("Manages an organization and the people in it.")
                        .allow(ORGANIZATION, Scope.ORGANIZATION)
                        .allow(MANAGE_MEMBERS, Scope.ORGANIZATION)
                        .allow(Set.of(RUN, WORKSPACE, DESIGN, MENTORING, COMMERCE), Scope.ORGANIZATION)
                        .build(),
                StandardRoles.owner("System Admin", 6, "Has access to the whole platform."));
    }
}
