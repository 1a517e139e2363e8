package dev.roster.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of mutations is of today: it can be applied, and breaks every guarantee that the README names a test for. */
class MutationTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-F]\\d[^|]*) \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern ID = Pattern.compile("([A-F])(\\d+)(?: to [A-F](\\d+))?");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test(?:\\.\\w+)?)`");
    private static final String RULES = "spi/tck/src/main/resources/dev/roster/tck/rules.md";

    @Test
    void everyRowCanBeApplied() throws IOException {
        List<Mutation> rows = Mutation.table();

        assertThat(rows).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        for (Mutation row : rows) {
            assertThat(row.source()).as(row.toString()).isNotEqualTo(original(row));
        }
    }

    @Test
    void everyRowNamesATestThatExists() throws IOException {
        String rules = Files.readString(Mutation.ROOT.resolve(RULES));
        for (Mutation row : Mutation.table()) {
            Witness test = row.test();
            String source = Files.readString(test.source());
            if (test.isRule()) {
                assertThat(rules).as(row.toString()).contains("| " + test.member() + " |");
            } else {
                assertThat(source)
                        .as(row.toString())
                        .contains(test.member().isEmpty() ? "class " + test.type() : "void " + test.member() + "(");
            }
        }
    }

    @Test
    void everyGuaranteeOfTheReadmeIsBroken() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Mutation row : Mutation.table()) {
            broken.add(row.guarantee());
        }
        List<String> ids = new ArrayList<>();
        for (MatchResult row : guarantees()) {
            ID.matcher(row.group(1)).results().forEach(id -> addAll(ids, id));
        }
        assertThat(ids).hasSizeGreaterThan(30);
        assertThat(broken).containsAll(ids);
    }

    @Test
    void everyTestThatTheReadmeNamesForAGuaranteeIsSeenToFail() throws IOException {
        Set<String> failing = new TreeSet<>();
        for (Mutation row : Mutation.table()) {
            failing.add(row.test().toString());
        }
        List<String> named = new ArrayList<>();
        for (MatchResult row : guarantees()) {
            TEST.matcher(row.group(2)).results().forEach(test -> named.add(test.group(1)));
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(failing).containsAll(named);
    }

    private static List<MatchResult> guarantees() throws IOException {
        return ROW.matcher(Files.readString(Mutation.ROOT.resolve("README.md")))
                .results()
                .toList();
    }

    /** "F1 to F4" means four of them. */
    private static void addAll(List<String> ids, MatchResult id) {
        int first = Integer.parseInt(id.group(2));
        int last = id.group(3) == null ? first : Integer.parseInt(id.group(3));
        for (int number = first; number <= last; number++) {
            ids.add(id.group(1) + number);
        }
    }

    private static String original(Mutation row) throws IOException {
        return Files.readString(Mutation.ROOT.resolve(row.file()));
    }
}
