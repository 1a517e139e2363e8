package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns teams. */
@Command(
        name = "teams",
        description = "Lists, adds, changes and removes teams.",
        subcommands = {TeamsListCommand.class, TeamsAddCommand.class, TeamsEditCommand.class, TeamsRemoveCommand.class})
final class TeamsCommand extends CatalogCommand {}
