package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns roles. */
@Command(
        name = "roles",
        description = "Lists, adds, changes and removes roles, and chooses the role catalog.",
        subcommands = {
            RolesListCommand.class,
            RolesAddCommand.class,
            RolesEditCommand.class,
            RolesRemoveCommand.class,
            RolesUseCommand.class,
            RolesExportCommand.class
        })
final class RolesCommand extends CatalogCommand {}
