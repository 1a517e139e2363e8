package dev.roster.access;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Set;

/** The rows of the table at {@link RoleCatalogs#agents()} (T2, T4). */
final class AgentRoles {

    private static final Permission READ = new Permission("agents.read");
    private static final Permission TRAIN = new Permission("agents.train");
    private static final Permission CONFIGURE = new Permission("agents.configure");
    private static final Permission CREATE = new Permission("agents.create");
    private static final Permission EDIT = new Permission("agents.edit");
    private static final Permission ANALYTICS = new Permission("analytics.read");

    private static final List<RoleKey> AS_READONLY = List.of(new RoleKey("readonly"));

    private AgentRoles() {}

    static List<Role> all() {
        return List.of(
                Role.builder("readonly")
                        .level(1)
                        .description("Sees agents.")
                        .allow(READ, Scope.ALL)
                        .build(),
                Role.builder("User")
                        .level(1)
                        .description("Uses agents and sees their own analytics.")
                        .inherits(AS_READONLY)
                        .allow(ANALYTICS, Scope.SELF)
                        .build(),
                Role.builder("train")
                        .level(2)
                        .description("Trains agents.")
                        .inherits(AS_READONLY)
                        .allow(TRAIN, Scope.ALL)
                        .build(),
                Role.builder("configure")
                        .level(3)
                        .description("Trains and configures agents.")
                        .inherits(List.of(new RoleKey("train")))
                        .allow(CONFIGURE, Scope.ALL)
                        .build(),
                Role.builder("Manager")
                        .level(3)
                        .description("Creates agents, edits their own, and manages the users of their groups.")
                        .inherits(AS_READONLY)
                        .allow(CREATE, Scope.ALL)
                        .allow(EDIT, Scope.OWN)
                        .allow(StandardRoles.MANAGE_USERS, Scope.GROUPS)
                        .allow(ANALYTICS, Scope.GROUPS)
                        .build(),
                StandardRoles.admin("Manages all agents, users and analytics.").toBuilder()
                        .inherits(List.of(new RoleKey("configure")))
                        .allow(Set.of(CREATE, EDIT, ANALYTICS), Scope.ALL)
                        .build(),
                StandardRoles.owner("Super Admin", 6, "Owns the tenant and may do everything."));
    }
}
