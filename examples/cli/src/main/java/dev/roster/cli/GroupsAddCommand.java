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
    int run(Desk desk) {
        desk.require(desk.session().mayManageGroups());
        Group added = Group.named(name);
        if (!new CatalogChange(null, added).write(desk)) {
            throw new Refused("group " + added.key() + " exists already");
        }
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> {
                json.writeName("group");
                CatalogJson.entry(json, added.key().value(), added.name());
            });
        } else {
            desk.say("Group " + added.key() + " added");
        }
        return Exit.DONE;
    }
}
