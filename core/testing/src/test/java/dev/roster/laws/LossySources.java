package dev.roster.laws;

import dev.roster.spi.DirectorySource;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Directories with one flaw each. */
final class LossySources {

    /** Where each directory stood when it was read last. */
    private static final Map<DirectorySource, String> STOOD = new ConcurrentHashMap<>();

    private LossySources() {}

    static DirectorySource withoutTheLast(DirectorySource real) {
        return ofReadings(
                real, real::read, rows -> rows.subList(0, Math.max(0, rows.size() - 1)), reading -> reading::cookie);
    }

    static DirectorySource numberedAnew(DirectorySource real) {
        return ofReadings(
                real,
                real::read,
                rows -> rows.stream()
                        .map(row -> with(row, real.idPrefix() + UUID.randomUUID()))
                        .toList(),
                reading -> reading::cookie);
    }

    private static Row with(Row row, String id) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(i == 0 ? id : row.cell(i));
        }
        return Row.of(row.number(), cells.toArray(String[]::new));
    }

    /** A source that remembers where it stood, whatever it is asked. */
    static DirectorySource movedByItself(DirectorySource real) {
        return ofReadings(
                real,
                cookie -> {
                    DirectorySource.Reading reading =
                            real.read(cookie == null ? null : STOOD.getOrDefault(real, cookie));
                    STOOD.put(real, end(real.read(null)));
                    return reading;
                },
                rows -> rows,
                reading -> reading::cookie);
    }

    private static String end(DirectorySource.Reading reading) {
        try (RowReader rows = reading.rows().open()) {
            Row row = rows.next();
            while (row != null) {
                row = rows.next();
            }
        }
        return reading.cookie();
    }

    static DirectorySource withALateCookie(DirectorySource real) {
        return ofReadings(real, real::read, rows -> rows, reading -> () -> {
            reading.cookie();
            return end(real.read(null));
        });
    }

    static DirectorySource withAnEarlyCookie(DirectorySource real) {
        return ofReadings(real, real::read, rows -> rows, reading -> () -> "0");
    }

    static DirectorySource believing(DirectorySource real) {
        return ofReadings(
                real,
                cookie -> real.read(cookie == null || cookie.matches("\\d{1,9}") ? cookie : "0"),
                rows -> rows,
                reading -> reading::cookie);
    }

    private static DirectorySource ofReadings(
            DirectorySource real,
            Function<@Nullable String, DirectorySource.Reading> readings,
            UnaryOperator<List<Row>> rows,
            Function<DirectorySource.Reading, Supplier<String>> cookies) {
        return new DirectorySource() {
            @Override
            public List<String> fieldKeys() {
                return real.fieldKeys();
            }

            @Override
            public String idPrefix() {
                return real.idPrefix();
            }

            @Override
            public Reading read(@Nullable String cookie) {
                Reading reading = readings.apply(cookie);
                Supplier<String> end = cookies.apply(reading);
                return new Reading() {
                    @Override
                    public Extent extent() {
                        return reading.extent();
                    }

                    @Override
                    public RowSource rows() {
                        return new Changed(reading.rows(), rows);
                    }

                    @Override
                    public String cookie() {
                        return end.get();
                    }
                };
            }
        };
    }

    private record Changed(RowSource real, UnaryOperator<List<Row>> change) implements RowSource {

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public List<String> fieldKeys() {
            return real.fieldKeys();
        }

        @Override
        public RowReader open() {
            RowReader reader = real.open();
            return new RowReader() {
                private @Nullable List<Row> left;

                @Override
                public @Nullable Row next() {
                    if (left == null) {
                        List<Row> all = new ArrayList<>();
                        for (Row row = reader.next(); row != null; row = reader.next()) {
                            all.add(row);
                        }
                        left = new ArrayList<>(change.apply(all));
                    }
                    return left.isEmpty() ? null : left.remove(0);
                }

                @Override
                public SourceInfo info() {
                    return reader.info();
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }
    }
}
