package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A user less. */
@Command(name = "delete", description = "Deletes one user: hidden and kept, or for good.")
final class UserDeleteCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(names = "--hard", description = "Remove the user; the keys are free again. It can be undone.")
    private boolean isHard;

    @Option(
            names = {"--yes", "-y"},
            description = "Delete without asking.")
    private boolean isConfirmed;

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = isHard ? users.requireAny(name) : users.require(name);
        boolean isMeant = isConfirmed
                || (desk.terminal().isInteractive() && desk.terminal().confirms("Delete " + user.label() + "?"));
        if (!isMeant) {
            throw new Refused("nothing was deleted; say --yes to delete " + user.label());
        }
        UserOutcome outcome = isHard
                ? desk.session().users().deleteForGood(user.id(), user.version())
                : desk.session().users().delete(user.id(), user.version());
        return users.tell(outcome, "Deleted " + user.label());
    }
}
