package dev.roster.testing;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.table.Row;
import dev.roster.table.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    @Test
    void separatesCellsByCommas() {
        assertThat(read("email,department", "ada@example.com,", ",", ""))
                .containsExactly(
                        Row.of(1, "email", "department"),
                        Row.of(2, "ada@example.com", ""),
                        Row.of(3, "", ""),
                        Row.of(4, ""));
    }

    @Test
    void takesQuotedCellsWithCommasQuotesAndLineBreaks() {
        assertThat(read("\"Hopper, Grace\",\"the \"\"Admiral\"\"\",\"\",\"two\nlines\",mid\"dle"))
                .containsExactly(Row.of(1, "Hopper, Grace", "the \"Admiral\"", "", "two\nlines", "mid\"dle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "\"", "\"closed\"x", "a,\"b\"\""})
    void refusesQuotesThatDoNotEndACell(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> rows(line)).withMessageContaining(line);
    }

    private static List<Row> read(String... lines) {
        List<Row> read = new ArrayList<>();
        try (RowReader reader = rows(lines).open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                read.add(row);
            }
        }
        return read;
    }
}
