package dev.roster.table;

/**
 * What a compressed file such as a workbook may hold, enforced while it is read: the sizes that it claims are not
 * believed.
 *
 * @param entries files inside it; default 10,000
 * @param ratio how many times its own size a file inside may have when unpacked, 16 MiB being free; default 100
 * @param sharedStrings texts that cells refer to by number; default 20,000,000
 * @param depth how deep XML elements stand inside each other; default 64
 */
public record ArchiveLimits(int entries, int ratio, int sharedStrings, int depth) {

    private static final ArchiveLimits DEFAULTS = new ArchiveLimits(10_000, 100, 20_000_000, 64);
    private static final long FREE_BYTES = 16L << 20;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public ArchiveLimits {
        if (entries < 1 || ratio < 1 || sharedStrings < 1 || depth < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** {@return the default limits} */
    public static ArchiveLimits defaults() {
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
