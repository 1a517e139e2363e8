package dev.roster.cli;

import dev.roster.model.Group;
import dev.roster.text.CatalogJson;
import java.util.List;
import picocli.CommandLine.Command;

/** All groups. */
@Command(name = "list", description = "Lists all groups.")
final class GroupsListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<Group> all = desk.stores().groups().all();
        if (desk.writesJson()) {
            desk.json(json -> json.objects("groups", all.stream(), CatalogJson::add));
            return Exit.DONE;
        }
        TextTable table = new TextTable("Key", "Name");
        all.forEach(group -> table.add(group.key().value(), group.name()));
        table.write(desk.terminal());
        return Exit.DONE;
    }
}
