package dev.roster.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are already in memory. */
record ListedRows(String name, List<List<String>> rows) implements RowSource {

    ListedRows {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public RowReader open() {
        Iterator<List<String>> left = rows.iterator();
        return new RowReader() {
            private final MessageDigest digest = Fingerprints.sha256();
            private long number;

            @Override
            public @Nullable Row next() {
                if (!left.hasNext()) {
                    return null;
                }
                Row row = Row.of(++number, left.next().toArray(String[]::new));
                row.cells().forEach(cell -> digest.update((cell + '\u001f').getBytes(StandardCharsets.UTF_8)));
                digest.update((byte) '\n');
                return row;
            }

            @Override
            public SourceInfo info() {
                return new SourceInfo(name, null, SourceInfo.IN_MEMORY, Fingerprints.hex(digest));
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
