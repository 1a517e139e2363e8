package dev.roster.cli;

import dev.roster.job.Job;
import dev.roster.text.JobJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The jobs, the newest first. */
@Command(name = "list", description = "Lists jobs, the newest first, with how far they are.")
final class JobsListCommand extends DeskCommand {

    static final int LIMIT = 10_000;

    @Option(names = "--limit", paramLabel = "N", description = "How many jobs (default: 20).")
    private int limit = 20;

    @Override
    int run(Desk desk) {
        if (limit < 1 || limit > LIMIT) {
            throw new Refused("--limit must be 1 to 10000, found " + limit);
        }
        List<Job> jobs = desk.session().jobs().newest(limit);
        if (desk.writesJson()) {
            desk.json(json -> json.objects("jobs", jobs.stream(), JobJson::add));
        } else if (jobs.isEmpty()) {
            desk.say("There are no jobs.");
        } else {
            show(desk, jobs);
        }
        return Exit.DONE;
    }

    private static void show(Desk desk, List<Job> jobs) {
        TextTable table = new TextTable("Job", "Asked", "By", "Kind", "State", "Progress", "Pace");
        for (Job job : jobs) {
            table.add(
                    job.id(),
                    RunsCommand.MINUTE.format(job.createdAt()),
                    job.actor(),
                    job.request().kind(),
                    state(job),
                    progress(job.progress()),
                    job.state().isEnd() ? "" : job.progress().pace().toString());
        }
        table.write(desk.terminal());
    }

    static String state(Job job) {
        boolean isStopping = job.isCancelling() && !job.state().isEnd();
        return isStopping ? "stopping" : Words.of(job.state());
    }

    static String progress(Job.Step step) {
        return step.phase().isEmpty()
                ? ""
                : ShownProgress.title(step.phase()) + " " + step.done()
                        + (step.total() < 0 ? "" : " of " + step.total());
    }
}
