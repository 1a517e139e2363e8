package dev.roster.cli;

import dev.roster.access.CatalogImpact;
import dev.roster.access.NamedCatalog;
import dev.roster.access.UserImpact;
import dev.roster.model.User;
import dev.roster.text.CatalogImpactJson;
import dev.roster.text.CatalogImpactText;
import dev.roster.text.UserImpactJson;
import dev.roster.text.UserImpactText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a change of roles would do. */
@Command(
        name = "impact",
        description = "Shows what another role catalog, or a change of one user, would do to rights; changes nothing.")
final class ImpactCommand extends DeskCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "USER",
            description = "An id, user name, e-mail address or employee id, with --set and --clear.")
    private @Nullable String name;

    @Mixin
    private final FieldOptions fields = new FieldOptions();

    @Option(
            names = "--catalog",
            paramLabel = "NAME|FILE",
            description = "One of standard, levels, platform and agents, or a JSON file as roles export writes it.")
    private @Nullable String nameOrFile;

    @Option(names = "--fail-on-gain", description = "End with code 1 when anybody could do more.")
    private boolean failsOnGain;

    @Override
    int run(Desk desk) {
        if (name != null && nameOrFile == null && !fields.isEmpty()) {
            return ended(ofUser(desk, new UserDesk(desk).require(name)));
        }
        if (nameOrFile == null || name != null || !fields.isEmpty()) {
            throw new Refused("say whose rights: impact USER --set roles=KEY, or impact --catalog NAME|FILE");
        }
        return ended(ofCatalog(desk, RoleCatalogFile.require(nameOrFile)));
    }

    private int ended(boolean isGain) {
        return failsOnGain && isGain ? Exit.IN_PART : Exit.DONE;
    }

    private boolean ofUser(Desk desk, User user) {
        UserImpact impact = desk.session()
                .users()
                .impactOf(user.id(), form -> fields.fill(form, desk.fields()))
                .orElseThrow(() -> new Refused("no user has the id " + user.id()));
        if (desk.writesJson()) {
            desk.json(json -> UserImpactJson.add(json, impact));
        } else {
            desk.terminal().out().print(UserImpactText.of(impact));
        }
        return !impact.gained().isEmpty();
    }

    private static boolean ofCatalog(Desk desk, NamedCatalog catalog) {
        CatalogImpact impact = desk.session().catalogs().impactOf(catalog);
        if (desk.writesJson()) {
            desk.json(json -> CatalogImpactJson.add(json.text("catalog", catalog.name()), impact));
        } else {
            desk.terminal().out().print(CatalogImpactText.of(impact));
        }
        return impact.gaining() > 0;
    }
}
