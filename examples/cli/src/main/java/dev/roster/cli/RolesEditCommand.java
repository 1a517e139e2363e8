package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.DomainKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
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

    @Option(
            names = "--forbid",
            paramLabel = "P",
            description = "Allow this no more, in no scope; what the role inherits stays; repeatable.")
    private List<String> forbidden = List.of();

    @Option(
            names = "--inherits",
            paramLabel = "ROLE",
            description = "The roles whose permissions it has too, instead of those of before; repeatable.")
    private @Nullable List<String> inherits;

    @Option(names = "--no-inherits", description = "Inherit from no role.")
    private boolean inheritsNothing;

    @Option(names = "--domain", paramLabel = "D", description = "The only domain in which it counts, such as people.")
    private @Nullable String domain;

    @Option(names = "--no-domain", description = "Let it count everywhere.")
    private boolean isEverywhere;

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
        if (inherits != null || inheritsNothing) {
            role.inherits(
                    inherits == null || inheritsNothing
                            ? List.of()
                            : inherits.stream().map(RoleKey::new).toList());
        }
        if (domain != null || isEverywhere) {
            role.domain(domain == null || isEverywhere ? null : new DomainKey(domain));
        }
        forbidden.forEach(name -> role.forbid(new Permission(name)));
        permissions.forEach(text -> RolesAddCommand.allow(role, text, Scope.SELF));
        return role.build();
    }
}
