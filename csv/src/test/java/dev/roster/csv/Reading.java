package dev.roster.csv;

import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import dev.roster.table.SourceInfo;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that one reading gave. */
record Reading(
        List<Row> rows,
        @Nullable SourceException failure,
        @Nullable SourceInfo info) {

    static CsvRowSource source(byte[] bytes) {
        return CsvRowSource.of("users.csv", () -> new ByteArrayInputStream(bytes));
    }

    static CsvRowSource source(String text) {
        return source(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(CsvRowSource source) {
        List<Row> rows = new ArrayList<>();
        SourceInfo info = null;
        try (RowReader reader = source.open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
                info = reader.info();
            }
            return new Reading(rows, null, reader.info());
        } catch (SourceException failure) {
            return new Reading(rows, failure, info);
        }
    }

    List<List<String>> cells() {
        return rows.stream().map(Row::cells).toList();
    }

    SourceException requireFailure() {
        if (failure == null) {
            throw new AssertionError("expected a failure after " + rows.size() + " rows");
        }
        return failure;
    }

    SourceInfo requireInfo() {
        if (info == null) {
            throw new AssertionError("expected to read a row at least");
        }
        return info;
    }
}
