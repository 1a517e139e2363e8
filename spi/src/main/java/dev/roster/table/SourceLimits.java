package dev.roster.table;

import java.util.Objects;

/**
 * How much a source may hold, enforced while it is read.
 *
 * @param bytes the size of the data, in bytes as stored; default 4 GiB
 * @param rows rows, the header counted; default 10,000,000
 * @param columns cells in one row; default 512
 * @param cellLength UTF-16 units in one cell; default 65,536
 * @param rowLength UTF-16 units in one row, its separators counted; default 1,048,576
 * @param archive what a compressed file may hold besides; default {@link ArchiveLimits#defaults()}
 */
public record SourceLimits(long bytes, long rows, int columns, int cellLength, int rowLength, ArchiveLimits archive) {

    private static final SourceLimits DEFAULTS = new SourceLimits(4L << 30, 10_000_000, 512, 65_536, 1 << 20);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public SourceLimits {
        if (bytes < 1 || rows < 1 || columns < 1 || cellLength < 1 || rowLength < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        Objects.requireNonNull(archive, "archive");
    }

    /**
     * Limits with the defaults for compressed files.
     *
     * @param bytes the size of the data, in bytes as stored
     * @param rows rows, the header counted
     * @param columns cells in one row
     * @param cellLength UTF-16 units in one cell
     * @param rowLength UTF-16 units in one row
     */
    public SourceLimits(long bytes, long rows, int columns, int cellLength, int rowLength) {
        this(bytes, rows, columns, cellLength, rowLength, ArchiveLimits.defaults());
    }

    /** {@return the default limits} */
    public static SourceLimits defaults() {
        return DEFAULTS;
    }

    /**
     * The same limits but for the rows.
     *
     * @param limit the rows, the header counted
     * @return the changed copy
     */
    public SourceLimits withRows(long limit) {
        return new SourceLimits(bytes, limit, columns, cellLength, rowLength, archive);
    }

    /**
     * The same limits but for compressed files.
     *
     * @param limits what a compressed file may hold
     * @return the changed copy
     */
    public SourceLimits withArchive(ArchiveLimits limits) {
        return new SourceLimits(bytes, rows, columns, cellLength, rowLength, limits);
    }
}
