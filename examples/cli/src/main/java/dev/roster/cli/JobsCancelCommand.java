package dev.roster.cli;

import dev.roster.job.Job;
import dev.roster.text.JobJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A job that is stopped. */
@Command(
        name = "cancel",
        description = "Stops a job: at once while it waits, at the next chance while it runs. What it wrote stays.")
final class JobsCancelCommand extends DeskCommand {

    @Parameters(paramLabel = "JOB", description = "The id of the job; roster jobs list shows it.")
    private String id = "";

    @Override
    int run(Desk desk) {
        Job job = desk.session().jobs().cancel(id).orElseThrow(() -> JobsShowCommand.none(id));
        if (desk.writesJson()) {
            desk.json(json -> json.object("job", members -> JobJson.add(members, job)));
        } else {
            desk.say("Job " + job.id() + " is " + JobsListCommand.state(job));
        }
        return Exit.DONE;
    }
}
