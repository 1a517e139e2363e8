package dev.roster.cli;

import dev.roster.spi.SavedMapping;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A confirmed mapping less. */
@Command(name = "remove", description = "Forgets a confirmed mapping.")
final class MappingsRemoveCommand extends DeskCommand {

    @Parameters(
            paramLabel = "MAPPING",
            description = "The mapping, or the start of its id; roster mappings list shows them.")
    private String start = "";

    @Override
    int run(Desk desk) {
        List<String> found = desk.session().catalogs().mappings().newest(MappingsListCommand.LIMIT).stream()
                .map(SavedMapping::fingerprint)
                .filter(fingerprint -> !start.isBlank() && fingerprint.startsWith(start))
                .limit(2)
                .toList();
        if (found.size() != 1 || !desk.session().catalogs().mappings().forget(found.get(0))) {
            throw new Refused((found.size() > 1 ? "several mappings start with" : "no mapping") + " \"" + start
                    + "\"; roster mappings list shows them");
        }
        if (desk.writesJson()) {
            desk.json(json -> json.text("removed", found.get(0)));
        } else {
            desk.say("Mapping " + found.get(0).substring(0, MappingsListCommand.SHORT_FINGERPRINT) + " removed");
        }
        return Exit.DONE;
    }
}
