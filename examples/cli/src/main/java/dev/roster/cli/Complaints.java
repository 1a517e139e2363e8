package dev.roster.cli;

import dev.roster.text.JsonObject;
import dev.roster.text.TerminalText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Tells why a command ended: in one or two lines for people on the side of the errors, and to programs as the one object
 * of the result, unless the command gave its result already.
 */
final class Complaints {

    private final Terminal terminal;
    private final Noticed results;
    private final boolean writesJson;

    private Complaints(Terminal terminal, Noticed results, boolean writesJson) {
        this.terminal = terminal;
        this.results = results;
        this.writesJson = writesJson;
    }

    /** Complaints about a command line, which may be too wrong to be understood. */
    static Complaints of(Terminal terminal, String... args) {
        Noticed results = new Noticed(terminal.out());
        String words = String.join(" ", args).toLowerCase(Locale.ROOT).replace('=', ' ');
        return new Complaints(
                terminal.writingTo(new PrintWriter(results, true)), results, words.contains("--format json"));
    }

    /** The terminal on which the command works. */
    Terminal terminal() {
        return terminal;
    }

    int wrongUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        tell("usage", Objects.requireNonNullElse(wrong.getMessage(), ""));
        terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        showStack(wrong, command.getCommandSpec());
        return Exit.REFUSED;
    }

    int failed(Exception failure, CommandLine command) {
        tell(Failures.code(failure), Failures.explanation(failure));
        showStack(failure, command.getCommandSpec());
        return Exit.REFUSED;
    }

    int tell(String code, String message) {
        String text = message.lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .map(TerminalText::clean)
                .collect(Collectors.joining("\n"));
        text.lines().forEach(terminal.err()::println);
        if (writesJson && !results.isAny) {
            JsonObject.write(
                    terminal.out(),
                    json -> json.object(
                            "error", error -> error.text("code", code).text("message", text.replace('\n', ' '))));
        }
        return Exit.REFUSED;
    }

    private void showStack(Exception failure, CommandSpec command) {
        if (RosterCommand.of(command).isVerbose()) {
            failure.printStackTrace(terminal.err());
        }
    }

    /** Knows whether something was written. */
    private static final class Noticed extends FilterWriter {

        private boolean isAny;

        Noticed(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            isAny = true;
            super.write(character);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            isAny = true;
            super.write(text, from, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            isAny = true;
            super.write(text, from, length);
        }
    }
}
