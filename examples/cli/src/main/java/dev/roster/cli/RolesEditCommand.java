package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another definition of a role. */
@Command(name = "edit", description = "Changes a role.")
final class RolesEditCommand extends EntryEditCommand<Role> {

    @Option(names = "--name", paramLabel = "NAME", description = "What people read.")
    private @Nullable String name;

    @Option(names = "--level", paramLabel = "N", description = "The rank, 0 to 99.")
    private @Nullable Integer level;

    @Option(names = "--description", paramLabel = "TEXT", description = "What the role is for.")
    private @Nullable String description;

    @Option(
            names = "--permission",
            paramLabel = "P[:S,..]",
            description = "Allow this as well, such as users.update:reports; repeatable.")
    private List<String> permissions = List.of();

    @Override
    Catalog<Role> catalog(TenantCatalogs catalogs) {
        return catalogs.roles();
    }

    @Override
    Role changed(Role entry) {
        RoleBuilder role = entry.toBuilder();
        if (name != null) {
            role.name(name);
        }
        if (level != null) {
            role.level(level);
        }
        if (description != null) {
            role.description(description);
        }
        permissions.forEach(text -> RolesAddCommand.allow(role, text, Scope.SELF));
        return role.build();
    }
}
