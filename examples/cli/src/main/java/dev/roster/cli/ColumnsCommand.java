package dev.roster.cli;

import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceInfo;
import dev.roster.text.PlanJson;
import dev.roster.text.TerminalText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Option(
            names = "--sheet",
            paramLabel = "S",
            description = "The sheet of a workbook, by name or number, or all of them in turn.")
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
        SourceInfo read = info(source);
        List<Issue> issues = Stream.concat(mapping.issues().stream(), AmbiguousCells.in(mapping, read.name()))
                .toList();
        if (desk.writesJson()) {
            desk.json(json -> {
                PlanJson.addMapping(json, mapping);
                json.text("format", read.format())
                        .text("sheet", read.sheet())
                        .number("headerRow", mapping.headerRow())
                        .objects("issues", issues.stream(), PlanJson::addIssue);
                if (fingerprint != null) {
                    json.text("saved", fingerprint);
                }
            });
            return Exit.DONE;
        }
        desk.say(TerminalText.clean("Read as " + read.format())
                + (mapping.headerRow() == 0 ? ", without a header" : ", header in row " + mapping.headerRow()));
        desk.say("");
        show(desk, mapping);
        issues.forEach(issue -> desk.say(word(issue.severity()) + ": " + TerminalText.clean(sentence(issue))));
        if (fingerprint != null) {
            String start = fingerprint.substring(0, MappingsListCommand.SHORT_FINGERPRINT);
            desk.say("Saved; to forget it: " + desk.typed().command("mappings", "remove", start));
        }
        return Exit.DONE;
    }

    private static void show(Desk desk, TableMapping mapping) {
        TextTable table = new TextTable("Column", "Samples", "Field", "Tier", "Confidence", "Reason");
        mapping.columns()
                .forEach(column -> table.add(
                        column.column(),
                        samples(mapping.samples().get(column.index())),
                        target(column),
                        Words.of(column.tier()),
                        Math.round(column.confidence() * 100) + " %",
                        column.reason()));
        table.write(desk.terminal());
    }

    /** In quotes, since a cell may hold a comma. */
    private static String samples(List<String> cells) {
        return TerminalText.cut(
                cells.stream().map(cell -> '"' + cell + '"').collect(Collectors.joining(" ")), SAMPLE_COLUMNS);
    }

    private static SourceInfo info(RowSource source) {
        try (RowReader rows = source.open()) {
            return rows.info();
        }
    }

    /** What concerns a column names it; what concerns a cell or a row does not. */
    private static String sentence(Issue issue) {
        RowLocation place = issue.location();
        boolean isOfColumn = place == null || (place.column() != null && issue.field() == null);
        return Advice.with(issue, isOfColumn ? issue.message() : issue.place(Locale.ENGLISH) + ": " + issue.message());
    }

    private static String word(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.name().toLowerCase(Locale.ROOT);
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
