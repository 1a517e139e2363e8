package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person less, for ever. */
@Command(
        name = "erase",
        description =
                "Erases one user from everything that is kept, for ever; no undo brings them back. What is left of a user"
                        + " who was deleted for good is erased by the id.")
final class UserEraseCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Option(
            names = {"--yes", "-y"},
            description = "Erase without asking.")
    private boolean isConfirmed;

    @Override
    int run(Desk desk) {
        UserDesk users = new UserDesk(desk);
        Optional<User> found = users.find(name);
        UserId id = found.map(User::id).orElseGet(() -> idOfNobody(users));
        String label = found.map(User::label).orElse(id.value());
        boolean isMeant = isConfirmed
                || (desk.terminal().isInteractive()
                        && desk.terminal().confirms("Erase " + label + " for ever? Nothing brings them back."));
        if (!isMeant) {
            throw new Refused("nothing was erased; an erasure cannot be undone, so say --yes to erase " + label);
        }
        UserOutcome outcome =
                desk.session().users().erase(id, found.map(User::version).orElse(0L));
        return users.tell(outcome, "Erased " + label + " for ever");
    }

    /** Of who is gone, nothing but the id finds what is left. */
    private UserId idOfNobody(UserDesk users) {
        return UserId.parse(name).isValid()
                ? new UserId(name)
                : users.require(name).id();
    }
}
