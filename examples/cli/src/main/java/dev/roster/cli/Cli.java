package dev.roster.cli;

import dev.roster.access.NotAuthorizedException;
import dev.roster.cell.DateOrder;
import dev.roster.mapping.HeaderMode;
import dev.roster.model.AttributeType;
import dev.roster.model.Scope;
import dev.roster.plan.PlanException;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Safeguard;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.StoreException;
import dev.roster.table.SourceException;
import dev.roster.text.TerminalText;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line as a function from arguments to an exit code. For one thread. */
public final class Cli {

    private static final List<Class<? extends RuntimeException>> EXPLAINED = List.of(
            Refused.class,
            IllegalArgumentException.class,
            SourceException.class,
            StoreException.class,
            PlanException.class,
            NotAuthorizedException.class);

    private final Terminal terminal;

    /**
     * A command line.
     *
     * @param terminal where it writes, complains and asks
     */
    public Cli(Terminal terminal) {
        this.terminal = Objects.requireNonNull(terminal, "terminal");
    }

    /**
     * Runs one command.
     *
     * @param args the command line without the name of the program
     * @return 0 done; 1 done or previewed, but some rows were rejected, stale or failed; 2 refused
     */
    public int run(String... args) {
        CommandLine line = new CommandLine(new RosterCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
        register(line);
        int code = execute(line, args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError tooLittle) {
            complain("Java ran out of memory; give it more, such as java -Xmx1g -jar roster.jar");
        } catch (LinkageError incomplete) {
            complain("this build of Roster is incomplete (" + incomplete.getMessage() + "); build it again");
        }
        return Exit.REFUSED;
    }

    private static void register(CommandLine line) {
        line.registerConverter(ConflictPolicy.class, new Words<>(ConflictPolicy.class));
        line.registerConverter(BlankPolicy.class, new Words<>(BlankPolicy.class));
        line.registerConverter(ExistingPolicy.class, new Words<>(ExistingPolicy.class));
        line.registerConverter(MissingPolicy.class, new Words<>(MissingPolicy.class));
        line.registerConverter(AbsentPolicy.class, new Words<>(AbsentPolicy.class));
        line.registerConverter(DuplicatePolicy.class, new Words<>(DuplicatePolicy.class));
        line.registerConverter(UnknownPolicy.class, new Words<>(UnknownPolicy.class));
        line.registerConverter(Safeguard.class, new Words<>(Safeguard.class));
        line.registerConverter(DateOrder.class, new Words<>(DateOrder.class));
        line.registerConverter(HeaderMode.class, new Words<>(HeaderMode.class));
        line.registerConverter(AttributeType.class, new Words<>(AttributeType.class));
        line.registerConverter(Scope.class, new Words<>(Scope.class));
        line.registerConverter(OutputFormat.class, new Words<>(OutputFormat.class));
    }

    private int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        complain(messageOf(wrong));
        terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        if (RosterCommand.of(command.getCommandSpec()).isVerbose()) {
            wrong.printStackTrace(terminal.err());
        }
        return Exit.REFUSED;
    }

    private int failed(Exception failure, CommandLine command, ParseResult result) {
        complain(explanation(failure));
        if (RosterCommand.of(command.getCommandSpec()).isVerbose()) {
            failure.printStackTrace(terminal.err());
        }
        return Exit.REFUSED;
    }

    private void complain(String message) {
        message.lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .forEach(line -> terminal.err().println(TerminalText.clean(line)));
    }

    private static String messageOf(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }

    private static String explanation(Exception failure) {
        String message = messageOf(failure);
        if (EXPLAINED.stream().anyMatch(known -> known.isInstance(failure)) && !message.isBlank()) {
            return Advice.with(failure, message);
        }
        if (failure instanceof UncheckedIOException file) {
            return explanation(file);
        }
        return "something went wrong inside Roster (" + failure.getClass().getSimpleName()
                + "); run the command again with --verbose and report what it prints";
    }

    private static String explanation(UncheckedIOException failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        String where = messageOf(cause);
        if (cause instanceof NoSuchFileException) {
            return where + " does not exist; check the name and the folder";
        }
        if (cause instanceof AccessDeniedException) {
            return where + " may not be read or written; check its permissions";
        }
        return "a file could not be read or written (" + where + ")";
    }
}
