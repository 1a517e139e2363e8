package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Team;
import picocli.CommandLine.Command;

/** A team less. */
@Command(name = "remove", description = "Removes a team.")
final class TeamsRemoveCommand extends EntryRemoveCommand<Team> {

    @Override
    Catalog<Team> catalog(TenantCatalogs catalogs) {
        return catalogs.teams();
    }
}
