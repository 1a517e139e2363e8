package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.HolderPolicy;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.CatalogEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An entry of a catalog less. */
abstract class EntryRemoveCommand<E extends CatalogEntry> extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "The key, in any spelling.")
    private String key = "";

    @Option(names = "--take", description = "Take it from the users who hold it (default: refuse while one does).")
    private boolean isTaken;

    @Option(names = "--reassign", paramLabel = "KEY", description = "Give this one to the users who hold it.")
    private @Nullable String replacement;

    /** Where the entry is. */
    abstract Catalog<E> catalog(TenantCatalogs catalogs);

    @Override
    int run(Desk desk) {
        Catalog<E> catalog = catalog(desk.session().catalogs());
        E entry = catalog.find(key)
                .orElseThrow(
                        () -> new Refused("there is no \"" + key + "\"; list what there is, and check the spelling"));
        desk.require(catalog.delete(entry, policy()));
        if (desk.writesJson()) {
            desk.json(json -> json.text("removed", entry.entryKey().value()));
        } else {
            desk.say("Removed " + entry.entryKey());
        }
        return Exit.DONE;
    }

    private HolderPolicy policy() {
        if (replacement != null) {
            return HolderPolicy.reassign(replacement);
        }
        return isTaken ? HolderPolicy.remove() : HolderPolicy.refuse();
    }
}
