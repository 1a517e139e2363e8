package dev.roster.cli;

import dev.roster.model.OrganizationKey;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new team. */
@Command(name = "add", description = "Adds a team.")
final class TeamsAddCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "The name; the key is the same in lower case.")
    private String name = "";

    @Option(
            names = "--organization",
            paramLabel = "KEY",
            description = "The organization that the team belongs to (default: none).")
    private @Nullable String organization;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        Team added = new Team(
                new TeamKey(name), name.strip(), organization == null ? null : new OrganizationKey(organization));
        desk.require(desk.session().catalogs().teams().create(added));
        desk.tellAdded(added);
        return Exit.DONE;
    }
}
