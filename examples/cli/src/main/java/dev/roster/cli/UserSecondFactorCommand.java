package dev.roster.cli;

import dev.roster.model.User;
import dev.roster.signin.SignInState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The second factor of one user. */
@Command(
        name = "2fa",
        description =
                "Shows how one user signs in: password, second factor, locks, attempts; --reset removes the factor.")
final class UserSecondFactorCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(names = "--reset", description = "Remove the second factor of who lost it; they are told by mail.")
    private boolean isReset;

    @Override
    int run(Desk desk) {
        desk.links().require("nobody signs in here");
        UserDesk users = new UserDesk(desk);
        User user = users.require(name);
        if (isReset) {
            return users.tellOnItsWay(
                    desk.session().signIns().resetSecondFactor(user.id()),
                    user.label() + " has no second factor any more");
        }
        SignInState state = desk.session()
                .signIns()
                .stateOf(user.id())
                .orElseThrow(() -> new Refused("you may not see how " + user.label() + " signs in; ask who may"));
        if (desk.writesJson()) {
            desk.json(json -> SignInWords.add(json, state));
        } else {
            SignInWords.lines(state).forEach(desk::say);
        }
        return Exit.DONE;
    }
}
