package dev.roster.cli;

import dev.roster.store.jdbc.JdbcStores;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that every command has. */
@Command(
        name = "roster",
        description = "Manages users by plans: import a file, look at what it would change, apply it, undo it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        subcommands = {
            ImportCommand.class,
            SyncCommand.class,
            ApplyCommand.class,
            ResumeCommand.class,
            UndoCommand.class,
            RunsCommand.class,
            ColumnsCommand.class,
            UsersCommand.class,
            UserCommand.class,
            CanCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            TemplateCommand.class,
            RolesCommand.class,
            ImpactCommand.class,
            GroupsCommand.class,
            OrganizationsCommand.class,
            TeamsCommand.class,
            AttributesCommand.class,
            RegisterCommand.class,
            MappingsCommand.class,
            JobsCommand.class,
            OutboxCommand.class,
            ReconcileCommand.class,
            PolicyCommand.class,
            SignInCommand.class
        })
final class RosterCommand implements Runnable {

    private static final String DEFAULT_DATABASE = "./roster";

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Option(
            names = "--db",
            paramLabel = "URL|PATH",
            scope = ScopeType.INHERIT,
            description = "The database: a JDBC URL, or the path of an embedded one (default: ./roster).")
    private @Nullable String database;

    @Option(
            names = "--allow-url-options",
            scope = ScopeType.INHERIT,
            description = "Take any option of the URL, also those that run statements, write files or load classes.")
    private boolean allowsUrlOptions;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "Text for people, or one JSON object for programs (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--as",
            paramLabel = "USER",
            scope = ScopeType.INHERIT,
            description = "Act as this user, with no more rights than theirs. Without it the local operator acts.")
    private @Nullable String actor;

    @Option(
            names = "--link-key-env",
            paramLabel = "VARIABLE",
            scope = ScopeType.INHERIT,
            description =
                    "The environment variable with the key of one-time links, 32 random bytes or more in Base64 or"
                            + " hexadecimal digits (default: ROSTER_LINK_KEY). Without a key nobody can accept an"
                            + " invitation.")
    private @Nullable String linkKeyVariable;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    private boolean isVerbose;

    @Spec
    private @Nullable CommandSpec spec;

    RosterCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /** The options in front of, or behind, any command. */
    static RosterCommand of(CommandSpec command) {
        return (RosterCommand) command.root().userObject();
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say what to do, such as roster import people.csv");
        }
    }

    /** The words of the command line. */
    List<String> args() {
        return spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    }

    Terminal terminal() {
        return terminal;
    }

    String database() {
        return Objects.requireNonNullElse(database, DEFAULT_DATABASE);
    }

    /** The variables of the environment, some of which are secrets. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * The links of the key in the environment.
     *
     * @throws Refused if what stands there is no key
     */
    Links links() {
        return Links.of(environment, linkKeyVariable);
    }

    /** What {@code --link-key-env} says, where it says something. */
    Optional<String> linkKeyVariable() {
        return Optional.ofNullable(linkKeyVariable);
    }

    /** What {@code --db} says, where it says something. */
    Optional<String> typedDatabase() {
        return Optional.ofNullable(database);
    }

    boolean allowsUrlOptions() {
        return allowsUrlOptions;
    }

    JdbcStores.UrlOptions urlOptions() {
        return allowsUrlOptions ? JdbcStores.UrlOptions.ANY : JdbcStores.UrlOptions.HARMLESS;
    }

    OutputFormat format() {
        return format;
    }

    Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /** Whether a person sits there who reads text and answers. */
    boolean canAsk() {
        return terminal.isInteractive() && format == OutputFormat.TEXT;
    }

    boolean isVerbose() {
        return isVerbose;
    }
}
