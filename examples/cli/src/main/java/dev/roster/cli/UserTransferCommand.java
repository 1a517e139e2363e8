package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.profile.Instruction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What one user owns in the application, for another one. */
@Command(
        name = "transfer",
        description = "Hands over what one user owns in the application; it does so when it delivers.")
final class UserTransferCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(names = "--to", paramLabel = "USER", required = true, description = "Who gets it, an active user.")
    private String to = "";

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        User successor = users.require(to);
        UserOutcome outcome =
                desk.session().users().instruct(user.id(), user.version(), Instruction.handOver(successor.id()));
        return users.tellOnItsWay(outcome, "Will hand over from " + user.label() + " to " + successor.label());
    }
}
