package dev.roster.cli;

import dev.roster.model.CustomAttribute;
import dev.roster.text.CatalogJson;
import java.util.List;
import picocli.CommandLine.Command;

/** All custom attributes. */
@Command(name = "list", description = "Lists all custom attributes.")
final class AttributesListCommand extends DeskCommand {

    @Override
    int run(Desk desk) {
        List<CustomAttribute> all = desk.stores().attributes().all();
        if (desk.writesJson()) {
            desk.json(json -> json.objects("attributes", all.stream(), CatalogJson::add));
            return Exit.DONE;
        }
        TextTable table = new TextTable("Key", "Label", "Type", "Managers");
        all.forEach(attribute ->
                table.add(attribute.key().value(), attribute.label(), Words.of(attribute.type()), managers(attribute)));
        table.write(desk.terminal());
        return Exit.DONE;
    }

    private static String managers(CustomAttribute attribute) {
        if (attribute.editableByManagers()) {
            return "edit it";
        }
        return attribute.visibleToManagers() ? "see it" : "";
    }
}
