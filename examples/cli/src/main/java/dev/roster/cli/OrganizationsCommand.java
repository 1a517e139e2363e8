package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns organizations. */
@Command(
        name = "organizations",
        description = "Lists, adds, changes and removes organizations.",
        subcommands = {
            OrganizationsListCommand.class,
            OrganizationsAddCommand.class,
            OrganizationsEditCommand.class,
            OrganizationsRemoveCommand.class
        })
final class OrganizationsCommand extends CatalogCommand {}
