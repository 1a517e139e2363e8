package dev.roster.cli;

import picocli.CommandLine.Command;

/** What others are still to be told. */
@Command(
        name = "outbox",
        description = "Shows and delivers what others are to be told of users: sign-in accounts, mails.",
        subcommands = {
            OutboxListCommand.class,
            OutboxDeadCommand.class,
            OutboxDeliverCommand.class,
            OutboxRetryCommand.class,
            OutboxDiscardCommand.class
        })
final class OutboxCommand extends CatalogCommand {}
