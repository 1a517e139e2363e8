package dev.roster.cli;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** All roles. */
@Command(name = "list", description = "Lists all roles, built-in ones included, the lowest level first.")
final class RolesListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<Role> all = desk.roles().all();
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> {
                json.writeArrayPropertyStart("roles");
                all.forEach(role -> CatalogJson.role(json, role));
                json.writeEndArray();
            });
            return Exit.DONE;
        }
        TextTable table = new TextTable("Role", "Name", "Level", "Scope", "Permissions");
        all.forEach(role -> table.add(
                role.key().value(),
                role.name(),
                Integer.toString(role.level()),
                Words.of(role.scope()),
                role.permissions().stream().map(Permission::name).collect(Collectors.joining(" "))));
        table.write(desk.terminal().out());
        return Exit.DONE;
    }
}
