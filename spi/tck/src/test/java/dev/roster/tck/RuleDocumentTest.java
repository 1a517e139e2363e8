package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The document, the tests and the Javadoc of the ports speak of the same rules. */
class RuleDocumentTest {

    private static final Pattern ID = Pattern.compile("\\b(ST|US|UQ|UN|DS|CS|JS|AS|OS|TS|SA|CR|MP|SK|UP|DY)-\\d\\d\\b");
    private static final Path PORTS = Path.of("../src/main/java/dev/roster/spi");

    @Test
    void listsEachRuleOnceInOrder() {
        List<String> ids = Rule.all().stream().map(Rule::id).toList();
        assertThat(ids).hasSizeGreaterThan(40).doesNotHaveDuplicates().allMatch(ID.asMatchPredicate());
        assertThat(ids.stream().filter(id -> id.startsWith("US"))).isSorted();
    }

    @Test
    void saysOfEachRuleWhatHoldsWhyAndWhatToLookAt() {
        assertThat(Rule.all())
                .allSatisfy(rule -> assertThat(List.of(rule.promise(), rule.intent(), rule.lookAt()))
                        .allSatisfy(
                                text -> assertThat(text).hasSizeGreaterThan(15).doesNotEndWith(".")));
    }

    @Test
    void everyRuleHasTestsAndEveryTestHasOneRule() {
        assertThat(tests())
                .hasSizeGreaterThan(100)
                .allSatisfy(test ->
                        assertThat(Rule.ofTest(name(test))).as(name(test)).isPresent());
        Set<String> tested = tests().stream()
                .map(test -> Rule.ofTest(name(test)).orElseThrow().id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).isEqualTo(documented());
    }

    @Test
    void everyTestHasANameOfItsOwn() {
        assertThat(tests().stream().map(RuleDocumentTest::name)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("the Javadoc of dev.roster.spi names every rule, and no other")
    void javadocNamesEveryRule() throws IOException {
        try (Stream<Path> sources = Files.list(PORTS)) {
            Set<String> named = sources.filter(source -> !source.endsWith("package-info.java"))
                    .map(RuleDocumentTest::read)
                    .flatMap(text -> ID.matcher(text).results().map(MatchResult::group))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).isEqualTo(documented());
        }
    }

    private static Set<String> documented() {
        return Rule.all().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Method> tests() {
        return Stream.of(StoresContract.class, DirectorySourceContract.class)
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    private static String name(Method test) {
        return test.getAnnotation(DisplayName.class).value();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
