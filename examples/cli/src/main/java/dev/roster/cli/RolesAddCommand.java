package dev.roster.cli;

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
import picocli.CommandLine.Parameters;

/** A new role. */
@Command(name = "add", description = "Adds a role.")
final class RolesAddCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "The name; the key is the same in lower case.")
    private String name = "";

    @Option(names = "--level", paramLabel = "N", description = "The rank, 0 to 99 (default: 0).")
    private int level;

    @Option(
            names = "--permission",
            paramLabel = "P",
            description = "What it allows, such as users.update, or users.update:reports,groups; repeatable.")
    private List<String> permissions = List.of();

    @Option(
            names = "--scope",
            paramLabel = "S",
            description =
                    "Whom permissions reach that do not say it: self, own, reports, all-reports, groups, organization"
                            + " or all (default: self).")
    private Scope scope = Scope.SELF;

    @Option(names = "--description", paramLabel = "TEXT", description = "What the role is for.")
    private @Nullable String description;

    @Option(names = "--inherits", paramLabel = "ROLE", description = "A role whose permissions it has too; repeatable.")
    private List<String> inherits = List.of();

    @Option(names = "--domain", paramLabel = "D", description = "The only domain in which it counts, such as people.")
    private @Nullable String domain;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        Role added = role();
        desk.require(desk.session().catalogs().roles().create(added));
        desk.tellAdded(added);
        return Exit.DONE;
    }

    private Role role() {
        RoleBuilder role = Role.builder(name)
                .level(level)
                .description(description)
                .inherits(inherits.stream().map(RoleKey::new).toList())
                .domain(domain == null ? null : new DomainKey(domain));
        permissions.forEach(text -> allow(role, text, scope));
        return role.build();
    }

    /** Allows what a text such as {@code users.read:reports,groups} says. */
    static void allow(RoleBuilder role, String text, Scope scope) {
        String[] parts = text.split(":", 2);
        Permission permission = new Permission(parts[0]);
        if (parts.length == 1) {
            role.allow(permission, scope);
            return;
        }
        for (String word : parts[1].split(",", -1)) {
            role.allow(permission, new Words<>(Scope.class).require("--permission", word));
        }
    }
}
