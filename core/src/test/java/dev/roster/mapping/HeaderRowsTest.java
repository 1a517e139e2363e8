package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How many columns of real header rows find their fields; prints the figures and every column that does not. */
class HeaderRowsTest {

    @Test
    void mapsPublishedHeaderRows() throws IOException {
        HeaderScore score = HeaderScore.of(published());
        System.out.println(score.report());
        assertThat(score.all.rightPercent()).as(score.report()).isGreaterThanOrEqualTo(99.5);
        assertThat(score.all.foundPercent()).as(score.report()).isGreaterThanOrEqualTo(95);
        assertThat(score.all.topThreePercent()).as(score.report()).isGreaterThanOrEqualTo(97);
    }

    @Test
    void mapsHeaderRowsOfFurtherSystems() throws IOException {
        HeaderScore score = HeaderScore.of(more());
        System.out.println(score.report());
        assertThat(score.all.rightPercent()).as(score.report()).isGreaterThanOrEqualTo(99.5);
        assertThat(score.all.foundPercent()).as(score.report()).isGreaterThanOrEqualTo(95);
        assertThat(score.all.topThreePercent()).as(score.report()).isGreaterThanOrEqualTo(97);
    }

    @Test
    void mapsHeaderRowsThatItWasNotMadeFor() throws IOException {
        HeaderScore score = HeaderScore.of(rows("unseen_headers.txt"));
        System.out.println(score.report());
        assertThat(score.all.rightPercent()).as(score.report()).isGreaterThanOrEqualTo(99.5);
        assertThat(score.all.foundPercent()).as(score.report()).isGreaterThanOrEqualTo(97);
        assertThat(score.all.topThreePercent()).as(score.report()).isGreaterThanOrEqualTo(99);
    }

    @Test
    void mapsNoLookalike() throws IOException {
        HeaderScore score = HeaderScore.of(rows("lookalike_headers.txt"));
        assertThat(score.all.auto).as(score.report()).isEqualTo(score.all.right).isPositive();
    }

    static List<HeaderCase> more() throws IOException {
        return rows("more_headers.txt");
    }

    private static List<HeaderCase> rows(String resource) throws IOException {
        List<HeaderCase> cases = new ArrayList<>();
        String line = "";
        List<String> values = new ArrayList<>();
        for (String next : lines(resource)) {
            if (next.startsWith(">")) {
                values.add(next.substring(1).strip());
                continue;
            }
            if (!line.isEmpty()) {
                cases.add(HeaderCase.of(line, values));
            }
            line = next;
            values.clear();
        }
        cases.add(HeaderCase.of(line, values));
        return cases;
    }

    static List<HeaderCase> published() throws IOException {
        var mapper = new JsonMapper();
        List<HeaderCase> cases = new ArrayList<>();
        for (String line : lines("published_headers.jsonl")) {
            cases.add(HeaderCase.of(mapper.readTree(line)));
        }
        return cases;
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(HeaderRowsTest.class.getResourceAsStream(resource), resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
