package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Template;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An empty file to fill in. */
@Command(name = "template", description = "Writes a CSV or XLSX file to fill in, with the columns of a profile.")
final class TemplateCommand extends DeskCommand {

    @Parameters(index = "0", paramLabel = "PROFILE", description = "The profile, such as create-users.")
    private String profileName = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file, .csv or .xlsx; replaced when it exists.")
    private Path file = Path.of("");

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.EMPTY_TOO;
    }

    @Override
    int run(Desk desk) {
        Profile profile = Profiles.require(profileName);
        Template template = desk.session().template(profile);
        TargetFile.write(file, CsvStyle.defaults(), out -> template.write(out, Locale.ENGLISH));
        if (desk.writesJson()) {
            desk.json(json -> json.text("file", file.toString()));
        } else {
            desk.say("Template of " + profile.name() + " written to " + file);
        }
        return Exit.DONE;
    }
}
