package dev.roster.cli;

import dev.roster.spi.SavedMapping;
import dev.roster.text.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The confirmed mappings, the newest first. */
@Command(name = "list", description = "Lists confirmed mappings, the newest first.")
final class MappingsListCommand extends DeskCommand {

    static final int LIMIT = 1_000;
    static final int SHORT_FINGERPRINT = 12;

    @Override
    int run(Desk desk) {
        List<SavedMapping> all = desk.session().catalogs().mappings().newest(LIMIT);
        if (desk.writesJson()) {
            desk.json(json -> json.objects("mappings", all.stream(), MappingsListCommand::add));
            return Exit.DONE;
        }
        TextTable table = new TextTable("Mapping", "Confirmed", "By", "Columns");
        all.forEach(mapping -> table.add(
                mapping.fingerprint()
                        .substring(
                                0,
                                Math.min(
                                        SHORT_FINGERPRINT, mapping.fingerprint().length())),
                mapping.confirmedAt().toString(),
                mapping.confirmedBy(),
                mapping.columns().stream().map(SavedMapping.Column::header).collect(Collectors.joining(", "))));
        table.write(desk.terminal());
        return Exit.DONE;
    }

    private static void add(JsonObject json, SavedMapping mapping) {
        json.text("fingerprint", mapping.fingerprint())
                .text("confirmedAt", mapping.confirmedAt().toString())
                .text("confirmedBy", mapping.confirmedBy())
                .texts(
                        "columns",
                        mapping.columns().stream()
                                .map(SavedMapping.Column::header)
                                .toList());
    }
}
