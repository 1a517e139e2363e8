package dev.roster.cli;

import dev.roster.model.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A new group. */
@Command(name = "add", description = "Adds a group.")
final class GroupsAddCommand extends DeskCommand {

    @Parameters(paramLabel = "NAME", description = "The name; the key is the same in lower case.")
    private String name = "";

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        Group added = Group.named(name);
        desk.require(desk.session().catalogs().groups().create(added));
        desk.tellAdded(added);
        return Exit.DONE;
    }
}
