package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Role;
import picocli.CommandLine.Command;

/** A role less. */
@Command(name = "remove", description = "Removes a role.")
final class RolesRemoveCommand extends EntryRemoveCommand<Role> {

    @Override
    Catalog<Role> catalog(TenantCatalogs catalogs) {
        return catalogs.roles();
    }
}
