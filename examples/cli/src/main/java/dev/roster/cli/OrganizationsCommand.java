package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns organizations. */
@Command(
        name = "organizations",
        description = "Lists and adds organizations.",
        subcommands = {OrganizationsListCommand.class, OrganizationsAddCommand.class})
final class OrganizationsCommand extends CatalogCommand {}
