package dev.roster.cli;

import dev.roster.access.Decision;
import dev.roster.text.ExplanationJson;
import dev.roster.text.TerminalText;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether somebody may do something: 0 when allowed, 1 when not. */
@Command(name = "can", description = "Tells whether a user may do something to another: exit code 0 yes, 1 no.")
final class CanCommand extends DeskCommand {

    @Mixin
    private final Right right = new Right();

    @Override
    int run(Desk desk) {
        Decision decision = right.explain(desk).decision();
        if (desk.writesJson()) {
            desk.json(json -> ExplanationJson.add(json, decision, Locale.ENGLISH));
        } else {
            desk.say(decision.isAllowed() ? "Yes" : TerminalText.clean("No: " + decision.reason()));
        }
        return decision.isAllowed() ? Exit.DONE : Exit.IN_PART;
    }
}
