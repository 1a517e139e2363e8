package dev.roster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A dead letter that waits again. */
@Command(name = "retry", description = "Lets a dead letter be tried again, in its old place.")
final class OutboxRetryCommand extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "The key of the message; roster outbox dead shows it.")
    private String key = "";

    @Override
    int run(Desk desk) {
        if (!desk.session().effects().retry(key)) {
            throw new Refused("no dead letter \"" + key + "\"; roster outbox dead lists them", "message.unknown");
        }
        if (desk.writesJson()) {
            desk.json(json -> json.text("key", key).yesNo("done", true));
        } else {
            desk.say("Message " + key + " waits again");
        }
        return Exit.DONE;
    }
}
