package dev.roster.cli;

import dev.roster.spi.OutboxStore;
import dev.roster.text.EffectsJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The messages that were given up. */
@Command(
        name = "dead",
        description = "Lists messages that were given up, the latest first; each stops what its user is told later.")
final class OutboxDeadCommand extends DeskCommand {

    @Option(names = "--limit", paramLabel = "N", description = "How many messages (default: 100).")
    private int limit = 100;

    @Override
    int run(Desk desk) {
        List<OutboxStore.DeadLetter> letters = desk.session().effects().dead(OutboxListCommand.checked(limit));
        if (desk.writesJson()) {
            desk.json(json -> json.objects("messages", letters.stream(), EffectsJson::add));
        } else if (letters.isEmpty()) {
            desk.say("No message was given up.");
        } else {
            letters.forEach(letter -> OutboxListCommand.show(
                    desk, letter.message(), "given up " + RunsCommand.MINUTE.format(letter.at())));
        }
        return Exit.DONE;
    }
}
