package dev.roster.cli;

import dev.roster.model.User;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.spi.Run;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was applied, newest first. */
@Command(name = "runs", description = "Lists what was applied, newest first.")
final class RunsCommand extends DeskCommand {

    private static final DateTimeFormatter MINUTE =
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
            Json.write(desk.terminal().out(), json -> {
                json.writeArrayPropertyStart("runs");
                runs.forEach(run -> write(json, run, desk.session().report(run.plan())));
                json.writeEndArray();
            });
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
                    report.map(done -> Long.toString(done.summary().count(ChangeKind.REJECTED)))
                            .orElse(""));
        }
        table.write(desk.terminal().out());
    }

    private static String actor(Desk desk, Run run) {
        return desk.session().users().find(run.actor()).map(User::label).orElse(run.actor());
    }

    private static void write(JsonWriter json, Run run, Optional<ApplyReport> report) {
        json.writeStartObject();
        json.writeStringProperty("run", run.plan().value());
        json.writeStringProperty("plan", run.plan().value());
        json.writeStringProperty("state", run.state().name());
        json.writeStringProperty("actor", run.actor());
        json.writeStringProperty("source", run.source());
        Json.text(json, "undoes", run.undoes() == null ? null : run.undoes().value());
        json.writeStringProperty("startedAt", run.startedAt().toString());
        Json.text(
                json,
                "finishedAt",
                run.finishedAt() == null ? null : run.finishedAt().toString());
        report.ifPresent(done -> {
            json.writeNumberProperty("applied", done.applied());
            json.writeNumberProperty("stale", done.stale());
            json.writeNumberProperty("failed", done.failed());
        });
        json.writeEndObject();
    }
}
