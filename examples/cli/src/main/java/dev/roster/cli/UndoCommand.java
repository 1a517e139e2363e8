package dev.roster.cli;

import dev.roster.plan.ImportPlan;
import dev.roster.spi.PlanId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The inverse plan of a run, shown and applied like any other. */
@Command(name = "undo", description = "Takes a run back: everything that nobody changed since.")
final class UndoCommand extends DeskCommand {

    @Parameters(paramLabel = "RUN", description = "The run, or the start of its id; roster runs lists them.")
    private String run = "";

    @Option(names = "--dry-run", description = "Only show what would change.")
    private boolean isDryRun;

    @Mixin
    private ApplyChoice choice = new ApplyChoice();

    @Override
    int run(Desk desk) {
        PlanId id = Runs.require(desk.session(), run).plan();
        try (ImportPlan plan = desk.session().undo(id)) {
            PlanDesk work = new PlanDesk(desk, plan, choice);
            return isDryRun ? work.preview() : work.run(desk.typed().command("undo", run, "--yes"));
        }
    }
}
