package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users in a file that an import reads again. */
@Command(name = "export", description = "Writes users to a CSV or XLSX file that import reads again.")
final class ExportCommand extends DeskCommand {

    @Parameters(paramLabel = "FILE", description = "The file, .csv or .xlsx; replaced when it exists.")
    private Path file = Path.of("");

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Option(names = "--profile", paramLabel = "NAME", description = "Write the columns that this profile imports.")
    private @Nullable String profile;

    @Override
    int run(Desk desk) {
        Fields fields = desk.fields();
        UserQuery query = options.query(fields, UserQuery.MAX_LIMIT);
        List<Field<?>> chosen = options.columns(fields, List.of());
        List<FileColumn> columns = chosen.isEmpty()
                ? Templates.exported(profile, desk)
                : chosen.stream().map(FileColumn::of).toList();
        long count = write(desk, query, columns);
        if (desk.writesJson()) {
            desk.json(json -> json.text("file", file.toString()).number("users", count));
        } else {
            desk.say(count + (count == 1 ? " user" : " users") + " written to " + file);
        }
        return Exit.DONE;
    }

    private long write(Desk desk, UserQuery query, List<FileColumn> columns) {
        AtomicLong count = new AtomicLong();
        TargetFile.write(file, CsvStyle.defaults(), out -> {
            out.writeHeader(columns.stream().map(FileColumn::header).toList());
            @Nullable UserQuery next = query;
            while (next != null) {
                Page page = desk.session().views().page(next);
                page.users()
                        .forEach(user -> out.write(columns.stream()
                                .map(column -> column.cell().apply(user))
                                .toList()));
                count.addAndGet(page.users().size());
                next = page.next().map(query::from).orElse(null);
            }
        });
        return count.get();
    }
}
