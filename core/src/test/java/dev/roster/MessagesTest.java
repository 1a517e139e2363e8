package dev.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host shows the sentences of the library as they are; only a command line has something to type. */
class MessagesTest {

    private static final List<Path> HOUSE = Stream.of("../spi", "../spi/tck", ".", "testing", "../csv", "../excel")
            .map(module -> Path.of(module, "src", "main"))
            .toList();

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TYPED = Pattern.compile("(^|[ (\"])(--[a-z]|roster [a-z]+)");

    @Test
    @DisplayName("no message of the library names an option or a command of the command line")
    void nothingIsTyped() {
        List<String> literals = HOUSE.stream().flatMap(MessagesTest::literals).toList();
        assertThat(literals).hasSizeGreaterThan(2_000).noneMatch(MessagesTest::isTyped);
    }

    @Test
    @DisplayName("no sentence of a bundle names an option or a command of the command line")
    void nothingIsTypedInBundles() {
        List<String> sentences = HOUSE.stream()
                .flatMap(module -> files(module, ".properties"))
                .flatMap(MessagesTest::lines)
                .toList();
        assertThat(sentences).hasSizeGreaterThan(60).noneMatch(MessagesTest::isTyped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"say --dates day-first", "--map it", "no run x; roster runs lists them"})
    void knowsWhatIsTyped(String message) {
        assertThat(isTyped(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.roster.spi", "xn--bcher-kva", "Roster keeps it itself", "roster-plan"})
    void knowsWhatIsNot(String text) {
        assertThat(isTyped(text)).isFalse();
    }

    private static boolean isTyped(String text) {
        return TYPED.matcher(text).find();
    }

    private static Stream<String> literals(Path module) {
        return files(module, ".java")
                .flatMap(MessagesTest::lines)
                .map(String::strip)
                .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
                .map(line -> line.replace("'\"'", "' '"))
                .flatMap(line -> LITERAL.matcher(line).results().map(MatchResult::group));
    }

    private static Stream<Path> files(Path module, String end) {
        try (Stream<Path> all = Files.walk(module)) {
            return all.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
