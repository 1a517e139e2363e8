package dev.roster.cli;

import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new custom attribute. */
@Command(name = "add", description = "Adds a custom attribute.")
final class AttributesAddCommand extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "How files and filters name it, such as costCenter.")
    private String key = "";

    @Option(
            names = "--type",
            paramLabel = "T",
            required = true,
            description = "What it holds: text, number, date, yes-no, user-reference or text-list.")
    private AttributeType type = AttributeType.TEXT;

    @Option(names = "--label", paramLabel = "L", description = "What people read (default: the key).")
    private @Nullable String label;

    @Option(names = "--visible-to-managers", description = "Managers see it on their reports.")
    private boolean isVisibleToManagers;

    @Option(names = "--editable-by-managers", description = "Managers see and change it on their reports.")
    private boolean isEditableByManagers;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        CustomAttribute added = CustomAttribute.builder(key, type)
                .label(Objects.requireNonNullElse(label, key))
                .visibleToManagers(isVisibleToManagers || isEditableByManagers)
                .editableByManagers(isEditableByManagers)
                .build();
        desk.require(desk.session().catalogs().attributes().create(added));
        desk.tellAdded(added);
        return Exit.DONE;
    }
}
