package dev.roster.cli;

import dev.roster.access.RightsRow;
import dev.roster.cell.DateOrder;
import dev.roster.mapping.HeaderMode;
import dev.roster.model.AttributeType;
import dev.roster.model.Scope;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.profile.UnknownPolicy;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;

/** The command line as a function from arguments to an exit code. For one thread. */
public final class Cli {

    private final Terminal terminal;
    private final Map<String, String> environment;

    /**
     * A command line.
     *
     * @param terminal where it writes, complains and asks
     */
    public Cli(Terminal terminal) {
        this(terminal, System.getenv());
    }

    /**
     * A command line with secrets of its own.
     *
     * @param terminal where it writes, complains and asks
     * @param environment the variables in which secrets are
     */
    Cli(Terminal terminal, Map<String, String> environment) {
        this.terminal = Objects.requireNonNull(terminal, "terminal");
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs one command.
     *
     * @param args the command line without the name of the program
     * @return 0 done; 1 done or previewed, but some rows were rejected, stale or failed; 2 refused
     */
    public int run(String... args) {
        Complaints complaints = Complaints.of(terminal, args);
        CommandLine line = new CommandLine(new RosterCommand(complaints.terminal(), environment))
                .setOut(complaints.terminal().out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, rest) -> complaints.wrongUsage(wrong))
                .setExecutionExceptionHandler((failure, command, result) -> complaints.failed(failure, command));
        register(line);
        HelpText.addTo(line);
        line.setExecutionStrategy(Cli::executeOrHelp);
        int code = execute(line, complaints, args);
        complaints.terminal().out().flush();
        terminal.err().flush();
        return code;
    }

    private static int execute(CommandLine line, Complaints complaints, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError tooLittle) {
            return complaints.tell(
                    "memory", "Java ran out of memory; give it more, such as java -Xmx1g -jar roster.jar");
        } catch (LinkageError incomplete) {
            return complaints.tell(
                    "internal", "this build of Roster is incomplete (" + incomplete.getMessage() + "); build it again");
        }
    }

    /**
     * Help that names a profile is about the profile.
     *
     * @throws CommandLine.ParameterException if there is no such profile
     */
    private static int executeOrHelp(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        String profile = command.isUsageHelpRequested() ? command.matchedOptionValue("--profile", "") : "";
        if (profile.isEmpty()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        CommandLine line = command.commandSpec().commandLine();
        try {
            ProfileHelp.of(Profiles.require(profile)).forEach(line.getOut()::println);
        } catch (IllegalArgumentException unknown) {
            throw new CommandLine.ParameterException(line, Objects.requireNonNull(unknown.getMessage()));
        }
        return Exit.DONE;
    }

    private static void register(CommandLine line) {
        line.registerConverter(ConflictPolicy.class, new Words<>(ConflictPolicy.class));
        line.registerConverter(BlankPolicy.class, new Words<>(BlankPolicy.class));
        line.registerConverter(ExistingPolicy.class, new Words<>(ExistingPolicy.class));
        line.registerConverter(MissingPolicy.class, new Words<>(MissingPolicy.class));
        line.registerConverter(AbsentPolicy.class, new Words<>(AbsentPolicy.class));
        line.registerConverter(DuplicatePolicy.class, new Words<>(DuplicatePolicy.class));
        line.registerConverter(InvalidPolicy.class, new Words<>(InvalidPolicy.class));
        line.registerConverter(UnknownPolicy.class, new Words<>(UnknownPolicy.class));
        line.registerConverter(Safeguard.class, new Words<>(Safeguard.class));
        line.registerConverter(DateOrder.class, new Words<>(DateOrder.class));
        line.registerConverter(RightsRow.Kind.class, new Words<>(RightsRow.Kind.class));
        line.registerConverter(DirectoryOptions.Schema.class, new Words<>(DirectoryOptions.Schema.class));
        line.registerConverter(HeaderMode.class, new Words<>(HeaderMode.class));
        line.registerConverter(AttributeType.class, new Words<>(AttributeType.class));
        line.registerConverter(Scope.class, new Words<>(Scope.class));
        line.registerConverter(ResultStyle.class, new Words<>(ResultStyle.class));
        line.registerConverter(OutputFormat.class, new Words<>(OutputFormat.class));
    }
}
