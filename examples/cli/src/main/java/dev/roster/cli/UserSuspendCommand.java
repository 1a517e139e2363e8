package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A user kept out for the time being. */
@Command(name = "suspend", description = "Keeps one user out for the time being.")
final class UserSuspendCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, kept with the user until the status changes again.")
    private @Nullable String reason;

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().suspend(user.id(), user.version(), reason);
        return users.tell(outcome, "Suspended " + user.label());
    }
}
