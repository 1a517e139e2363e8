package dev.roster.cli;

import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.spi.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rest of a run that was interrupted. */
@Command(name = "resume", description = "Goes on with a run that was interrupted; no row is written twice.")
final class ResumeCommand extends DeskCommand {

    @Parameters(paramLabel = "RUN", description = "The run, or the start of its id; roster runs lists them.")
    private String run = "";

    @Option(
            names = {"--yes", "-y"},
            description = "Go on without asking.")
    private boolean isConfirmed;

    @Override
    int run(Desk desk) {
        Run interrupted = Runs.require(desk.session(), run);
        boolean isFinished = interrupted.state() == Run.State.FINISHED;
        if (!isFinished && !isConfirmed && !isAgreed(desk)) {
            throw new Refused("nothing was changed; to go on: " + desk.typed().command("resume", run, "--yes"));
        }
        ApplyReport report;
        try (ShownProgress progress = desk.progress()) {
            report = desk.session()
                    .resume(interrupted.plan(), ApplyOptions.defaults().reportingTo(progress));
        }
        return ReportDesk.tell(desk, report, null);
    }

    private static boolean isAgreed(Desk desk) {
        return desk.terminal().isInteractive()
                && !desk.writesJson()
                && desk.terminal().confirms("Go on with this run?");
    }
}
