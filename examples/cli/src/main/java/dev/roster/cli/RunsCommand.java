package dev.roster.cli;

import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.spi.Run;
import dev.roster.text.ReportJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was applied, newest first. */
@Command(name = "runs", description = "Lists what was applied, newest first.")
final class RunsCommand extends DeskCommand {

    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    @Option(names = "--limit", paramLabel = "N", description = "How many runs (default: 20).")
    private int limit = 20;

    @Override
    int run(Desk desk) {
        if (limit < 1 || limit > Runs.LIMIT) {
            throw new Refused("--limit must be 1 to 10000, found " + limit);
        }
        List<Run> runs = desk.session().runs(limit);
        if (desk.writesJson()) {
            desk.json(json -> json.objects(
                    "runs",
                    runs.stream(),
                    (each, run) -> ReportJson.addRun(
                            each, run, desk.session().report(run.plan()).orElse(null))));
        } else if (runs.isEmpty()) {
            desk.say("Nothing was applied yet.");
        } else {
            show(desk, runs);
        }
        return Exit.DONE;
    }

    private static void show(Desk desk, List<Run> runs) {
        TextTable table =
                new TextTable("Run", "Started", "By", "Source", "State", "Applied", "Not applied", "Rejected");
        for (Run run : runs) {
            Optional<ApplyReport> report = desk.session().report(run.plan());
            table.add(
                    run.plan().value().substring(0, 8),
                    MINUTE.format(run.startedAt()),
                    actor(desk, run),
                    run.undoes() == null
                            ? run.source()
                            : "undo of " + run.undoes().value().substring(0, 8),
                    Words.of(run.state()),
                    report.map(done -> Long.toString(done.applied())).orElse(""),
                    report.map(done -> Long.toString(done.stale() + done.failed()))
                            .orElse(""),
                    report.filter(done -> done.undoes() == null) // whose rejected rows stand among those that failed
                            .map(done -> Long.toString(done.summary().count(ChangeKind.REJECTED)))
                            .orElse(""));
        }
        table.write(desk.terminal());
    }

    private static String actor(Desk desk, Run run) {
        return desk.session().users().find(run.actor()).map(User::label).orElse(run.actor());
    }
}
