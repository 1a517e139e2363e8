package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.profile.Offboarding;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Somebody who leaves. */
@Command(
        name = "offboard",
        description =
                "Lets one user leave: data exported, account at rest, groups set aside, what they own handed over.")
final class UserOffboardCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, kept with the user until the status changes again.")
    private @Nullable String reason;

    @Option(names = "--to", paramLabel = "USER", description = "Who gets what they own, an active user.")
    private @Nullable String to;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write everything about the user to this file first, .zip, which only its owner may read.")
    private @Nullable Path file;

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        Offboarding offboarding = Offboarding.because(reason);
        if (to != null) {
            offboarding = offboarding.handingOverTo(users.require(to).id());
        }
        if (file != null) {
            PersonFile.write(desk, user, file);
        }
        UserOutcome outcome = desk.session().users().offboard(user.id(), user.version(), offboarding);
        return users.tell(outcome, "Offboarded " + user.label());
    }
}
