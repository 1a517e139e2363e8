package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.cell.Cleaning;
import dev.roster.mapping.RowKind;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the core puts into a sentence is said in the language of the sentence. */
class GermanPhrasesTest {

    @ParameterizedTest
    @EnumSource(value = Cleaning.class, mode = EnumSource.Mode.EXCLUDE, names = "MISDECODED")
    void ofWhatWasCleaned(Cleaning cleaning) {
        assertThat(german(
                        IssueCode.CELLS_CLEANED,
                        "c",
                        "2",
                        "cells",
                        cleaning.words(),
                        "rows",
                        "2, 3",
                        ", such as",
                        " x"))
                .startsWith("in 2 Zellen der Spalte c: ")
                .endsWith(" (Zeilen 2, 3, etwa x)")
                .doesNotContain(cleaning.words());
    }

    @ParameterizedTest
    @EnumSource(RowKind.class)
    void ofRowsThatAreNoUsers(RowKind kind) {
        assertThat(german(IssueCode.ROW_SKIPPED, kind.words())).doesNotContain(kind.words());
    }

    private static String german(IssueCode code, String... details) {
        return Issue.of(code, null, details).message(Locale.GERMAN);
    }
}
