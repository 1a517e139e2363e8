package dev.roster.cli;

import dev.roster.plan.ImportPlan;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A plan file, looked at again and applied. */
@Command(name = "apply", description = "Applies a plan that import --plan-out kept in a file.")
final class ApplyCommand extends DeskCommand {

    @Parameters(paramLabel = "PLAN", description = "The file of the plan.")
    private Path file = Path.of("");

    @Mixin
    private ApplyChoice choice = new ApplyChoice();

    @Override
    Desk.Opening opening(RosterCommand options) {
        return choice.isConfirmed() ? Desk.Opening.NEW_TOO : Desk.Opening.THERE;
    }

    @Override
    int run(Desk desk) {
        try (ImportPlan plan = desk.session().open(file)) {
            return new PlanDesk(desk, plan, choice).run(desk.typed().command("apply", file.toString(), "--yes"));
        }
    }
}
