package dev.roster.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that needs a second word. */
abstract class CatalogCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final void run() {
        CommandSpec command = Objects.requireNonNull(spec);
        throw new ParameterException(
                command.commandLine(),
                "say what to do: " + command.qualifiedName() + " "
                        + String.join(" or ", command.subcommands().keySet()));
    }
}
