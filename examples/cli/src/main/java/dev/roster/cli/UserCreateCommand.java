package dev.roster.cli;

import dev.roster.account.UserOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new user. */
@Command(name = "create", description = "Creates one user.")
final class UserCreateCommand extends DeskCommand {

    @Mixin
    private final FieldOptions fields = new FieldOptions();

    @Option(names = "--invite", description = "Invite the user by mail.")
    private boolean isInvited;

    @Override
    Desk.Opening opening(RosterCommand options) {
        return Desk.Opening.NEW_TOO;
    }

    @Override
    int run(Desk desk) {
        UserOutcome outcome = desk.session().users().create(form -> {
            fields.fill(form, desk.fields());
            if (isInvited) {
                form.invite();
            }
        });
        return new UserDesk(desk)
                .tell(
                        outcome,
                        outcome.stored()
                                .map(user -> "Created " + user.label() + ", id " + user.id())
                                .orElse("Created"));
    }
}
