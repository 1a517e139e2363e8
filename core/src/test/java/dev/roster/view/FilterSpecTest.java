package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.mapping.SpecTable;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of filters, {@code filters.txt}: each is a tree, or is refused at a character with a sentence. */
class FilterSpecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String[]> filters() throws IOException {
        return SpecTable.rows("/dev/roster/view/filters.txt", 2).stream();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void isATreeOrRefusedAtACharacter(String source, String row) {
        int arrow = row.lastIndexOf(" => ");
        String expected = row.substring(arrow + " => ".length());
        String told = told(row.substring(0, arrow));

        if (expected.endsWith("\u2026")) {
            assertThat(told).as(source).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(told).as(source).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void isTheSameWhereLettersFoldOtherwise(String source, String row) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            isATreeOrRefusedAtACharacter(source, row);
        } finally {
            Locale.setDefault(before);
        }
    }

    static String told(String text) {
        try {
            Filter filter = FilterText.parse(text, FilterDice.FIELDS);
            String written = FilterText.of(filter);
            assertThat(tree(FilterText.parse(written, FilterDice.FIELDS))).isEqualTo(writable(tree(filter)));
            assertThat(FilterText.of(FilterText.parse(written, FilterDice.FIELDS)))
                    .isEqualTo(written);
            return tree(filter);
        } catch (FilterSyntaxException refused) {
            String start = "filter, character " + refused.position() + ": ";
            assertThat(refused).hasMessageStartingWith(start);
            return "@" + refused.position() + " "
                    + String.valueOf(refused.getMessage()).substring(start.length());
        }
    }

    /** Nobody and everybody are written by the id that every user has. */
    private static String writable(String tree) {
        String somebody = tree.replaceAll("or\\(\\)|\\w+ in\\(\\)", "not(id pr)");
        return somebody.equals("and()") ? somebody : somebody.replace("and()", "id pr");
    }

    private static String tree(Filter filter) {
        return switch (filter.kind()) {
            case COMPARISON -> tree((Filter.Comparison) filter);
            case IN -> tree((Filter.In) filter);
            case SEARCH -> "search(" + String.join(" ", ((Filter.Search) filter).words()) + ")";
            case ALL -> trees("and", ((Filter.All) filter).filters());
            case ANY -> trees("or", ((Filter.Any) filter).filters());
            case NOT -> trees("not", List.of(((Filter.Not) filter).filter()));
        };
    }

    private static String tree(Filter.Comparison comparison) {
        String start = comparison.field() + " " + comparison.operator().word();
        return comparison.operator() == Operator.PRESENT ? start : start + " " + json(comparison.value());
    }

    private static String tree(Filter.In in) {
        return in.values().stream()
                .map(FilterSpecTest::json)
                .collect(Collectors.joining(", ", in.field() + " in(", ")"));
    }

    private static String trees(String word, List<Filter> filters) {
        return filters.stream().map(FilterSpecTest::tree).collect(Collectors.joining(", ", word + "(", ")"));
    }

    private static String json(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException notText) {
            throw new AssertionError(notText);
        }
    }
}
