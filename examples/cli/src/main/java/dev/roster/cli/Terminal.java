package dev.roster.cli;

import dev.roster.text.PlanText;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Where a command writes, complains and asks. For one thread.
 *
 * @param out results, and nothing else
 * @param err errors and progress
 * @param in answers
 * @param kind whether a person sits there
 * @param colors whether results are coloured
 * @param columns how wide lines are
 */
public record Terminal(
        PrintWriter out, PrintWriter err, BufferedReader in, Kind kind, PlanText.Style.Colors colors, int columns) {

    /** How wide lines are where nobody knows, as in a file. */
    private static final int DEFAULT_COLUMNS = 120;

    private static final int MIN_COLUMNS = 40;
    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{0,3}");

    /** Whether a person sits there. */
    public enum Kind {
        /** A person, who can be asked and sees progress. */
        INTERACTIVE,
        /** Files, pipes and tests: nothing is asked. */
        PIPED
    }

    /**
     * A terminal of which nobody knows how wide it is.
     *
     * @param out results, and nothing else
     * @param err errors and progress
     * @param in answers
     * @param kind whether a person sits there
     * @param colors whether results are coloured
     */
    public Terminal(PrintWriter out, PrintWriter err, BufferedReader in, Kind kind, PlanText.Style.Colors colors) {
        this(out, err, in, kind, colors, DEFAULT_COLUMNS);
    }

    /** {@return the terminal of this process; text is UTF-8} */
    @SuppressWarnings("SystemConsoleNull") // the property restores the null
    public static Terminal ofSystem() {
        // Since Java 22 a console exists without a terminal too, unless this is said before it is first asked for.
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        boolean isInteractive = console != null;
        boolean isColored = isInteractive && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        Charset charset = console != null && isWindows() ? console.charset() : StandardCharsets.UTF_8;
        return new Terminal(
                writer(FileDescriptor.out, charset),
                writer(FileDescriptor.err, charset),
                new BufferedReader(new InputStreamReader(System.in, charset)),
                isInteractive ? Kind.INTERACTIVE : Kind.PIPED,
                isColored ? PlanText.Style.Colors.ANSI : PlanText.Style.Colors.NONE,
                columns(System.getenv("COLUMNS"), isInteractive));
    }

    /** What the environment says; else the width of the screen, where there is one. */
    static int columns(@Nullable String said, boolean isInteractive) {
        if (said != null && COLUMNS.matcher(said).matches()) {
            return Math.max(Integer.parseInt(said), MIN_COLUMNS);
        }
        return isInteractive ? Math.max(new UsageMessageSpec().autoWidth(true).width(), MIN_COLUMNS) : DEFAULT_COLUMNS;
    }

    /**
     * A terminal without a person, for tests and for programs that embed the command line.
     *
     * @param out where results go
     * @param err where errors go
     * @return the terminal
     */
    public static Terminal piped(Writer out, Writer err) {
        return new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                Kind.PIPED,
                PlanText.Style.Colors.NONE,
                DEFAULT_COLUMNS);
    }

    /** The same terminal with results that go through this. */
    Terminal writingTo(PrintWriter results) {
        return new Terminal(results, err, in, kind, colors, columns);
    }

    boolean isInteractive() {
        return kind == Kind.INTERACTIVE;
    }

    /** Asks a person; anything but yes is no. */
    boolean confirms(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Asks a person for what nobody else may see; where there is no console, as in tests, the line is read as it is.
     *
     * @throws UncheckedIOException if the answer cannot be read
     */
    @SuppressWarnings("SystemConsoleNull") // the property restores the null
    String secret(String question) {
        Console console = System.console();
        if (console != null) {
            char[] answer = console.readPassword("%s", question);
            return answer == null ? "" : new String(answer);
        }
        err.print(question);
        err.flush();
        try {
            String answer = in.readLine();
            return answer == null ? "" : answer;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
