package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another definition of a group. */
@Command(name = "edit", description = "Changes a group.")
final class GroupsEditCommand extends EntryEditCommand<Group> {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people read.")
    private String name = "";

    @Override
    Catalog<Group> catalog(TenantCatalogs catalogs) {
        return catalogs.groups();
    }

    @Override
    Group changed(Group entry) {
        return new Group(entry.key(), name);
    }
}
