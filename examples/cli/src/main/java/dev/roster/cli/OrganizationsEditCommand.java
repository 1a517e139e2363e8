package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Organization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another definition of an organization. */
@Command(name = "edit", description = "Changes an organization.")
final class OrganizationsEditCommand extends EntryEditCommand<Organization> {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people read.")
    private String name = "";

    @Override
    Catalog<Organization> catalog(TenantCatalogs catalogs) {
        return catalogs.organizations();
    }

    @Override
    Organization changed(Organization entry) {
        return new Organization(entry.key(), name);
    }
}
