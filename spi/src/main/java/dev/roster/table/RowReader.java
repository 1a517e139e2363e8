package dev.roster.table;

import java.util.List;
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

    /**
     * Looks at the tables that stand beside the one that is read, such as the other sheets of a workbook that are shown.
     * The reading goes on where it was.
     *
     * @param rows how many of the first rows of each are wanted at most
     * @return the tables in their order; empty for data that is one table
     */
    default List<OtherTable> others(int rows) {
        return List.of();
    }

    /** Releases what the reading holds. May be called several times. */
    @Override
    void close();
}
