package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns confirmed mappings of columns. */
@Command(
        name = "mappings",
        description = "Lists and removes mappings of columns that roster columns --save keeps.",
        subcommands = {MappingsListCommand.class, MappingsRemoveCommand.class})
final class MappingsCommand extends CatalogCommand {}
