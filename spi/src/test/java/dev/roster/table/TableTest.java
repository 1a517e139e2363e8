package dev.roster.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    @ParameterizedTest
    @CsvSource({"0, A", "25, Z", "26, AA", "51, AZ", "52, BA", "701, ZZ", "702, AAA", "16383, XFD"})
    void callsColumnsAsSpreadsheetsDo(int index, String letters) {
        assertThat(RowLocation.letters(index)).isEqualTo(letters);
    }

    @Test
    void saysThePlaceAsPeopleReadIt() {
        assertThat(RowLocation.ofRow("users.csv", 42).column("email")).hasToString("users.csv row 42, column email");
        assertThat(new RowLocation("users.xlsx", "Staff", 2, null)).hasToString("users.xlsx sheet Staff row 2");
        assertThat(RowLocation.ofRow("users.csv", 0)).hasToString("users.csv");
        assertThatThrownBy(() -> RowLocation.ofRow("users.csv", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesEmptyTextBeyondTheEndOfARow() {
        Row row = Row.of(3, "a", "");
        assertThat(row.cell(0)).isEqualTo("a");
        assertThat(row.cell(9)).isEmpty();
        assertThat(row.isBlank()).isFalse();
        assertThat(Row.of(1, " ", "\t").isBlank()).isTrue();
        assertThat(row)
                .isEqualTo(Row.of(3, "a", ""))
                .isNotEqualTo(Row.of(4, "a", ""))
                .hasToString("Row[3, 2 cells]");
    }

    @Test
    void copiesTheCellsOfARow() {
        String[] cells = {"a"};
        Row row = Row.of(1, cells);
        cells[0] = "b";
        assertThat(row.cells()).containsExactly("a");
    }

    @Test
    void readsRowsInMemoryTwiceWithTheSameFingerprint() {
        RowSource source = RowSource.of("form", List.of(List.of("email"), List.of("a@b.co")));
        String first = fingerprint(source, 2);
        assertThat(fingerprint(source, 2)).isEqualTo(first).hasSize(64);
        assertThat(fingerprint(RowSource.of("form", List.of(List.of("email"), List.of("b@b.co"))), 2))
                .isNotEqualTo(first);
        assertThat(fingerprint(RowSource.of("form", List.of(List.of("email", "a@b.co"))), 1))
                .isNotEqualTo(first);
    }

    @Test
    void refusesLimitsThatAreNotPositive() {
        assertThat(SourceLimits.defaults().withRows(7).rows()).isEqualTo(7);
        assertThatThrownBy(() -> SourceLimits.defaults().withRows(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsTheMessageOfAFailureWithThePlace() {
        var failure = new SourceException(
                SourceException.Reason.MALFORMED, RowLocation.ofRow("users.csv", 7), "a quote is not closed");
        assertThat(failure).hasMessage("users.csv row 7: a quote is not closed");
        assertThat(failure.location().row()).isEqualTo(7);
        assertThat(failure.reason()).isEqualTo(SourceException.Reason.MALFORMED);
    }

    private static String fingerprint(RowSource source, int rows) {
        try (RowReader reader = source.open()) {
            for (int number = 1; number <= rows; number++) {
                Row row = Objects.requireNonNull(reader.next());
                assertThat(row.number()).isEqualTo(number);
            }
            assertThat(reader.next()).isNull();
            return reader.info().fingerprint();
        }
    }
}
