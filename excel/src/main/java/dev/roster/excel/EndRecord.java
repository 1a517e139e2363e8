package dev.roster.excel;

import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The end of a ZIP file (APPNOTE 4.3.16), judged before the JDK opens the archive, which loads the whole directory.
 * An archive with anything that could be taken for a second end is refused.
 */
final class EndRecord {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONG_LOCATOR = 0x07064b50;
    private static final int LONG_LOCATOR_LENGTH = 20;
    private static final int LONG_RECORD_LENGTH = 56;
    private static final int MAX_COMMENT = 0xFFFF;
    /** What stands where a number is too large for its place; the second record has it. */
    private static final int STANDS_ELSEWHERE = 0xFFFF;

    private static final long BYTES_STAND_ELSEWHERE = 0xFFFF_FFFFL;
    private static final long BYTES_PER_ENTRY = 512;

    private final FileChannel file;
    private final SourceLimits.Archive limits;

    private EndRecord(FileChannel file, SourceLimits.Archive limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Refuses an archive without one clear end, or with a directory above the limits.
     *
     * @throws Refusal if it is truncated, ambiguous or has too many files inside
     * @throws IOException if the workbook cannot be read
     */
    static void check(Path path, SourceLimits.Archive limits) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            new EndRecord(file, limits).check();
        }
    }

    private void check() throws IOException {
        int length = (int) Math.min(file.size(), LENGTH + MAX_COMMENT);
        ByteBuffer tail = read(file.size() - length, length);
        int end = length - LENGTH;
        while (end >= 0 && tail.getInt(end) != SIGNATURE) {
            end--;
        }
        int behind = end < 0 ? -1 : length - end - LENGTH - Short.toUnsignedInt(tail.getShort(end + 20));
        if (behind != 0) {
            throw Refusal.malformed(behind < 0 ? XlsxMessages.TRUNCATED : XlsxMessages.BYTES_BEHIND_END);
        }
        int entries = Short.toUnsignedInt(tail.getShort(end + 10));
        long bytes = Integer.toUnsignedLong(tail.getInt(end + 12));
        checkDirectory(entries == STANDS_ELSEWHERE ? 0 : entries, bytes == BYTES_STAND_ELSEWHERE ? 0 : bytes);
        checkLongRecord(file.size() - length + end - LONG_LOCATOR_LENGTH);
    }

    /**
     * Archives with very many or very large files say so in a second record.
     *
     * @throws IOException if the workbook cannot be read
     */
    private void checkLongRecord(long locatorPlace) throws IOException {
        if (locatorPlace < 0) {
            return;
        }
        ByteBuffer locator = read(locatorPlace, LONG_LOCATOR_LENGTH);
        if (locator.getInt(0) != LONG_LOCATOR) {
            return;
        }
        long place = locator.getLong(8);
        if (place < 0 || place > locatorPlace - LONG_RECORD_LENGTH) {
            throw Refusal.malformed(XlsxMessages.TRUNCATED);
        }
        ByteBuffer record = read(place, LONG_RECORD_LENGTH);
        checkDirectory(record.getLong(32), record.getLong(40));
    }

    private void checkDirectory(long entries, long bytes) throws Refusal {
        boolean isLarge = entries > limits.entries() || bytes > limits.entries() * BYTES_PER_ENTRY;
        if (isLarge || entries < 0 || bytes < 0) {
            throw Refusal.tooLarge(XlsxMessages.tooManyEntries(limits.entries()));
        }
    }

    private ByteBuffer read(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, place + bytes.position()) < 0) {
                throw Refusal.malformed(XlsxMessages.TRUNCATED);
            }
        }
        return bytes;
    }
}
