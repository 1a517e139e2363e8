package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what is so: its program is the compiled one, its tests exist. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void showsTheProgramThatIsCompiled() throws IOException {
        String program = Files.readString(
                ROOT.resolve("examples/quickstart/src/main/java/dev/roster/quickstart/Quickstart.java"));
        List<String> compiled = program.lines().map(String::strip).toList();

        List<String> shown = readme().substring(readme().indexOf("```java") + 7)
                .split("```", 2)[0]
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();

        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(compiled).containsSubsequence(shown);
    }

    @Test
    void showsRecipesThatAreCompiled() throws IOException {
        String recipes = Files.readString(
                ROOT.resolve("examples/quickstart/src/test/java/dev/roster/quickstart/RecipesTest.java"));
        List<String> compiled = recipes.lines().map(String::strip).toList();
        String section = readme().split("## One user, a form, a group", 2)[1].split("\n## ", 2)[0];

        String[] blocks = section.split("```java");
        assertThat(blocks).hasSize(4);
        for (String block : List.of(blocks).subList(1, blocks.length)) {
            List<String> shown = block.split("```", 2)[0]
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            assertThat(compiled).containsSubsequence(shown);
        }
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Matcher named = TEST.matcher(readme());
        int tests = 0;
        while (named.find()) {
            tests++;
            String method = named.group(2);
            assertThat(sourceOf(named.group(1)))
                    .as(named.group())
                    .contains(method == null ? "class " + named.group(1) : "void " + method + "(");
        }
        assertThat(tests).isGreaterThan(20);
    }

    private static String sourceOf(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Path source = files.filter(file -> file.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test class " + testClass));
            return Files.readString(source);
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
