package dev.roster.table;

/**
 * How much a source may hold, enforced while it is read.
 *
 * @param bytes the size of the data, in bytes as stored; default 4 GiB
 * @param rows rows, the header counted; default 10,000,000
 * @param columns cells in one row; default 512
 * @param cellLength UTF-16 units in one cell; default 65,536
 * @param rowLength UTF-16 units in one row, its separators counted; default 1,048,576
 */
public record SourceLimits(long bytes, long rows, int columns, int cellLength, int rowLength) {

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
        return new SourceLimits(bytes, limit, columns, cellLength, rowLength);
    }
}
