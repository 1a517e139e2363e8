package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.query.Cursor;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.text.UserJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One page of users. */
@Command(name = "users", description = "Lists users, page by page.")
final class UsersCommand extends DeskCommand {

    private static final List<Field<?>> SHOWN = List.of(
            Field.DISPLAY_NAME, Field.PRIMARY_EMAIL, Field.ROLES, Field.DEPARTMENT, Field.JOB_TITLE, Field.STATUS);

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Option(names = "--limit", paramLabel = "N", description = "How many users, up to 1000 (default: 50).")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "C", description = "Go on where the last page ended.")
    private @Nullable String cursor;

    @Override
    int run(Desk desk) {
        UserQuery query = options.query(desk.fields(), limit);
        Page page = desk.session().views().page(cursor == null ? query : query.from(Cursor.parse(cursor)));
        String next = page.next().map(Cursor::token).orElse(null);
        if (desk.writesJson()) {
            List<Field<?>> columns =
                    options.columns(desk.fields(), List.copyOf(desk.fields().all()));
            desk.json(json -> json.objects(
                            "users", page.users().stream(), (each, user) -> UserJson.add(each, columns, user))
                    .text("next", next));
            return Exit.DONE;
        }
        show(desk, page, next);
        return Exit.DONE;
    }

    private void show(Desk desk, Page page, @Nullable String next) {
        List<Field<?>> columns = options.columns(desk.fields(), SHOWN);
        TextTable table = new TextTable(columns.stream().map(Field::label).toList());
        page.users().forEach(user -> table.add(UserText.texts(columns, user)));
        table.write(desk.terminal());
        if (next != null) {
            desk.say("More: " + desk.typed().with("--cursor", next));
        }
    }
}
