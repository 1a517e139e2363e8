package dev.roster.directory.ldap;

import dev.roster.spi.DirectorySource;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory in whose readings something happens before a row. */
record Interrupted(DirectorySource source, long row, Runnable what) implements DirectorySource {

    @Override
    public List<String> fieldKeys() {
        return source.fieldKeys();
    }

    @Override
    public Reading read(@Nullable String cookie) {
        Reading reading = source.read(cookie);
        return new Reading() {
            @Override
            public Extent extent() {
                return reading.extent();
            }

            @Override
            public RowSource rows() {
                return new Rows(reading.rows());
            }

            @Override
            public String cookie() {
                return reading.cookie();
            }
        };
    }

    private final class Rows implements RowSource {

        private final RowSource rows;

        Rows(RowSource rows) {
            this.rows = rows;
        }

        @Override
        public String name() {
            return rows.name();
        }

        @Override
        public List<String> fieldKeys() {
            return rows.fieldKeys();
        }

        @Override
        public RowReader open() {
            RowReader reader = rows.open();
            return new RowReader() {
                private long number;

                @Override
                public @Nullable Row next() {
                    if (++number == row) {
                        what.run();
                    }
                    return reader.next();
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
