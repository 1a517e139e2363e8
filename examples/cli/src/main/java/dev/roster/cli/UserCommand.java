package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns one user. */
@Command(
        name = "user",
        description = "Shows, creates, invites, changes, suspends, offboards, deletes, exports and erases one user.",
        subcommands = {
            UserShowCommand.class,
            UserCreateCommand.class,
            UserInviteCommand.class,
            UserEditCommand.class,
            UserSuspendCommand.class,
            UserReactivateCommand.class,
            UserDeactivateCommand.class,
            UserDeleteCommand.class,
            UserRestoreCommand.class,
            UserTransferCommand.class,
            UserOffboardCommand.class,
            UserMessageCommand.class,
            UserResetPasswordCommand.class,
            UserUnlockCommand.class,
            UserSecondFactorCommand.class,
            UserDiagnoseCommand.class,
            UserExportCommand.class,
            UserEraseCommand.class,
            UserNotesCommand.class
        })
final class UserCommand extends CatalogCommand {}
