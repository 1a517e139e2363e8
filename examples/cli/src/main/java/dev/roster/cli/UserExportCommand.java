package dev.roster.cli;

import dev.roster.model.User;
import dev.roster.text.TerminalText;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one person in a file. */
@Command(name = "export", description = "Writes everything that is kept about one user to a ZIP of JSON and CSV files.")
final class UserExportCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file, .zip, which only its owner may read; replaced when it exists.")
    private Path file = Path.of("");

    @Override
    int run(Desk desk) {
        User user = new UserDesk(desk).requireAny(name);
        PersonFile.write(desk, user, file);
        if (desk.writesJson()) {
            desk.json(json ->
                    json.text("file", file.toString()).text("user", user.id().value()));
        } else {
            desk.say("Everything about " + TerminalText.clean(user.label()) + " written to " + file);
        }
        return Exit.DONE;
    }
}
