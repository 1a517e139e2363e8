package dev.roster.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.PhoneNumber;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zo\u00eb O'Neil-Stra\u00dfe | zoe o neil strasse",
                "Z.Neal@Example.com | z neal example com",
                "\u0130pek \u0131lgaz | ipek ilgaz",
                "\u0141\u00f3d\u017a \u00d8re | lodz ore",
                "\ufb00 \uff21\uff22 \u212a | ff ab k",
                "\u738b\u5c0f\u660e | \u738b\u5c0f\u660e",
                "\u0939\u093f\u0928\u094d\u0926\u0940 | \u0939\u093f\u0928\u094d\u0926\u0940",
                "\ud83d\ude00 50% a_b | \ud83d\ude00 50 a b",
                "a A \u00e1 | a",
            })
    void foldsCaseAndAccents(String text, String words) {
        assertThat(SearchWords.of(text)).containsExactly(words.split(" "));
    }

    @Test
    void knowsNoWordInMarksAlone() {
        assertThat(SearchWords.of(" %_'\u0301 - \u20ac ")).isEmpty();
    }

    @Test
    void cutsLongWordsBetweenCharacters() {
        assertThat(SearchWords.of("x".repeat(100))).containsExactly("x".repeat(64));
        assertThat(SearchWords.of("x" + "\ud83d\ude00".repeat(50))).containsExactly("x" + "\ud83d\ude00".repeat(31));
    }

    @Test
    @DisplayName("folding words again changes nothing, and a search finds what the words say (seed 7)")
    void foldsOnceAndForAll() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            List<String> words = SearchWords.of(text);
            for (String word : words) {
                assertThat(SearchWords.of(word)).as("%s of %s", word, text).containsExactly(word);
            }
            if (!text.isBlank()) {
                User user = user("u").displayName(text).build();
                List<String> sought = SearchWords.of(text(random));
                boolean isFound =
                        sought.stream().allMatch(word -> words.stream().anyMatch(own -> own.startsWith(word)));
                assertThat(new Filter.Search(sought).matches(user)).isEqualTo(isFound);
                assertThat(new Filter.Search(words.stream().limit(50).toList()).matches(user))
                        .isTrue();
            }
        }
    }

    @Test
    void limitsWordsAndValues() {
        String many = String.join(
                " ", IntStream.rangeClosed(1, 51).mapToObj(i -> "w" + i).toList());
        assertThatThrownBy(() -> Filter.search(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 50 words");
        List<UserId> ids = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> new UserId("u" + i))
                .toList();
        assertThatThrownBy(() -> Filter.in(Field.ID, ids))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 10,000 values of id");
        assertThatThrownBy(() -> new Filter.In(Field.HIRE_DATE, Set.of("soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("soon");
    }

    @Test
    void comparesManyValuesAsEqualDoes() {
        User ada = user("a")
                .department("Engines")
                .managerId(new UserId("Boss"))
                .groups(List.of(new GroupKey("Staff")))
                .build();
        assertThat(new Filter.In(Field.DEPARTMENT, Set.of("x", "ENGINES")).matches(ada))
                .isTrue();
        assertThat(new Filter.In(Field.GROUPS, Set.of("x", "STAFF")).matches(ada))
                .isTrue();
        assertThat(new Filter.In(Field.MANAGER_ID, Set.of("boss")).matches(ada)).isFalse();
        assertThat(new Filter.In(Field.MANAGER_ID, Set.of("Boss")).matches(ada)).isTrue();
        assertThat(new Filter.In(Field.LOCATION, Set.of("x")).matches(ada)).isFalse();
        assertThat(new Filter.In(Field.LOCATION, Set.of()).matches(ada)).isFalse();
    }

    /** Nobody is without a key; this one adds no words. */
    private static UserBuilder user(String id) {
        return User.builder(new UserId(id)).phoneNumber(new PhoneNumber("+49301234567"));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x3000);
            text.appendCodePoint(codePoint == 0 ? 'a' : codePoint);
        }
        return text.toString();
    }
}
