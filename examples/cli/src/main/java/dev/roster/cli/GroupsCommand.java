package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns groups. */
@Command(
        name = "groups",
        description = "Lists and adds groups.",
        subcommands = {GroupsListCommand.class, GroupsAddCommand.class})
final class GroupsCommand extends CatalogCommand {}
