package dev.roster.cli;

import dev.roster.access.NamedCatalog;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.text.CatalogJson;
import dev.roster.text.TerminalText;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** All roles. */
@Command(name = "list", description = "Lists all roles, built-in ones included, the lowest level first.")
final class RolesListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<Role> all = desk.roles().all();
        String catalog =
                desk.session().catalogs().roleCatalog().map(NamedCatalog::name).orElse(null);
        if (desk.writesJson()) {
            desk.json(json -> json.text("catalog", catalog).objects("roles", all.stream(), CatalogJson::add));
            return Exit.DONE;
        }
        if (catalog != null) {
            desk.say("Catalog: " + TerminalText.clean(catalog));
        }
        TextTable table = new TextTable("Role", "Name", "Level", "Permissions", "Inherits", "Domain");
        all.forEach(role -> table.add(
                role.key().value(),
                role.name(),
                Integer.toString(role.level()),
                permissions(role),
                role.inherits().stream().map(RoleKey::value).collect(Collectors.joining(", ")),
                role.domain() == null ? "" : role.domain().value()));
        table.write(desk.terminal());
        return Exit.DONE;
    }

    /** As in {@code users.read:reports,groups}; a scope that reaches everybody need not be said. */
    private static String permissions(Role role) {
        return role.permissions().entrySet().stream()
                .map(allowed -> allowed.getKey()
                        + (allowed.getValue().contains(Scope.ALL)
                                ? ""
                                : allowed.getValue().stream().map(Words::of).collect(Collectors.joining(",", ":", ""))))
                .collect(Collectors.joining(" "));
    }
}
