package dev.roster.cli;

import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The roles as a file. */
@Command(name = "export", description = "Writes all roles, stored ones included, to a JSON file that roles use reads.")
final class RolesExportCommand extends DeskCommand {

    @Parameters(paramLabel = "FILE", description = "The file; replaced when it exists.")
    private Path file = Path.of("");

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.EMPTY_TOO;
    }

    @Override
    int run(Desk desk) {
        String name =
                desk.session().catalogs().roleCatalog().map(NamedCatalog::name).orElse("own");
        NamedCatalog all = new NamedCatalog(name, desk.roles().all());
        NamedCatalog whole = all.isBuiltIn() || !isTaken(name) ? all : new NamedCatalog("own " + name, all.roles());
        RoleCatalogFile.write(file, whole);
        if (desk.writesJson()) {
            desk.json(json -> json.text("file", file.toString())
                    .text("catalog", whole.name())
                    .number("roles", whole.roles().size()));
        } else {
            desk.say("Wrote the " + whole.roles().size() + " roles of " + whole.name() + " to " + file);
        }
        return Exit.DONE;
    }

    /** With roles of its own beside them, a catalog that comes with Roster is another one. */
    private static boolean isTaken(String name) {
        return RoleCatalogs.byName(name).isPresent();
    }
}
