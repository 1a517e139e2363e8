package dev.roster.cli;

import dev.roster.model.Organization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A new organization. */
@Command(name = "add", description = "Adds an organization.")
final class OrganizationsAddCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "The name; the key is the same in lower case.")
    private String name = "";

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        Organization added = Organization.named(name);
        desk.require(desk.session().catalogs().organizations().create(added));
        desk.tellAdded(added);
        return Exit.DONE;
    }
}
