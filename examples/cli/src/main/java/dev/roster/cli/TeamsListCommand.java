package dev.roster.cli;

import dev.roster.model.Team;
import dev.roster.text.CatalogJson;
import java.util.List;
import picocli.CommandLine.Command;

/** All teams. */
@Command(name = "list", description = "Lists all teams.")
final class TeamsListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<Team> all = desk.stores().teams().all();
        if (desk.writesJson()) {
            desk.json(json -> json.objects("teams", all.stream(), CatalogJson::add));
            return Exit.DONE;
        }
        TextTable table = new TextTable("Key", "Name", "Organization");
        all.forEach(team -> table.add(
                team.key().value(),
                team.name(),
                team.organization() == null ? "" : team.organization().value()));
        table.write(desk.terminal());
        return Exit.DONE;
    }
}
