package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.CatalogEntry;
import picocli.CommandLine.Parameters;

/** Another definition of an entry of a catalog. */
abstract class EntryEditCommand<E extends CatalogEntry> extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "The key, in any spelling.")
    private String key = "";

    /** Where the entry is. */
    abstract Catalog<E> catalog(TenantCatalogs catalogs);

    /** The entry as the options want it. */
    abstract E changed(E entry);

    @Override
    int run(Desk desk) {
        Catalog<E> catalog = catalog(desk.session().catalogs());
        E entry = catalog.find(key)
                .orElseThrow(
                        () -> new Refused("there is no \"" + key + "\"; list what there is, and check the spelling"));
        desk.require(catalog.change(entry, changed(entry)));
        if (desk.writesJson()) {
            desk.json(json -> json.text("changed", entry.entryKey().value()));
        } else {
            desk.say("Changed " + entry.entryKey());
        }
        return Exit.DONE;
    }
}
