package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0430da", // Cyrillic a
                "ada@\u0435xample.com", // Cyrillic e in the domain
                "p\u0430yp\u0430l@example.com",
                "\u0430\u0441\u0435@example.com", // ace, all Cyrillic
                "adm\u0456n", // Cyrillic i
                "\u03bf\u03b9@example.com" // Greek omicron, iota
            })
    void flagsLettersThatLookLikeOthers(String key) {
        assertThat(LookAlikes.isSuspicious(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "m\u00fcller@example.com",
                "\u0438\u0432\u0430\u043d@example.com", // ivan in Cyrillic
                "\u5c71\u7530taro", // Han and Latin
                "\u30bf\u30ed\u30a6\u5c71\u7530",
                "\u05d3\u05d5\u05d3@example.com", // Hebrew
                "\u0433\u0440\u0443\u043f\u043f\u0430-a",
                "a-1_\u0438\u0432\u0430\u043d.b",
                ""
            })
    void leavesHonestSpellingsAlone(String key) {
        assertThat(LookAlikes.isSuspicious(key)).isFalse();
    }
}
