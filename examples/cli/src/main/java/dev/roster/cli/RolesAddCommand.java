package dev.roster.cli;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new role. */
@Command(name = "add", description = "Adds a role.")
final class RolesAddCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "The name; the key is the same in lower case.")
    private String name = "";

    @Option(names = "--level", paramLabel = "N", description = "The rank, 0 to 99 (default: 0).")
    private int level;

    @Option(names = "--permission", paramLabel = "P", description = "What it allows, such as users.update; repeatable.")
    private List<String> permissions = List.of();

    @Option(
            names = "--scope",
            paramLabel = "S",
            description = "Whom its permissions reach: self, reports, groups or all (default: self).")
    private Scope scope = Scope.SELF;

    @Override
    int run(Desk desk) {
        Set<Permission> allowed = permissions.stream().map(Permission::new).collect(Collectors.toSet());
        Role added = new Role(new RoleKey(name), name, level, allowed, scope);
        desk.require(desk.session().catalogs().roles().create(added));
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> {
                json.writeName("role");
                CatalogJson.role(json, added);
            });
        } else {
            desk.say("Role " + added.key() + " added");
        }
        return Exit.DONE;
    }
}
