package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.profile.Instruction;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A mail to one user. */
@Command(name = "message", description = "Sends one user a mail; it goes out when the application delivers.")
final class UserMessageCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--template",
            paramLabel = "NAME",
            required = true,
            description = "Which of the application's templates.")
    private String template = "";

    @Option(
            names = "--value",
            paramLabel = "NAME=TEXT",
            description = "What the template says, such as text=\"We are back\"; repeat it for more.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    int run(Desk desk) {
        Instruction message = message();
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().instruct(user.id(), user.version(), message);
        return users.tellOnItsWay(outcome, "Will write to " + user.label());
    }

    /**
     * What is written.
     *
     * @throws Refused if it is no message
     */
    private Instruction message() {
        try {
            return Instruction.message(template, values);
        } catch (IllegalArgumentException notOne) {
            throw new Refused(String.valueOf(notOne.getMessage()));
        }
    }
}
