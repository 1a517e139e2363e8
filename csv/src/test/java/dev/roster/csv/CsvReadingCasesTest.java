package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.Row;
import dev.roster.table.RowNote;
import dev.roster.table.SourceException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvReadingCasesTest {

    static List<CaseFile.Case> cases() {
        return CaseFile.read("reading.txt");
    }

    @Test
    void findsTheCases() {
        assertThat(cases())
                .hasSizeGreaterThan(50)
                .extracting(found -> found.text("id"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsAsTheTableSays(CaseFile.Case expected) {
        Reading reading = Reading.of(Reading.source(expected.bytes("in")));

        assertThat(rows(reading)).isEqualTo(new String(expected.bytes("rows"), UTF_8));
        if (expected.has("fails")) {
            expectFailure(reading.requireFailure(), expected.text("fails").split(" ; ", 3));
        } else {
            assertThat(reading.failure()).isNull();
        }
        if (expected.has("info")) {
            assertThat(reading.requireInfo().format()).contains(expected.text("info"));
        }
    }

    private static void expectFailure(SourceException failure, String[] expected) {
        assertThat(failure.reason().name()).isEqualTo(expected[0]);
        assertThat(failure.location().row()).isEqualTo(Long.parseLong(expected[1]));
        assertThat(failure).hasMessageContaining(expected[2]).hasMessageStartingWith("users.csv");
        assertThat(failure.getCause()).isNull();
    }

    /** What became of the quotes of a row. */
    private static String mark(Row row) {
        boolean isMended = row.isNoted(RowNote.Kind.ROW_MENDED, RowNote.WHOLE_ROW);
        return isMended ? "~" : row.isNoted(RowNote.Kind.ROW_DAMAGED, RowNote.WHOLE_ROW) ? "!" : "";
    }

    private static String rows(Reading reading) {
        return reading.rows().stream()
                .map(row -> row.number()
                        + mark(row)
                        + row.cells().stream().map(cell -> "[" + cell + "]").collect(Collectors.joining()))
                .collect(Collectors.joining("  "));
    }
}
