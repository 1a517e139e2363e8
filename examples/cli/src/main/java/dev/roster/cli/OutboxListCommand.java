package dev.roster.cli;

import dev.roster.spi.OutboxMessage;
import dev.roster.text.EffectsJson;
import java.util.List;
import java.util.Objects;
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
            TextTable table = new TextTable("Key", "Effect", "User", "Attempts", "Due", "Last failure");
            for (OutboxMessage message : messages) {
                table.add(
                        message.key(),
                        message.effect(),
                        message.user().value(),
                        Integer.toString(message.attempts()),
                        RunsCommand.MINUTE.format(message.due()),
                        Objects.requireNonNullElse(message.failure(), ""));
            }
            table.write(desk.terminal());
        }
        return Exit.DONE;
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
