package dev.roster.cli;

import dev.roster.spi.OutboxStore;
import dev.roster.text.EffectsJson;
import java.util.List;
import java.util.Objects;
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
            TextTable table = new TextTable("Key", "Effect", "User", "Attempts", "Since", "Why");
            for (OutboxStore.DeadLetter letter : letters) {
                table.add(
                        letter.message().key(),
                        letter.message().effect(),
                        letter.message().user().value(),
                        Integer.toString(letter.message().attempts()),
                        RunsCommand.MINUTE.format(letter.at()),
                        Objects.requireNonNullElse(letter.message().failure(), ""));
            }
            table.write(desk.terminal());
        }
        return Exit.DONE;
    }
}
