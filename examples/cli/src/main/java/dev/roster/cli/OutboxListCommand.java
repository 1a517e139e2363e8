package dev.roster.cli;

import dev.roster.spi.OutboxMessage;
import dev.roster.text.EffectsJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The messages that wait. */
@Command(name = "list", description = "Lists messages that wait, denials first, then the oldest.")
final class OutboxListCommand extends DeskCommand {

    static final int LIMIT = 100_000;

    @Option(names = "--limit", paramLabel = "N", description = "How many messages (default: 100).")
    private int limit = 100;

    @Override
    int run(Desk desk) {
        List<OutboxMessage> messages = desk.session().effects().pending(checked(limit));
        if (desk.writesJson()) {
            desk.json(json -> json.objects("messages", messages.stream(), EffectsJson::add));
        } else if (messages.isEmpty()) {
            desk.say("No message waits.");
        } else {
            messages.forEach(message -> show(desk, message, "due " + RunsCommand.MINUTE.format(message.due())));
        }
        return Exit.DONE;
    }

    /** The key stands alone in its line and whole, to be copied. */
    static void show(Desk desk, OutboxMessage message, String when) {
        String failure = message.failure() == null ? "" : ": " + message.failure();
        desk.say(message.key());
        desk.say("  " + message.effect() + " of " + message.user() + ", " + when + ", attempts: " + message.attempts()
                + failure);
    }

    /**
     * How many are listed.
     *
     * @throws Refused if the number is out of bounds
     */
    static int checked(int limit) {
        if (limit < 1 || limit > LIMIT) {
            throw new Refused("--limit must be 1 to 100000, found " + limit);
        }
        return limit;
    }
}
