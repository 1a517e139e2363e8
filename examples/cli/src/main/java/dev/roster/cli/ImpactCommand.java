package dev.roster.cli;

import dev.roster.access.CatalogImpact;
import dev.roster.access.NamedCatalog;
import dev.roster.text.CatalogImpactJson;
import dev.roster.text.CatalogImpactText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a change of roles would do. */
@Command(name = "impact", description = "Shows what another role catalog would do, and changes nothing.")
final class ImpactCommand extends DeskCommand {

    @Option(
            names = "--catalog",
            required = true,
            paramLabel = "NAME|FILE",
            description = "One of standard, levels, platform and agents, or a JSON file as roles export writes it.")
    private String nameOrFile = "";

    @Option(names = "--fail-on-gain", description = "End with code 1 when anybody could do more.")
    private boolean failsOnGain;

    @Override
    int run(Desk desk) {
        NamedCatalog catalog = RoleCatalogFile.require(nameOrFile);
        CatalogImpact impact = desk.session().catalogs().impactOf(catalog);
        if (desk.writesJson()) {
            desk.json(json -> CatalogImpactJson.add(json.text("catalog", catalog.name()), impact));
        } else {
            desk.terminal().out().print(CatalogImpactText.of(impact));
        }
        return failsOnGain && impact.gaining() > 0 ? Exit.IN_PART : Exit.DONE;
    }
}
