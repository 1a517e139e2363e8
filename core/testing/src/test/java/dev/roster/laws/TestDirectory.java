package dev.roster.laws;

import dev.roster.model.Field;
import dev.roster.spi.DirectorySource;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.table.SourceInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory in memory that counts its changes: a cookie is the count, and entries that are gone leave no trace. */
final class TestDirectory implements DirectorySource {

    private final List<String> keys;
    private final String prefix;
    private final Map<String, Map<String, String>> entries = new TreeMap<>();
    private final Map<String, Long> changedAt = new TreeMap<>();
    private long changes;
    private long oldestCookie;
    private long failsAtRow = -1;

    TestDirectory(Field<?>... fields) {
        this("", fields);
    }

    TestDirectory(String prefix, Field<?>... fields) {
        this.prefix = prefix;
        keys = new ArrayList<>(List.of(Field.EXTERNAL_ID.key()));
        Arrays.stream(fields).map(Field::key).forEach(keys::add);
    }

    /** {@code put("1", "userName=ada", "department=Research")}: what is not named is blank. */
    TestDirectory put(String id, String... cells) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String cell : cells) {
            texts.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
        }
        texts.put(Field.EXTERNAL_ID.key(), prefix + id);
        if (!texts.equals(entries.put(id, texts))) {
            changedAt.put(id, ++changes);
        }
        return this;
    }

    TestDirectory remove(String id) {
        entries.remove(id);
        changedAt.remove(id);
        changes++;
        return this;
    }

    /** Cookies of before are of no use any more. */
    void forget() {
        oldestCookie = ++changes;
    }

    /** The reading breaks off before a row; -1 for none. */
    void failAtRow(long row) {
        failsAtRow = row;
    }

    @Override
    public List<String> fieldKeys() {
        return keys;
    }

    @Override
    public String idPrefix() {
        return prefix;
    }

    @Override
    public Reading read(@Nullable String cookie) {
        long since = since(cookie);
        List<Map<String, String>> found = new ArrayList<>();
        entries.forEach((id, texts) -> {
            if (changedAt.getOrDefault(id, 0L) > since) {
                found.add(texts);
            }
        });
        String next = Long.toString(changes);
        return new Reading() {
            private final Source source = new Source(found);

            @Override
            public Extent extent() {
                return since < 0 ? Extent.FULL : Extent.CHANGES;
            }

            @Override
            public RowSource rows() {
                return source;
            }

            @Override
            public String cookie() {
                if (!source.isAtEnd) {
                    throw new IllegalStateException("not read to the end");
                }
                return next;
            }
        };
    }

    private long since(@Nullable String cookie) {
        if (cookie == null || !cookie.matches("\\d{1,18}")) {
            return -1;
        }
        long count = Long.parseLong(cookie);
        return count < oldestCookie || count > changes ? -1 : count;
    }

    private final class Source implements RowSource {

        private final List<Map<String, String>> found;
        private boolean isAtEnd;

        Source(List<Map<String, String>> found) {
            this.found = found;
        }

        @Override
        public String name() {
            return "test directory";
        }

        @Override
        public List<String> fieldKeys() {
            return keys;
        }

        @Override
        public RowReader open() {
            Iterator<Map<String, String>> left = found.iterator();
            return new RowReader() {
                private long number;

                @Override
                public @Nullable Row next() {
                    if (++number == failsAtRow) {
                        throw new SourceException(
                                SourceException.Reason.UNREADABLE,
                                RowLocation.ofRow(name(), number),
                                "the directory does not answer any more");
                    }
                    if (!left.hasNext()) {
                        isAtEnd = true;
                        return null;
                    }
                    Map<String, String> texts = left.next();
                    return Row.of(
                            number,
                            keys.stream()
                                    .map(key -> texts.getOrDefault(key, ""))
                                    .toArray(String[]::new));
                }

                @Override
                public SourceInfo info() {
                    return new SourceInfo(
                            name(), null, SourceInfo.IN_MEMORY, Integer.toHexString(found.hashCode()) + number);
                }

                @Override
                public void close() {
                    // Nothing is held open.
                }
            };
        }
    }
}
