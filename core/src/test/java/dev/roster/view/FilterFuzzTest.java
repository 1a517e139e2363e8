package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.query.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: each is a filter, or is refused at a character, and costs little. */
class FilterFuzzTest {

    private static final int ROUNDS = 20_000;

    private static final List<String> PIECES = Stream.of(
                    FilterDice.FIELDS.all().stream().map(Field::key),
                    Stream.of(Operator.values()).map(Operator::word),
                    Stream.of(
                            "and", "or", "not", "in", "search", "null", "true", "false", "(", ")", "\"", "\\", ",",
                            "'"),
                    Stream.of(
                            " ", "\t", "\u00a0", "\u3000", "\u0000", "\u0001", "\u202e", "\ud83d", "\ude00", "\u0130"),
                    Stream.of(
                            "\"Sales\"",
                            "\"\\u00e9\"",
                            "\"\\ud83d\\ude00\"",
                            "\\u",
                            "\\ud800",
                            "\"\"",
                            "[type eq",
                            "]"),
                    Stream.of("1", "-0", "1e400", "1E-400", "1e999999999", "2.5", ".", "e", "+", "-", "9".repeat(70)),
                    Stream.of("2024-02-29", "0001-01-01", "+999999999-12-31", "-999999999-01-01", "99999-01-01"),
                    Stream.of("2024-02-29T10:15:30Z", "9999-12-31T23:59:59.999999999Z", "+1000000000-12-31T23:59:59Z"),
                    Stream.of(
                            "active",
                            "lead@team:a",
                            "lead@team:a [until 2024-02-29T10:15:30Z]",
                            "ada@example.com",
                            "|"))
            .flatMap(pieces -> pieces)
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void survivesPiecesInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            assertAnswered(text.toString(), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73})
    void survivesFiltersThatWereDamaged(long seed) {
        FilterDice dice = new FilterDice(seed, 20);
        Random random = new Random(seed);
        int filters = 0;
        for (int i = 0; i < ROUNDS / 2; i++) {
            StringBuilder text = new StringBuilder(FilterText.of(dice.filter(2)));
            for (int damages = random.nextInt(3); damages > 0 && text.length() > 1; damages--) {
                int start = random.nextInt(text.length());
                int end = Math.min(text.length(), start + random.nextInt(4));
                text.replace(start, end, random.nextBoolean() ? "" : PIECES.get(random.nextInt(PIECES.size())));
            }
            filters += assertAnswered(text.toString(), seed) ? 1 : 0;
        }
        assertThat(filters).as("seed %s", seed).isBetween(ROUNDS / 10, ROUNDS / 2 - ROUNDS / 10);
    }

    private static boolean assertAnswered(String text, long seed) {
        try {
            String written = FilterText.of(FilterText.parse(text, FilterDice.FIELDS));
            assertThat(FilterText.of(FilterText.parse(written, FilterDice.FIELDS)))
                    .as("seed %s: %s", seed, text)
                    .isEqualTo(written);
            return true;
        } catch (FilterSyntaxException refused) {
            assertThat(refused.position()).as("seed %s: %s", seed, text).isBetween(1, text.length() + 1);
            assertThat(refused.getMessage())
                    .as("seed %s", seed)
                    .startsWith("filter, character " + refused.position() + ": ")
                    .matches(CanonicalForm::isVisible);
            return false;
        }
    }

    @Test
    void costsLittleWhateverTheText() {
        List<String> texts = new ArrayList<>();
        for (String start :
                List.of("", "cost eq ", "skillCount lt ", "createdAt gt ", "hireDate eq ", "id co \"", "note eq \"")) {
            for (String piece : PIECES) {
                texts.add(fill(start, piece));
            }
        }
        for (String piece :
                List.of("not (", "1,", "\\u0041", "id pr or ", "cost eq 1e9 or ", "0.00001", "a.b", "--", "1e")) {
            texts.add(fill("", piece));
            texts.add(fill("cost in (", piece));
            texts.add(fill("id co \"", piece));
            texts.add(fill("cost eq 1e", piece));
        }
        texts.add("cost lt 0." + "0".repeat(9_900) + "1");
        texts.add("cost lt 1" + "0".repeat(9_900));
        texts.add("cost lt " + "7".repeat(9_900) + ".5e-9900");
        texts.add("cost eq 1e" + "9".repeat(9_900));
        texts.add("search \"" + "a ".repeat(4_900) + '"');
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> texts.forEach(text -> assertAnswered(text, 0)));
    }

    private static String fill(String start, String piece) {
        return start + piece.repeat((10_000 - start.length()) / piece.length());
    }
}
