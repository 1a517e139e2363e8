package dev.roster.cli;

import dev.roster.account.UserOutcome;
import dev.roster.model.User;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Other values for fields of one user. */
@Command(name = "edit", description = "Changes fields of one user.")
final class UserEditCommand extends DeskCommand {

    @Parameters(paramLabel = "USER", description = "An id, user name, e-mail address or employee id.")
    private String name = "";

    @Mixin
    private final FieldOptions fields = new FieldOptions();

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that was seen; another one is refused (default: the stored one).")
    private @Nullable Long version;

    @Override
    int run(Desk desk) {
        if (fields.isEmpty()) {
            throw new Refused("say what changes: --set FIELD=VALUE or --clear FIELD");
        }
        UserDesk users = new UserDesk(desk);
        User user = users.require(name);
        long seen = version == null ? user.version() : version;
        UserOutcome outcome =
                desk.session().users().update(user.id(), seen, form -> fields.fill(form, desk.fields()));
        return users.tell(outcome, "Changed " + outcome.stored().orElse(user).label());
    }
}
