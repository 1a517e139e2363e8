package dev.roster.cli;

import dev.roster.access.CatalogImpact;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.NamedCatalog;
import dev.roster.model.Setting;
import dev.roster.text.CatalogImpactJson;
import dev.roster.text.CatalogImpactText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another role catalog. */
@Command(name = "use", description = "Chooses the role catalog, after showing what that would do.")
final class RolesUseCommand extends DeskCommand {

    @Parameters(
            paramLabel = "NAME|FILE",
            description = "One of standard, levels, platform and agents, or a JSON file as roles export writes it.")
    private String nameOrFile = "";

    @Option(names = "--dry-run", description = "Show what it would do, and choose nothing.")
    private boolean isTrial;

    @Option(
            names = {"--yes", "-y"},
            description = "Choose without asking.")
    private boolean isConfirmed;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return isTrial ? Desk.Opening.EMPTY_TOO : Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        NamedCatalog catalog = RoleCatalogFile.require(nameOrFile);
        CatalogImpact impact = desk.session().catalogs().impactOf(catalog);
        if (!desk.writesJson()) {
            desk.terminal().out().print(CatalogImpactText.of(impact));
        }
        if (isTrial) {
            if (desk.writesJson()) {
                desk.json(json -> CatalogImpactJson.add(json.text("catalog", catalog.name()), impact));
            }
            return impact.refusals().isEmpty() ? Exit.DONE : Exit.REFUSED;
        }
        boolean isMeant = isConfirmed
                || (desk.terminal().isInteractive() && desk.terminal().confirms("Use these roles?"));
        if (!isMeant) {
            throw new Refused("nothing was changed; say --yes to use the role catalog " + catalog.name());
        }
        CatalogOutcome<Setting> outcome = desk.session().catalogs().useRoles(catalog);
        desk.require(outcome);
        tell(desk, catalog, impact, outcome);
        return Exit.DONE;
    }

    private static void tell(Desk desk, NamedCatalog catalog, CatalogImpact impact, CatalogOutcome<Setting> outcome) {
        String run = outcome.findRun().map(Object::toString).orElse(null);
        if (desk.writesJson()) {
            desk.json(json ->
                    CatalogImpactJson.add(json.text("catalog", catalog.name()).text("run", run), impact));
        } else {
            desk.say("The role catalog is " + catalog.name()
                    + (run == null
                            ? " already"
                            : "; to go back: " + desk.typed().command("undo", run)));
        }
    }
}
