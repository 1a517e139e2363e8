package dev.roster.cli;

import dev.roster.access.NotAuthorizedException;
import dev.roster.account.Note;
import dev.roster.account.Notes;
import dev.roster.model.IssueCode;
import dev.roster.text.TerminalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What administrators noted about one user. */
@Command(name = "notes", description = "Lists notes about one user, newest first; adds or removes one.")
final class UserNotesCommand extends DeskCommand {

    private static final int MOST = 1_000;

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(names = "--add", paramLabel = "TEXT", description = "Note this first.")
    private @Nullable String text;

    @Option(names = "--remove", paramLabel = "ID", description = "Remove this note first.")
    private @Nullable String removed;

    @Override
    int run(Desk desk) {
        Notes notes =
                desk.session().users().notes(new UserDesk(desk).requireAny(name).id());
        try {
            change(notes);
            show(desk, notes.newest(MOST));
        } catch (NotAuthorizedException refused) {
            throw new Refused(Objects.requireNonNull(refused.getMessage()), IssueCode.NOT_AUTHORIZED.code());
        }
        return Exit.DONE;
    }

    private void change(Notes notes) {
        if (text != null) {
            notes.add(text);
        }
        if (removed != null && !notes.remove(removed)) {
            throw new Refused("no note \"" + removed + "\" about this user; leave the id out to list them");
        }
    }

    private static void show(Desk desk, List<Note> notes) {
        if (desk.writesJson()) {
            desk.json(json -> json.objects(
                    "notes",
                    notes.stream(),
                    (each, note) -> each.text("id", note.id())
                            .text("text", note.text())
                            .text("author", note.author())
                            .text("at", note.at().toString())));
            return;
        }
        if (notes.isEmpty()) {
            desk.say("No notes");
        }
        notes.forEach(note ->
                desk.say(TerminalText.clean(note.id() + "  " + note.at() + "  " + note.author() + ": " + note.text())));
    }
}
