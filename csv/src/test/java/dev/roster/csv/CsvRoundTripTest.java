package dev.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvRoundTripTest {

    private static final String[] PIECES = {
        "",
        "a",
        "Ada",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "'",
        "\"",
        ",",
        ";",
        "|",
        " ",
        "1",
        "2.5",
        "+4930",
        "\uFF1D",
        "\uFF0B",
        "\uFF0D",
        "\uFF20",
        "\u00E9",
        "e\u0301",
        "\u0130",
        "\uD83D\uDE00",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "sep=;",
        "sep=",
        "<html",
        "%PDF-",
        "PK\u0003\u0004",
        "\u001A",
        "\uFFFD",
        "\uFFFF",
        "\u2028",
        "\\",
        "''=",
        "x,y"
    };
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    @ParameterizedTest(name = "2,000 tables, seed 4180, mark {0}")
    @EnumSource(ByteOrderMark.class)
    void readsBackWhatWasWritten(ByteOrderMark mark) {
        Random random = new Random(4180);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> table = table(random);
            CsvStyle style = new CsvStyle(SEPARATORS[random.nextInt(SEPARATORS.length)], mark);
            Reading reading = Reading.of(Reading.source(write(table, style)));

            assertThat(reading.failure()).as("table %d", i).isNull();
            assertThat(reading.rows()).as("table %d", i).isEqualTo(numbered(table));
        }
    }

    /** Blank rows are left out when read; all others keep the number of their place. */
    private static List<Row> numbered(List<List<String>> table) {
        return IntStream.range(0, table.size())
                .mapToObj(i -> Row.of(i + 1, table.get(i).toArray(String[]::new)))
                .filter(row -> !row.isBlank())
                .toList();
    }

    private static String write(List<List<String>> table, CsvStyle style) {
        StringBuilder out = new StringBuilder();
        try (CsvTableWriter writer = CsvTableWriter.to(out, style)) {
            table.forEach(writer::write);
        }
        return out.toString();
    }

    private static List<List<String>> table(Random random) {
        int columns = 1 + random.nextInt(6);
        List<List<String>> table = new ArrayList<>();
        table.add(cells(random, columns, "h"));
        for (int rows = random.nextInt(12); rows > 0; rows--) {
            table.add(cells(random, columns, ""));
        }
        return table;
    }

    private static List<String> cells(Random random, int columns, String end) {
        return IntStream.range(0, columns).mapToObj(i -> cell(random) + end).toList();
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }
}
