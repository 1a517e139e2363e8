package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns long work that goes on while nobody waits. */
@Command(
        name = "jobs",
        description = "Shows and stops long work of applications on this database: plans, imports, exports.",
        subcommands = {JobsListCommand.class, JobsShowCommand.class, JobsCancelCommand.class})
final class JobsCommand extends CatalogCommand {}
