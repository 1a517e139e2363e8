package dev.roster.cli;

import dev.roster.model.AttributeKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A custom attribute less. */
@Command(name = "remove", description = "Removes the definition of a custom attribute; users keep their values unseen.")
final class AttributesRemoveCommand extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "The key of the attribute.")
    private String key = "";

    @Override
    int run(Desk desk) {
        desk.require(desk.session().mayManageAttributes());
        AttributeKey removed = new AttributeKey(key);
        boolean isRemoved = desk.stores()
                .attributes()
                .find(removed)
                .filter(stored -> new CatalogChange(stored, null).write(desk))
                .isPresent();
        if (!isRemoved) {
            throw new Refused("no attribute " + removed + "; roster attributes list shows them");
        }
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> json.writeStringProperty("removed", removed.value()));
        } else {
            desk.say("Attribute " + removed + " removed");
        }
        return Exit.DONE;
    }
}
