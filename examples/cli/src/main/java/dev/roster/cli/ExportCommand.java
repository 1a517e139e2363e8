package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.model.Field;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import dev.roster.view.Export;
import dev.roster.view.ViewState;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users in a file that an import reads again. */
@Command(name = "export", description = "Writes users to a CSV or XLSX file that import reads again.")
final class ExportCommand extends DeskCommand {

    private static final String TENANT_FILE = Profiles.tenantFile().name();

    @Parameters(paramLabel = "FILE", description = "The file, .csv or .xlsx; replaced when it exists.")
    private Path file = Path.of("");

    @Mixin
    private ViewOptions options = new ViewOptions();

    @Option(names = "--profile", paramLabel = "NAME", description = "Write the columns that this profile imports.")
    private String profile = Profiles.users().name();

    @Option(
            names = "--titles",
            paramLabel = "LANGUAGE",
            description = "Write titles for people, such as en or de, instead of the keys of fields.")
    private String titles = "";

    @Override
    int run(Desk desk) {
        if (options.wantsLink()) {
            throw new Refused("--url: give the query of a link, which roster users --url prints");
        }
        Profile imported = Profiles.require(profile);
        Columns columns = desk.session()
                .views()
                .columns(imported.name().equals(TENANT_FILE) ? Columns::tenantFile : Columns::standard);
        ViewState state = chosen(options.state(desk, columns), columns, imported);
        Export plain = desk.session().views().export(columns, state);
        Export export = titles.isEmpty() ? plain : plain.titled(Locale.forLanguageTag(titles));
        AtomicLong count = new AtomicLong();
        try (ShownProgress progress = desk.progress()) {
            TargetFile.write(file, CsvStyle.defaults(), out -> count.set(export.write(out, progress)));
        }
        if (desk.writesJson()) {
            desk.json(json -> json.text("file", file.toString()).number("users", count.get()));
        } else {
            desk.say(count + (count.get() == 1 ? " user" : " users") + " written to " + file);
        }
        return Exit.DONE;
    }

    /** What a profile imports, with the id in front so that every user is found again. */
    private static ViewState chosen(ViewState state, Columns columns, Profile profile) {
        return state.columns().isEmpty() && !profile.name().equals(TENANT_FILE)
                ? state.showing(columns.all().stream()
                        .filter(column -> column.exported()
                                .get(0)
                                .field()
                                .filter(field -> isImported(field, profile))
                                .isPresent())
                        .map(Column::key)
                        .toArray(String[]::new))
                : state;
    }

    private static boolean isImported(Field<?> field, Profile profile) {
        return (!field.isSystem() || field.equals(Field.ID))
                && (profile.onlyFields().isEmpty() || profile.onlyFields().contains(field));
    }
}
