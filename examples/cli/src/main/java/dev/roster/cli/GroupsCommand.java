package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns groups. */
@Command(
        name = "groups",
        description = "Lists, adds, changes and removes groups.",
        subcommands = {
            GroupsListCommand.class,
            GroupsAddCommand.class,
            GroupsEditCommand.class,
            GroupsRemoveCommand.class
        })
final class GroupsCommand extends CatalogCommand {}
