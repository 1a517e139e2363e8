package dev.roster.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roster.text.PlanText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A folder with a database of its own, in which commands are typed, and the secrets of its environment. */
record Shell(Path folder, Map<String, String> environment) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What a command left behind. */
    record Outcome(int code, String out, String err) {

        JsonNode json() {
            try {
                return MAPPER.readTree(out);
            } catch (JsonProcessingException notJson) {
                throw new UncheckedIOException("this is no JSON: " + out, notJson);
            }
        }
    }

    /** A folder in whose environment there are no secrets. */
    Shell(Path folder) {
        this(folder, Map.of());
    }

    /** The same folder with one secret. */
    Shell with(String variable, String secret) {
        return new Shell(folder, Map.of(variable, secret));
    }

    /** Runs a command as in a pipe: nobody can be asked. */
    Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Cli(Terminal.piped(out, err), environment).run(onDatabase(args));
        return new Outcome(code, out.toString(), err.toString());
    }

    JsonNode json(String... args) {
        return run(Stream.concat(Stream.of(args), Stream.of("--format", "json")).toArray(String[]::new))
                .json();
    }

    /** Runs a command before a person who answers. */
    Outcome answering(String answers, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(answers)),
                Terminal.Kind.INTERACTIVE,
                PlanText.Style.Colors.NONE);
        int code = new Cli(terminal, environment).run(onDatabase(args));
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Writes a file and gives its path. */
    String file(String name, String... lines) {
        try {
            Path file = folder.resolve(name);
            Files.writeString(file, String.join("\n", lines) + "\n");
            return file.toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String[] onDatabase(String... args) {
        Stream<String> database = Stream.of(args).anyMatch(arg -> arg.startsWith("--db"))
                ? Stream.empty()
                : Stream.of("--db", folder.resolve("roster").toString());
        return Stream.concat(database, Stream.of(args)).toArray(String[]::new);
    }
}
