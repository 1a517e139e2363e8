package dev.roster.cli;

import dev.roster.access.Explanation;
import dev.roster.text.ExplanationJson;
import dev.roster.text.ExplanationText;
import dev.roster.text.TerminalText;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Why somebody may do something, or why not, and what would help: 0 when allowed, 1 when not. */
@Command(
        name = "explain",
        description =
                "Tells why a user may do something to another, or why not, and what would help: exit code 0 allowed, 1 not.")
final class ExplainCommand extends DeskCommand {

    @Mixin
    private final Right right = new Right();

    @Override
    int run(Desk desk) {
        Explanation explanation = right.explain(desk);
        if (desk.writesJson()) {
            desk.json(json -> ExplanationJson.add(json, explanation, Locale.ENGLISH));
        } else {
            ExplanationText.lines(explanation).forEach(line -> desk.say(TerminalText.clean(line)));
        }
        return explanation.decision().isAllowed() ? Exit.DONE : Exit.IN_PART;
    }
}
