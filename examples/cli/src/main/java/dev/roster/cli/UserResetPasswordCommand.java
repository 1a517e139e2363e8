package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.profile.Instruction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A new password for one user. */
@Command(
        name = "reset-password",
        description = "Has the password of one active user reset; the application does so when it delivers.")
final class UserResetPasswordCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().instruct(user.id(), user.version(), Instruction.reset());
        return users.tellOnItsWay(outcome, "Will reset the password of " + user.label());
    }
}
