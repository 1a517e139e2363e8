package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    private static final String THUMB = "\ud83d\udc4d";

    @Test
    void isTheSameFromEveryKeyboard() {
        // RFC 8265 §4.2.2: blanks are mapped, letters composed, the case and the width kept.
        assertThat(utf8("cafe\u0301\u00a0\u3000\uff21")).isEqualTo(utf8("caf\u00e9  \uff21"));
        assertThat(utf8("Caf\u00e9")).isNotEqualTo(utf8("caf\u00e9"));
        assertThat(utf8("\uff21")).isNotEqualTo(utf8("A"));
        assertThat(utf8("  blank  ")).isEqualTo("  blank  ".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsCodePoints() {
        assertThat(Password.of("cafe\u0301" + THUMB).length()).isEqualTo(5);
        assertThat(Password.of("x".repeat(5000)).length()).isEqualTo(5000);
        assertThat(Password.of(THUMB.repeat(16)).fits(64)).isTrue();
        assertThat(Password.of(THUMB.repeat(16)).fits(63)).isFalse();
        assertThat(Password.of("\u00e9\u20ac").fits(5)).isTrue();
        assertThat(Password.of("\u00e9\u20ac").fits(4)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\tb", "a\nb", "a\u0000b", "\ud83d", "a\udc4d", "a\u200bb", "a\ue000", "a\uffff", "a\u2028b"
            })
    void isNotUsable(String typed) {
        Password password = Password.of(typed);
        assertThat(password.isUsable()).isFalse();
        assertThat(password.fits(1024)).isFalse();
        assertThatThrownBy(() -> password.utf8(1024)).isInstanceOf(PasswordRefusedException.class);
        assertThatThrownBy(() -> password.charsFor(1024)).isInstanceOf(PasswordRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "a b",
                "\u0627\u200c\u0628",
                "\u2764\ufe0f",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\u5bc6\u7801"
            })
    void isUsable(String typed) {
        assertThat(Password.of(typed).isUsable()).isTrue();
    }

    @Test
    void isNotUsableBeyondItsBound() {
        assertThat(Password.of("x".repeat(Password.MAX_CHARS)).isUsable()).isTrue();
        assertThat(Password.of("x".repeat(Password.MAX_CHARS + 1)).isUsable()).isFalse();
    }

    @Test
    void isNeverCut() {
        assertThat(Password.of("x".repeat(72)).utf8(72)).hasSize(72);
        assertThatThrownBy(() -> Password.of("secret".repeat(13)).utf8(72))
                .isInstanceOf(PasswordRefusedException.class)
                .hasMessageContaining("72 bytes")
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsItselfNowhere() {
        assertThat(Password.of("correct horse")).hasToString("•••");
    }

    @Test
    void isOverwrittenWhenClosed() {
        char[] typed = "correct horse".toCharArray();
        Password password = Password.of(CharBuffer.wrap(typed));
        assertThat(new String(typed)).isEqualTo("correct horse");
        password.close();
        assertThatThrownBy(() -> password.utf8(1024)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(password::text).isInstanceOf(IllegalStateException.class);
        assertThat(password.length()).isEqualTo(13);
    }

    private static byte[] utf8(String typed) {
        return Password.of(typed).utf8(1024);
    }
}
