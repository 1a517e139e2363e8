package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns people who register themselves. */
@Command(
        name = "register",
        description = "Shows and changes how people register themselves.",
        subcommands = RegisterSettingsCommand.class)
final class RegisterCommand extends CatalogCommand {}
