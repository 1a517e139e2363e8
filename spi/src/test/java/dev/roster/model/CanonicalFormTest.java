package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {

    /** How many characters outside ASCII fold onto one ASCII character, the 15 that fold onto a space counted. */
    private static final int FOLDED_ONTO_ASCII = 1_091;

    @Test
    void isIdempotentForEveryCodePoint() {
        assertThat(codePoints().filter(text -> !isStable(CanonicalForm.of(text))))
                .isEmpty();
    }

    @Test
    void isIdempotentBetweenLettersForEveryCodePoint() {
        assertThat(codePoints().filter(text -> !isStable(CanonicalForm.of("A" + text + "\u0307b"))))
                .isEmpty();
    }

    @Test
    void foldsAllSpellingsOfAsciiCharacters() {
        assertThat(codePoints().filter(CanonicalFormTest::foldsOntoOneAsciiCharacter))
                .hasSize(FOLDED_ONTO_ASCII);
    }

    @Test
    void foldsUpperAndLowerCaseOfAsciiLetters() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String lower = String.valueOf(letter);
            assertThat(CanonicalForm.of(lower.toUpperCase(Locale.ROOT))).isEqualTo(lower);
        }
    }

    @Test
    void doesNotDependOnTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(CanonicalForm.of("TITLE I")).isEqualTo("title i");
            assertThat(CanonicalForm.ofEmail("TITI@ISP.EXAMPLE")).isEqualTo("titi@isp.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kelvin sign | \u212a | k",
                "long s | \u017f | s",
                "full width | \uff21\uff11 | a1",
                "dotted capital I | \u0130 | i\u0307",
                "ligature | \ufb01 | fi",
                "composed | E\u0301 | \u00e9",
                "sharp s stays | \u00df | \u00df",
                "dotless i stays | \u0131 | \u0131",
                "Cyrillic stays | \u0410\u0456 | \u0430\u0456",
                "superscript | x\u00b2 | x2"
            })
    void foldsAsTheRuleSays(String why, String text, String expected) {
        assertThat(CanonicalForm.of(text)).as(why).isEqualTo(expected);
    }

    @Test
    void stripsWhiteSpaceOfAnyAlphabetAround() {
        assertThat(CanonicalForm.of(" \u2003Ada\u00a0\t")).isEqualTo("ada");
        assertThat(CanonicalForm.of("\u00a0")).isEmpty();
        assertThat(CanonicalForm.of("a  b")).isEqualTo("a  b");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada@EXAMPLE.com, ada@example.com",
        "ada@B\u00fccher.example, ada@xn--bcher-kva.example",
        "ada@xn--bcher-kva.EXAMPLE, ada@xn--bcher-kva.example",
        "\u00c9@example.com, \u00e9@example.com",
        "no address, no address",
        "ada+tag.x@example.com, ada+tag.x@example.com"
    })
    void foldsTheDomainOfAddressesToAscii(String address, String expected) {
        assertThat(CanonicalForm.ofEmail(address)).isEqualTo(expected);
        assertThat(CanonicalForm.ofEmail(expected)).isEqualTo(expected);
    }

    @Test
    void seesInvisibleCharacters() {
        Stream.of(
                        "\u0000",
                        "\t",
                        "\u007f",
                        "\u0085",
                        "\u00ad",
                        "\u034f",
                        "\u061c",
                        "\u115f",
                        "\u180e",
                        "\u200b",
                        "\u200f",
                        "\u2028",
                        "\u202e",
                        "\u2066",
                        "\u3164",
                        "\ufe0f",
                        "\ufeff",
                        "\uffa0",
                        "\ud83d",
                        "\udb40\udc41",
                        "\uffff")
                .forEach(hidden -> assertThat(CanonicalForm.isVisible("a" + hidden + "b"))
                        .as("U+%04X", hidden.codePointAt(0))
                        .isFalse());
    }

    @Test
    void seesVisibleCharacters() {
        Stream.of("", "a b", "\u00e9", "e\u0301", "\u4e2d\u6587", "\ud83d\ude00", "~!")
                .forEach(text ->
                        assertThat(CanonicalForm.isVisible(text)).as(text).isTrue());
    }

    private static Stream<String> codePoints() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                .mapToObj(Character::toString);
    }

    private static boolean isStable(String folded) {
        return CanonicalForm.of(folded).equals(folded);
    }

    private static boolean foldsOntoOneAsciiCharacter(String text) {
        String folded = CanonicalForm.of("x" + text + "x");
        return text.codePointAt(0) >= 0x80 && folded.length() == 3 && folded.charAt(1) < 0x80;
    }
}
