package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns custom attributes. */
@Command(
        name = "attributes",
        description = "Lists, adds, changes and removes custom attributes.",
        subcommands = {
            AttributesListCommand.class,
            AttributesAddCommand.class,
            AttributesEditCommand.class,
            AttributesRemoveCommand.class
        })
final class AttributesCommand extends CatalogCommand {}
