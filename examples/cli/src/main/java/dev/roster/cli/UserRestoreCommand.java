package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A deleted user back. */
@Command(name = "restore", description = "Brings one deleted user back.")
final class UserRestoreCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().restore(user.id(), user.version());
        return users.tell(outcome, "Restored " + user.label());
    }
}
