package dev.roster.cli;

import picocli.CommandLine.Command;

/** What concerns signing in. */
@Command(
        name = "sign-in",
        description = "Tries whether somebody can sign in.",
        subcommands = {SignInTestCommand.class})
final class SignInCommand extends CatalogCommand {}
