package dev.roster.cli;

import dev.roster.model.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A lock that is lifted. */
@Command(name = "unlock", description = "Lifts the locks of one user who tried too often; they are told by mail.")
final class UserUnlockCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        desk.links().require("nobody signs in here");
        UserDesk users = new UserDesk(desk);
        User user = users.require(name);
        return users.tellOnItsWay(desk.session().signIns().unlock(user.id()), user.label() + " can try again");
    }
}
