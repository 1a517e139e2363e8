package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what is so: its recipes are compiled, its tests, rules and coordinates exist. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]{2}-\\d{2}\\b");
    private static final Pattern ARTIFACT = Pattern.compile("`(roster-\\w+)`|<artifactId>(roster-\\w+)</artifactId>");

    /** What the recipes are cut from, each compiled and run by the build. */
    private static final List<String> COMPILED = List.of(
            "examples/quickstart/src/main/java/dev/roster/quickstart/Quickstart.java",
            "examples/quickstart/src/test/java/dev/roster/quickstart/RecipesTest.java",
            "examples/quickstart/src/test/java/dev/roster/quickstart/UsersEndpoint.java",
            "examples/quickstart/src/test/java/dev/roster/quickstart/ImportsEndpoint.java",
            "examples/quickstart/src/test/java/dev/roster/quickstart/LoginEndpoint.java",
            "examples/directory-ldap/src/test/java/dev/roster/directory/ldap/RecipeTest.java",
            "core/testing/src/test/java/dev/roster/testing/ReadmeTest.java",
            "core/src/test/java/dev/roster/memory/InMemoryStoresContractTest.java",
            "examples/store-jdbc/src/test/java/dev/roster/store/jdbc/TenantsTest.java");

    @Test
    void showsRecipesThatAreCompiled() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (String file : COMPILED) {
            sources.add(linesOf(text(file)));
        }
        List<String> recipes =
                BLOCK.matcher(readme()).results().map(found -> found.group(1)).toList();

        assertThat(recipes)
                .hasSize(22)
                .allSatisfy(recipe -> assertThat(sources)
                        .as(recipe)
                        .anyMatch(source -> Collections.indexOfSubList(source, linesOf(recipe)) >= 0));
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
        assertThat(tests).isGreaterThan(30);
    }

    @Test
    void namesRulesOfTheKit() throws IOException {
        String rules = text("spi/tck/src/main/resources/dev/roster/tck/rules.md");
        List<String> named =
                RULE.matcher(readme()).results().map(MatchResult::group).toList();

        assertThat(named).isNotEmpty().allSatisfy(rule -> assertThat(rules).contains("| " + rule + " |"));
    }

    @Test
    void namesWhatTheBuildInstalls() throws IOException {
        String build = text("pom.xml");
        List<String> artifacts = ARTIFACT.matcher(readme())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .distinct()
                .toList();

        assertThat(artifacts)
                .hasSizeGreaterThan(5)
                .allSatisfy(artifact -> assertThat(build).contains("<artifactId>" + artifact + "</artifactId>"));
        String version = readme().split("<version>", 2)[1].split("</version>", 2)[0];
        assertThat(build).contains("<artifactId>roster-parent</artifactId>\n  <version>" + version + "</version>");
        assertThat(readme()).contains("mvn -q -Pfast -DskipTests install");
        assertThat(build).contains("<id>fast</id>");
    }

    private static List<String> linesOf(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
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
        return text("README.md");
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
