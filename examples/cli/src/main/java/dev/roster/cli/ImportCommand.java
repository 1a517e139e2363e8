package dev.roster.cli;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.ResultForm;
import dev.roster.table.RowSource;
import dev.roster.view.RejectedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** File, plan, preview, and with {@code --yes} apply. */
@Command(name = "import", description = "Shows what a file would change, and changes it with --yes.")
final class ImportCommand extends DeskCommand {

    @Parameters(paramLabel = "FILE", description = "A CSV or XLSX file with a row for each user.")
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

    @Mixin
    private ApplyChoice choice = new ApplyChoice();

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean isDryRun;

    @Option(names = "--plan-out", paramLabel = "PLAN", description = "Keep the plan in a file for roster apply.")
    private @Nullable Path planFile;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Write rejected rows to a file, .csv or .xlsx, to be mended.")
    private @Nullable Path errorFile;

    @Option(
            names = "--result",
            paramLabel = "seed",
            description = "Tell the result as the system does that the profile stands for, and nothing else.")
    private @Nullable ResultStyle result;

    /** A preview needs no database: what is not there is empty. A plan that is kept needs the key of its database. */
    @Override
    Desk.Opening opening(RosterCommand options) {
        boolean canBeApplied = !isDryRun && (choice.isConfirmed() || options.canAsk());
        return canBeApplied || planFile != null ? Desk.Opening.NEW_TOO : Desk.Opening.EMPTY_TOO;
    }

    private String again(Desk desk) {
        return SourceFile.isStandardInput(file)
                ? "the same command and --yes"
                : desk.typed().again("--yes");
    }

    @Override
    int run(Desk desk) {
        requireDifferentFiles();
        RowSource source = csv.applyTo(SourceFile.of(file, sheet));
        Profile profile = options.profile(desk.fields());
        try (ImportPlan plan = plan(desk, source, profile)) {
            writeFiles(desk, source, plan);
            ResultForm form = result == null ? null : profile.wording().result();
            PlanDesk work = new PlanDesk(desk, plan, choice)
                    .telling(form == null ? null : new ResultDesk(desk, source, plan, form));
            if (isDryRun) {
                return work.preview();
            }
            int code = work.run(
                    planFile == null ? again(desk) : desk.typed().command("apply", planFile.toString(), "--yes"));
            writeUnwritten(desk, source, plan);
            return code;
        }
    }

    /**
     * Keeps what is read from being overwritten by what is written.
     *
     * @throws Refused if two of the files are one
     */
    private void requireDifferentFiles() {
        Set<Path> files = new HashSet<>();
        files.add(real(file));
        if (planFile != null && !files.add(real(planFile))) {
            throw new Refused("--plan-out names a file that is used already; choose another name");
        }
        if (errorFile != null && !files.add(real(errorFile))) {
            throw new Refused("--errors names a file that is used already; choose another name");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException isNotThereYet) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static ImportPlan plan(Desk desk, RowSource source, Profile profile) {
        try (ShownProgress progress = desk.progress()) {
            return desk.session().plan(source, profile, progress);
        }
    }

    private void writeFiles(Desk desk, RowSource source, ImportPlan plan) {
        if (planFile != null) {
            desk.session().save(plan, planFile);
        }
        if (errorFile != null) {
            ErrorFile.write(RejectedRows.of(plan), source, errorFile);
        }
    }

    /** Rows can be lost on the way from the preview to the store; they go to the file of rejected rows, too. */
    private void writeUnwritten(Desk desk, RowSource source, ImportPlan plan) {
        if (errorFile != null && desk.session().report(plan.id()).stream().anyMatch(ImportCommand::losesRows)) {
            RejectedRows rows = RejectedRows.of(plan).andUnwritten(desk.stores(), desk.fields());
            ErrorFile.write(rows, source, errorFile);
        }
    }

    private static boolean losesRows(ApplyReport report) {
        return report.stale() > 0 || report.failed() > 0;
    }
}
