package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An invitation, the first one or another. */
@Command(
        name = "invite",
        aliases = "resend",
        description =
                "Sends one user an invitation, again or to who never signed in; an earlier link is good no longer.")
final class UserInviteCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Override
    int run(Desk desk) {
        desk.links().require("nobody could accept the invitation");
        UserDesk users = new UserDesk(desk);
        User user = users.requireAny(name);
        UserOutcome outcome = desk.session().users().invite(user.id(), user.version());
        String done = "An invitation of " + user.label() + " is on its way" + where(desk, outcome);
        int exit = user.access().status() == UserStatus.INVITED
                ? users.tellOnItsWay(outcome, done)
                : users.tell(outcome, done);
        if (outcome.kind() == UserOutcome.Kind.APPLIED && !desk.writesJson()) {
            desk.say("Send it: " + desk.typed().command("outbox", "deliver", "--to", "FILE", "--link-page", "URL"));
        }
        return exit;
    }

    private static String where(Desk desk, UserOutcome outcome) {
        String to = outcome.stored()
                .map(user -> " to " + UserDesk.text(Field.PRIMARY_EMAIL, user))
                .orElse("");
        String until = outcome.run()
                .flatMap(desk.session()::findRun)
                .map(run -> ", good until "
                        + RunsCommand.MINUTE.format(run.startedAt().plus(Links.LIFE)))
                .orElse("");
        return to + until;
    }
}
