package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns roles. */
@Command(
        name = "roles",
        description = "Lists, adds, changes and removes roles.",
        subcommands = {RolesListCommand.class, RolesAddCommand.class, RolesEditCommand.class, RolesRemoveCommand.class})
final class RolesCommand extends CatalogCommand {}
