package dev.roster.cli;

import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.table.RowSource;
import dev.roster.text.PlanJson;
import dev.roster.text.TerminalText;
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

    private static final int SAMPLE_COLUMNS = 40;

    @Parameters(paramLabel = "FILE", description = "A CSV or XLSX file.")
    private Path file = Path.of("");

    @Option(names = "--sheet", paramLabel = "S", description = "The sheet of a workbook.")
    private @Nullable String sheet;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(
            names = "--save",
            description = "Keep the mapping as shown, so that files with the same headers map so from now on.")
    private boolean isSaved;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return isSaved ? Desk.Opening.NEW_TOO : Desk.Opening.EMPTY_TOO;
    }

    @Override
    int run(Desk desk) {
        RowSource source = csv.applyTo(SourceFile.of(file, sheet));
        TableMapping mapping = desk.session().columns(source, options.profile(desk.fields()));
        String fingerprint =
                isSaved ? desk.session().catalogs().mappings().confirm(mapping).fingerprint() : null;
        if (desk.writesJson()) {
            desk.json(json -> {
                PlanJson.addMapping(json, mapping);
                if (fingerprint != null) {
                    json.text("saved", fingerprint);
                }
            });
            return Exit.DONE;
        }
        TextTable table = new TextTable("Column", "Samples", "Field", "Tier", "Confidence", "Reason");
        mapping.columns()
                .forEach(column -> table.add(
                        column.column(),
                        TerminalText.cut(String.join(", ", mapping.samples().get(column.index())), SAMPLE_COLUMNS),
                        target(column),
                        Words.of(column.tier()),
                        Math.round(column.confidence() * 100) + " %",
                        column.reason()));
        table.write(desk.terminal().out());
        mapping.issues().forEach(issue -> desk.say("note: " + TerminalText.clean(Advice.with(issue, issue.message()))));
        if (fingerprint != null) {
            String start = fingerprint.substring(0, MappingsListCommand.SHORT_FINGERPRINT);
            desk.say("Saved; to forget it: " + desk.typed().command("mappings", "remove", start));
        }
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
