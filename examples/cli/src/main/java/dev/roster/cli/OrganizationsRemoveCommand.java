package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Organization;
import picocli.CommandLine.Command;

/** An organization less. */
@Command(name = "remove", description = "Removes an organization.")
final class OrganizationsRemoveCommand extends EntryRemoveCommand<Organization> {

    @Override
    Catalog<Organization> catalog(TenantCatalogs catalogs) {
        return catalogs.organizations();
    }
}
