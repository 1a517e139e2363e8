package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns roles. */
@Command(
        name = "roles",
        description = "Lists and adds roles.",
        subcommands = {RolesListCommand.class, RolesAddCommand.class})
final class RolesCommand extends CatalogCommand {}
