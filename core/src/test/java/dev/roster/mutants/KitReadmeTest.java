package dev.roster.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README of the kit shows code that compiles. */
class KitReadmeTest {

    private static final Path README = Path.of("../spi/tck/README.md");
    private static final Path SHOWN = Path.of("src/test/java/dev/roster/memory/InMemoryStoresContractTest.java");

    @Test
    @DisplayName("the class that puts a store to the test is shown whole and has less than 30 lines")
    void showsTheClassOfAStore() throws IOException {
        String source = Files.readString(SHOWN);
        assertThat(source.lines()).hasSizeLessThan(30);
        assertThat(Files.readString(README)).contains("```java\n" + source + "```\n");
    }
}
