package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.table.Row;
import dev.roster.table.SourceException;
import java.util.List;

/** What holds for the reading of any bytes at all. */
final class ReadingLaw {

    private ReadingLaw() {}

    /**
     * Reads the bytes; whatever is thrown but a {@link SourceException} comes out.
     *
     * @throws AssertionError if a row or the failure is not as it has to be
     */
    static void holdsFor(byte[] bytes) {
        CsvRowSource source = Reading.source(bytes);
        Reading reading = Reading.of(source);
        long last = 0;
        for (Row row : reading.rows()) {
            require(row.number() > last, "rows are counted upwards");
            require(!row.isBlank(), "blank rows are left out");
            last = row.number();
        }
        if (reading.failure() == null) {
            require(!reading.rows().isEmpty(), "a file without rows is refused");
            require(reading.equals(Reading.of(source)), "a file reads the same each time");
            requireRoundTrip(reading.rows(), source.style());
        } else {
            requireSentence(reading.failure(), last);
        }
    }

    private static void requireSentence(SourceException failure, long lastRow) {
        String message = String.valueOf(failure.getMessage());
        require(message.startsWith("users.csv"), "a failure names the file");
        require(message.length() < 500, "a failure is a sentence");
        long row = failure.location().row();
        require(row == 0 || row > lastRow, "a failure is behind the rows that were read");
    }

    /** What was read can be written and read again, whatever it is. */
    private static void requireRoundTrip(List<Row> rows, CsvStyle style) {
        StringBuilder text = new StringBuilder();
        try (CsvTableWriter writer = CsvTableWriter.to(text, style)) {
            rows.forEach(row -> writer.write(row.cells()));
        }
        Reading again =
                Reading.of(Reading.source(text.toString().getBytes(UTF_8)).withSeparator(style.separator()));
        require(again.failure() == null, "what is written can be read");
        require(again.cells().equals(rows.stream().map(Row::cells).toList()), "what is written is read as it was");
    }

    private static void require(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }
}
