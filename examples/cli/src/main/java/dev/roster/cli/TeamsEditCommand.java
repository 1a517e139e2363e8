package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another definition of a team. */
@Command(name = "edit", description = "Changes a team.")
final class TeamsEditCommand extends EntryEditCommand<Team> {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people read.")
    private String name = "";

    @Override
    Catalog<Team> catalog(TenantCatalogs catalogs) {
        return catalogs.teams();
    }

    @Override
    Team changed(Team entry) {
        return new Team(entry.key(), name, entry.organization());
    }
}
