package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.CustomAttribute;
import picocli.CommandLine.Command;

/** A custom attribute; users keep its values unseen less. */
@Command(name = "remove", description = "Removes a custom attribute; users keep its values unseen.")
final class AttributesRemoveCommand extends EntryRemoveCommand<CustomAttribute> {

    @Override
    Catalog<CustomAttribute> catalog(TenantCatalogs catalogs) {
        return catalogs.attributes();
    }
}
