package dev.roster.cli;

import picocli.CommandLine.Command;

/** What is to be looked at now and then. */
@Command(
        name = "audit",
        description = "Shows what is to be looked at now and then.",
        subcommands = {AuditPermissionsCommand.class})
final class AuditCommand extends CatalogCommand {}
