package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void leavesVisibleTextAlone() {
        assertThat(TerminalText.clean("Zoë Müller, 東京 🚀")).isEqualTo("Zoë Müller, 東京 🚀");
    }

    @Test
    void disarmsEscapeSequences() {
        assertThat(TerminalText.clean("\u001b[2J\u001b]0;owned\u0007x\u009b31m"))
                .isEqualTo("�[2J�]0;owned�x�31m");
    }

    @Test
    void keepsTextOnOneLine() {
        assertThat(TerminalText.clean("a\r\nb\tc\u2028d\u0085e")).isEqualTo("a  b c d�e");
    }

    @Test
    void dropsMarksThatTurnTheOrderOfLetters() {
        assertThat(TerminalText.clean("invoice\u202egpj.exe\u2066x\u200b")).isEqualTo("invoicegpj.exex");
    }

    @Test
    void endsRightToLeftTextWithAMarkOfItsOwn() {
        assertThat(TerminalText.clean("שלום")).isEqualTo("שלום\u200e");
    }

    @Test
    void showsHalvesOfCharactersAsBroken() {
        assertThat(TerminalText.clean("a\ud83db")).isEqualTo("a�b");
    }

    @Test
    void countsColumnsAsTerminalsDo() {
        assertThat(TerminalText.width("abc")).isEqualTo(3);
        assertThat(TerminalText.width("東京")).isEqualTo(4);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("שלום\u200e")).isEqualTo(4);
        assertThat(TerminalText.width("🚀")).isEqualTo(2);
    }

    @Test
    void cutsWithinTheColumns() {
        assertThat(TerminalText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(TerminalText.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(TerminalText.cut("東京都庁", 6)).isEqualTo("東京…");
        assertThat(TerminalText.cut("🚀🚀🚀", 5)).isEqualTo("🚀🚀…");
        assertThat(TerminalText.cut("שלום עולם", 5)).isEqualTo("שלום…\u200e");
        assertThat(TerminalText.cut("abc", 1)).isEqualTo("…");
    }

    @Test
    void fillsUpToTheColumns() {
        assertThat(TerminalText.pad("ab", 4)).isEqualTo("ab  ");
        assertThat(TerminalText.pad("東京", 6)).isEqualTo("東京  ");
        assertThat(TerminalText.pad("東京都", 4)).isEqualTo("東… ");
    }
}
