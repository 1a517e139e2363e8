package dev.roster.cli;

import dev.roster.job.Job;
import dev.roster.text.JobJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One job. */
@Command(name = "show", description = "Shows one job: how far it is, its pace, and what came of it.")
final class JobsShowCommand extends DeskCommand {

    @Parameters(paramLabel = "JOB", description = "The id of the job; roster jobs list shows it.")
    private String id = "";

    @Override
    int run(Desk desk) {
        Job job = desk.session().jobs().find(id).orElseThrow(() -> none(id));
        if (desk.writesJson()) {
            desk.json(json -> json.object("job", members -> JobJson.add(members, job)));
        } else {
            tell(desk, job);
        }
        return Exit.DONE;
    }

    static Refused none(String id) {
        return new Refused("no job \"" + id + "\"; roster jobs list shows them");
    }

    private static void tell(Desk desk, Job job) {
        desk.say("Job " + job.id() + ": " + job.request().kind() + ", asked by " + job.actor() + " at "
                + RunsCommand.MINUTE.format(job.createdAt()) + ", " + JobsListCommand.state(job));
        String progress = JobsListCommand.progress(job.progress());
        if (!progress.isEmpty()) {
            String pace = job.state().isEnd() ? "" : job.progress().pace().toString();
            desk.say("  " + progress + (pace.isEmpty() ? "" : " (" + pace + ")"));
        }
        if (job.failure() != null) {
            desk.say("  " + job.failure());
        }
        job.result().forEach((name, value) -> desk.say("  " + name + ": " + value));
    }
}
