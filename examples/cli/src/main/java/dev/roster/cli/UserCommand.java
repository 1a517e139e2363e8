package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns one user. */
@Command(name = "user", description = "Shows one user.", subcommands = UserShowCommand.class)
final class UserCommand extends CatalogCommand {}
