package dev.roster.table;

import org.jspecify.annotations.Nullable;

/** One reading of a {@link RowSource}. For one thread at a time. */
public interface RowReader extends AutoCloseable {

    /**
     * Reads the next row; blank rows are left out, so numbers may jump.
     *
     * @return the row, or null at the end
     * @throws SourceException if the data cannot be read on; the reader is of no further use
     */
    @Nullable Row next();

    /** {@return what was found out about the data; the fingerprint covers what was read so far, so ask at the end} */
    SourceInfo info();

    /** Releases what the reading holds. May be called several times. */
    @Override
    void close();
}
