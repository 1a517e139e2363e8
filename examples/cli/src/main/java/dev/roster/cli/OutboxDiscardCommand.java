package dev.roster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A dead letter that is dropped. */
@Command(name = "discard", description = "Drops a dead letter for good; what its user is told later goes on.")
final class OutboxDiscardCommand extends DeskCommand {

    @Parameters(paramLabel = "KEY", description = "The key of the message; roster outbox dead shows it.")
    private String key = "";

    @Override
    int run(Desk desk) {
        if (!desk.session().effects().discard(key)) {
            throw new Refused("no dead letter \"" + key + "\"; roster outbox dead lists them", "message.unknown");
        }
        if (desk.writesJson()) {
            desk.json(json -> json.text("key", key).yesNo("done", true));
        } else {
            desk.say("Message " + key + " is dropped");
        }
        return Exit.DONE;
    }
}
