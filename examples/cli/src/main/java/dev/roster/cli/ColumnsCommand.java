package dev.roster.cli;

import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.plan.TerminalText;
import dev.roster.table.RowSource;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How each column of a file would be mapped. */
@Command(name = "columns", description = "Shows to which field each column of a file would go, and why.")
final class ColumnsCommand extends DeskCommand {

    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    private Path file = Path.of("");

    @Option(names = "--sheet", paramLabel = "S", description = "The sheet of a workbook.")
    private @Nullable String sheet;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Override
    int run(Desk desk) {
        RowSource source = csv.applyTo(SourceFile.of(file, sheet));
        TableMapping mapping = desk.session().columns(source, options.profile(desk.fields()));
        if (desk.writesJson()) {
            Json.write(desk.terminal().out(), json -> {
                PlanJson.columns(json, mapping.columns());
                json.writeArrayPropertyStart("skippedRows");
                for (long row : mapping.rows().skipped().keySet()) {
                    json.writeNumber(row);
                }
                json.writeEndArray();
            });
            return Exit.DONE;
        }
        TextTable table = new TextTable("Column", "Field", "Tier", "Confidence", "Reason");
        mapping.columns()
                .forEach(column -> table.add(
                        column.column(),
                        target(column),
                        Words.of(column.tier()),
                        Math.round(column.confidence() * 100) + " %",
                        column.reason()));
        table.write(desk.terminal().out());
        mapping.issues().forEach(issue -> desk.say("note: " + TerminalText.clean(issue.message())));
        return Exit.DONE;
    }

    private static String target(ColumnMapping column) {
        if (column.field() != null) {
            return column.field().key();
        }
        if (column.control() != null) {
            return "(" + Words.of(column.control()) + ")";
        }
        return column.candidates().stream()
                .map(candidate -> candidate.field().key() + "?")
                .collect(Collectors.joining(" "));
    }
}
