package dev.roster.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "O'Brien, Mary-Ann",
                "J. R. R. Tolkien",
                "Jürgen Müller (2)",
                "李 明",
                "محمد",
                "St. Mary"
            })
    void showsNames(String name) {
        assertThat(ShownName.of(name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u200b",
                "Win a prize at https://evil.example/x",
                "HTTP://EVIL",
                "visit www.evil.example",
                "WWW.evil",
                "me@evil.example",
                "evil.example now",
                "click bit.ly/x",
                "müller.de",
                "javascript:/x"
            })
    void showsNeitherLinksNorAddresses(String name) {
        assertThat(ShownName.of(name)).isEmpty();
    }

    @Test
    void showsOneLineWithoutMarks() {
        assertThat(ShownName.of("Ada\r\nBcc:  x\u202e <b>\ud800")).contains("Ada Bcc: x b");
    }

    @Test
    void isShort() {
        assertThat(ShownName.of("a".repeat(60))).contains("a".repeat(60));
        assertThat(ShownName.of("\ud83d\ude00".repeat(61))).contains("\ud83d\ude00".repeat(59) + "…");
    }
}
