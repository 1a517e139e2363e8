package dev.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    private static final String ALPHABET = "''=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20  \u00A0\u200B\uFEFF\u0085.,059aé\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x",
                " =1", "\u00A0=1", "\u200B=1", "\uFEFF=1", "-", "+", "-.5", "-1.", "-1.2.3", "+49 30 12345", "-1e5",
                "--1", "+1-2", "-\u0661"
            })
    void marksWhatASpreadsheetMightRun(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.guard("''" + text)).isEqualTo("'''" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'",
                "''",
                "a=1",
                "Ada",
                "'tis",
                "12",
                "-12",
                "-12.5",
                "-12,5",
                "+493012345",
                "+0",
                "'+493012345",
                "'-5",
                " '=1",
                "a\t=1"
            })
    void leavesWhatRunsNothing(String text) {
        assertThat(FormulaGuard.guard(text)).isEqualTo(text);
        assertThat(FormulaGuard.unguard(text)).isEqualTo(text);
    }

    @Test
    void givesBackEveryTextWithSeed20260101() {
        Random random = new Random(20260101);
        for (int i = 0; i < 200_000; i++) {
            String text = random.ints(random.nextInt(7), 0, ALPHABET.length())
                    .mapToObj(at -> ALPHABET.substring(at, at + 1))
                    .reduce("", String::concat);
            String guarded = FormulaGuard.guard(text);
            assertThat(FormulaGuard.unguard(guarded)).isEqualTo(text);
            if (!guarded.isEmpty() && "=@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(guarded.charAt(0)) >= 0) {
                throw new AssertionError("live formula: " + guarded);
            }
            if (guarded.startsWith("+") || guarded.startsWith("-")) {
                assertThat(guarded).matches("[+-][0-9]+([.,][0-9]+)?");
            }
        }
    }
}
