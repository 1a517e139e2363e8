package dev.roster.cli;

import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.model.CustomAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another definition of how people and managers see a custom attribute. */
@Command(name = "edit", description = "Changes how people and managers see a custom attribute.")
final class AttributesEditCommand extends EntryEditCommand<CustomAttribute> {

    @Option(names = "--label", paramLabel = "L", description = "What people read.")
    private @Nullable String label;

    @Option(
            names = "--visible-to-managers",
            paramLabel = "true|false",
            description = "Managers see it on their reports.")
    private @Nullable Boolean isVisible;

    @Option(
            names = "--editable-by-managers",
            paramLabel = "true|false",
            description = "Managers change it on their reports.")
    private @Nullable Boolean isEditable;

    @Override
    Catalog<CustomAttribute> catalog(TenantCatalogs catalogs) {
        return catalogs.attributes();
    }

    @Override
    CustomAttribute changed(CustomAttribute entry) {
        return new CustomAttribute(
                entry.key(),
                Objects.requireNonNullElse(label, entry.label()),
                entry.type(),
                Objects.requireNonNullElse(isVisible, entry.visibleToManagers()),
                Objects.requireNonNullElse(isEditable, entry.editableByManagers()));
    }
}
