package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Group;
import picocli.CommandLine.Command;

/** A group less. */
@Command(name = "remove", description = "Removes a group.")
final class GroupsRemoveCommand extends EntryRemoveCommand<Group> {

    @Override
    Catalog<Group> catalog(TenantCatalogs catalogs) {
        return catalogs.groups();
    }
}
