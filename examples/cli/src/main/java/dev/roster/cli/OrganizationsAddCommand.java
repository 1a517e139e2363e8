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
    int run(Desk desk) {
        desk.require(desk.session().mayManageGroups());
        Organization added = Organization.named(name);
        if (!new CatalogChange(null, added).write(desk)) {
            throw new Refused("organization " + added.key() + " exists already");
        }
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> {
                json.writeName("organization");
                CatalogJson.entry(json, added.key().value(), added.name());
            });
        } else {
            desk.say("Organization " + added.key() + " added");
        }
        return Exit.DONE;
    }
}
