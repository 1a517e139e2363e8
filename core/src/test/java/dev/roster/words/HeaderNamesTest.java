package dev.roster.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderNamesTest {

    @Test
    void splitsWhatIsWrittenTogether() {
        assertThat(HeaderNames.words("FirstName")).isEqualTo("first name");
        assertThat(HeaderNames.words("first_name")).isEqualTo("first name");
        assertThat(HeaderNames.words("HRManagerID2")).isEqualTo("hr manager id 2");
    }

    @Test
    void foldsBothTurkishLettersI() {
        assertThat(HeaderNames.key("İSİM")).isEqualTo("isim");
        assertThat(HeaderNames.key("adı")).isEqualTo("adi");
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(HeaderNames.key("\ufeffE\u200bmail\u200f")).isEqualTo("email");
    }

    @Test
    void knowsUmlautsSpelledOut() {
        assertThat(HeaderNames.spelledOutKeys("Größe")).containsExactly("grosse", "groesse");
    }

    @Test
    void foldsFullWidthLettersAndKeepsVoicedKana() {
        assertThat(HeaderNames.key("Ｅメール")).isEqualTo("eメール");
        assertThat(HeaderNames.key("グループ")).isNotEqualTo(HeaderNames.key("クルーフ"));
    }

    @Test
    void isEmptyForPunctuationAlone() {
        assertThat(HeaderNames.words(" -- ")).isEmpty();
    }
}
