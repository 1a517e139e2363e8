package dev.roster.cli;

import dev.roster.account.UserDetail;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.text.TerminalText;
import dev.roster.text.UserDetailJson;
import dev.roster.text.UserDetailText;
import dev.roster.text.UserJson;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one user. */
@Command(name = "show", description = "Shows everything about one user.")
final class UserShowCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--detail",
            description = "Also rights and where they come from, teams, notes, history, and what you may do.")
    private boolean isDetailed;

    @Override
    int run(Desk desk) {
        User user = new UserDesk(desk).require(name);
        List<Field<?>> fields = List.copyOf(desk.fields().all());
        return isDetailed ? showDetail(desk, fields, user.id()) : show(desk, fields, user);
    }

    private static int showDetail(Desk desk, List<Field<?>> fields, UserId id) {
        UserDetail detail = desk.session()
                .users()
                .detailOf(id)
                .orElseThrow(() -> new Refused("the user is gone meanwhile; look for them once more"));
        if (desk.writesJson()) {
            desk.json(json -> UserDetailJson.add(json, fields, detail, Locale.ENGLISH));
            return Exit.DONE;
        }
        int code = show(desk, fields, detail.user());
        UserDetailText.lines(detail).forEach(desk::say);
        return code;
    }

    private static int show(Desk desk, List<Field<?>> fields, User user) {
        if (desk.writesJson()) {
            desk.json(json -> json.object("user", members -> UserJson.add(members, fields, user)));
            return Exit.DONE;
        }
        int columns =
                fields.stream().mapToInt(field -> field.key().length()).max().orElse(1);
        for (Field<?> field : fields) {
            String text = UserDesk.text(field, user);
            if (!text.isEmpty()) {
                desk.say(TerminalText.pad(field.key(), columns) + "  " + TerminalText.clean(shown(desk, field, text)));
            }
        }
        return Exit.DONE;
    }

    /** A reference reads better with the name beside the id. */
    private static String shown(Desk desk, Field<?> field, String text) {
        if (field.type() != FieldType.USER_REFERENCE) {
            return text;
        }
        return desk.session()
                .users()
                .find(text)
                .map(other -> other.label() + " (" + text + ")")
                .orElse(text);
    }
}
