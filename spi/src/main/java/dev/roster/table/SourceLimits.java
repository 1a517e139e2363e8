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
 * @param archive what a compressed file may hold besides; default {@link Archive#defaults()}
 */
public record SourceLimits(long bytes, long rows, int columns, int cellLength, int rowLength, Archive archive) {

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
        this(bytes, rows, columns, cellLength, rowLength, Archive.defaults());
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
    public SourceLimits withArchive(Archive limits) {
        return new SourceLimits(bytes, rows, columns, cellLength, rowLength, limits);
    }

    /**
     * What a compressed file such as a workbook may hold, enforced while it is read: the sizes that it claims are not
     * believed.
     *
     * @param entries files inside it; default 10,000
     * @param ratio how many times its own size a file inside may have when unpacked, 16 MiB being free; default 100
     * @param sharedStrings texts that cells refer to by number; default 20,000,000
     * @param depth how deep XML elements stand inside each other; default 64
     */
    public record Archive(int entries, int ratio, int sharedStrings, int depth) {

        private static final Archive DEFAULTS = new Archive(10_000, 100, 20_000_000, 64);
        private static final long FREE_BYTES = 16L << 20;

        /**
         * Checks the limits.
         *
         * @throws IllegalArgumentException if a limit is not positive
         */
        public Archive {
            if (entries < 1 || ratio < 1 || sharedStrings < 1 || depth < 1) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }

        /** {@return the default limits} */
        public static Archive defaults() {
            return DEFAULTS;
        }

        /**
         * How much a file inside may hold when unpacked.
         *
         * @param size the size of the compressed file, in bytes
         * @return the bytes
         */
        public long unpackedBytes(long size) {
            return Math.max(FREE_BYTES, size > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : size * ratio);
        }
    }
}
