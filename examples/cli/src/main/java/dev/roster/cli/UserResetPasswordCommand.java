package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.profile.Instruction;
import dev.roster.signin.TemporaryPassword;
import dev.roster.text.TerminalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new password for one user. */
@Command(
        name = "reset-password",
        description =
                "Has the password of one active user reset: by a link, or as the application does it when it delivers.")
final class UserResetPasswordCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--temporary",
            description = "Show a password that is good once, for a day, to hand to who has no mail.")
    private boolean isTemporary;

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        if (isTemporary) {
            return hand(desk, users, user);
        }
        UserOutcome outcome = desk.session().users().instruct(user.id(), user.version(), Instruction.reset());
        return users.tellOnItsWay(outcome, "Will reset the password of " + user.label());
    }

    private static int hand(Desk desk, UserDesk users, User user) {
        desk.links().require("nobody signs in here");
        TemporaryPassword given = desk.session().signIns().issueTemporaryPassword(user.id());
        String password = given.password();
        if (password == null) {
            return users.tellOnItsWay(given.outcome(), "");
        }
        if (desk.writesJson()) {
            desk.json(json -> json.text("password", password));
        } else {
            desk.say("The password of " + TerminalText.clean(user.label())
                    + ", good once within a day and shown this once: " + password);
        }
        return Exit.DONE;
    }
}
