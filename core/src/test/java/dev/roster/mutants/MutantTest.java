package dev.roster.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The kit is tested on stores that are wrong: each has one flaw, and a named rule must notice it. */
class MutantTest {

    private static final Path README = Path.of("../spi/tck/README.md");
    private static final String HEAD = "| mutant | what it does wrong | killed by |\n|---|---|---|\n";

    @Test
    void breaksNoRuleWithoutAFlaw() {
        Trial trial = Trial.ofEverything();
        assertThat(trial.finished()).isGreaterThan(100);
        assertThat(trial.broken()).isEmpty();
        assertThat(trial.skipped()).isEmpty();
    }

    @Test
    @DisplayName("every mutant is killed by its rule, and the table stands in the README of the kit")
    void killsEveryMutant() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        for (Mutant mutant : Mutant.all()) {
            Trial trial = Trial.of(mutant);
            boolean isKilled = trial.broken().contains(mutant.rule());
            table.append("| ")
                    .append(mutant.name())
                    .append(" | ")
                    .append(mutant.flaw())
                    .append(" | ");
            table.append(isKilled ? mutant.rule() : "nobody").append(" |\n");
        }
        System.out.println(table);
        assertThat(table).doesNotContain("| nobody |");
        assertThat(Files.readString(README)).contains(table);
    }

    @Test
    void knowsAtLeastFifteenMutantsWithNamesOfTheirOwn() {
        List<String> names = Mutant.all().stream().map(Mutant::name).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(15).doesNotHaveDuplicates();
        assertThat(Mutant.all().stream().map(Mutant::rule).collect(Collectors.toSet()))
                .hasSizeGreaterThan(15);
    }
}
