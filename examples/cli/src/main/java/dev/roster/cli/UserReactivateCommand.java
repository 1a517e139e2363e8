package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A user who comes back. */
@Command(name = "reactivate", description = "Brings one user back who is suspended or deactivated.")
final class UserReactivateCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().reactivate(user.id(), user.version());
        return users.tell(outcome, "Reactivated " + user.label());
    }
}
