package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.query.Cursor;
import dev.roster.text.JsonObject;
import dev.roster.text.UserJson;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import dev.roster.view.TablePage;
import dev.roster.view.TableRow;
import dev.roster.view.ViewState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One page of users. */
@Command(name = "users", description = "Lists users, page by page.")
final class UsersCommand extends DeskCommand {

    @Mixin
    private ViewOptions options = new ViewOptions();

    @Option(names = "--limit", paramLabel = "N", description = "How many users, up to 1000 (default: 50).")
    private @Nullable Integer limit;

    @Option(names = "--cursor", paramLabel = "C", description = "Go on where the last page ended.")
    private @Nullable String cursor;

    @Override
    int run(Desk desk) {
        Columns columns = desk.session().views().columns(Columns::standard);
        ViewState state = options.state(desk, columns);
        state = limit == null ? state : state.sized(limit);
        state = cursor == null ? state : state.from(Cursor.parse(cursor));
        if (options.wantsLink()) {
            link(desk, state.toQuery());
            return Exit.DONE;
        }
        if (desk.writesJson()) {
            TablePage page = desk.session().views().table(columns, everything(state, columns));
            desk.json(json -> json.objects("users", page.rows().stream(), (each, row) -> add(each, page.columns(), row))
                    .text("next", page.next().map(Cursor::token).orElse(null)));
            return Exit.DONE;
        }
        show(desk, desk.session().views().table(columns, state));
        return Exit.DONE;
    }

    private static void link(Desk desk, String query) {
        if (desk.writesJson()) {
            desk.json(json -> json.text("url", query));
        } else {
            desk.say(query);
        }
    }

    /** Programs want every field unless they say which. */
    private static ViewState everything(ViewState state, Columns columns) {
        return state.columns().isEmpty()
                ? state.showing(columns.all().stream()
                        .filter(column -> field(column).isPresent())
                        .map(Column::key)
                        .toArray(String[]::new))
                : state;
    }

    /** Keyed by field: the value as it is stored, and what is shown where that is no field's. */
    private static void add(JsonObject json, List<Column> columns, TableRow row) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Optional<Field<?>> field = field(column);
            if (field.isPresent()) {
                UserJson.add(json, List.of(field.get()), row.user());
            } else {
                json.text(column.key(), row.text(i));
            }
        }
    }

    private static Optional<Field<?>> field(Column column) {
        return column.exported().get(0).storedField();
    }

    private static void show(Desk desk, TablePage page) {
        TextTable table =
                new TextTable(page.columns().stream().map(Column::title).toList());
        for (TableRow row : page.rows()) {
            table.add(IntStream.range(0, page.columns().size())
                    .mapToObj(row::text)
                    .toList());
        }
        table.write(desk.terminal());
        page.next()
                .map(Cursor::token)
                .ifPresent(next -> desk.say("More: " + desk.typed().with("--cursor", next)));
    }
}
