package dev.roster.cli;

import dev.roster.model.Organization;
import dev.roster.text.CatalogJson;
import java.util.List;
import picocli.CommandLine.Command;

/** All organizations. */
@Command(name = "list", description = "Lists all organizations.")
final class OrganizationsListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<Organization> all = desk.stores().organizations().all();
        if (desk.writesJson()) {
            desk.json(json -> json.objects("organizations", all.stream(), CatalogJson::add));
            return Exit.DONE;
        }
        TextTable table = new TextTable("Key", "Name");
        all.forEach(organization -> table.add(organization.key().value(), organization.name()));
        table.write(desk.terminal());
        return Exit.DONE;
    }
}
